package dev.nasc.resolve;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Item;
import dev.nasc.ast.SyntaxTree;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.diagnostic.Nearest;
import dev.nasc.model.Callable;
import dev.nasc.model.SpaceProgram;
import dev.nasc.model.Term;
import dev.nasc.model.Type;
import dev.nasc.source.Sources;
import dev.nasc.source.Span;
import dev.nasc.syntax.Parser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves a file: first every declaration's name, then what stands inside them. */
public final class ModuleResolver {
  private static final Set<String> GIVEN =
      Set.of("input", "index", "prev", "prev2", "earlier", "previous", "nodes");

  private final Module module;
  private final Findings findings;
  private final Sources sources;
  private final Set<String> importing;
  private final Map<Module.Key, Callable> brought = new HashMap<>();
  private final IdentityHashMap<Callable, Callable> ambiguous = new IdentityHashMap<>();
  private final Set<Span> used = new HashSet<>();
  private final Set<String> searchNames = new HashSet<>();
  private final Map<Span, String> declaredNames = new LinkedHashMap<>();

  private ModuleResolver(Module module, Sources sources, Findings findings, Set<String> importing) {
    this.module = module;
    this.sources = sources;
    this.findings = findings;
    this.importing = importing;
  }

  public static Module resolve(SyntaxTree tree, Sources sources, Findings findings) {
    return resolve(tree, sources, findings, Set.of(tree.file().name()));
  }

  private static Module resolve(
      SyntaxTree tree, Sources sources, Findings findings, Set<String> importing) {
    var module = Module.empty(tree.file());
    var resolver = new ModuleResolver(module, sources, findings, importing);
    resolver.imports(tree);
    var declared = resolver.declare(tree);
    resolver.define(tree, declared);
    resolver.unused();
    return module;
  }

  Module module() {
    return module;
  }

  Findings findings() {
    return findings;
  }

  private void imports(SyntaxTree tree) {
    boolean library = Library.holds(tree.file());
    if (!library || !tree.file().name().equals("std/ops.nas")) {
      see(Library.find(Library.OPERATIONS).orElseThrow());
    }
    if (tree.file().name().equals("std/recipes.nas")) {
      see(Library.find(Library.SEARCH).orElseThrow());
    }
    if (!library && tree.items().stream().anyMatch(ModuleResolver::needsSearch)) {
      see(Library.find(Library.SEARCH).orElseThrow());
    }
    if (!library && tree.items().stream().anyMatch(ModuleResolver::needsRecipes)) {
      see(Library.find(Library.RECIPES).orElseThrow());
    }
    for (var item : tree.items()) {
      if (item instanceof Item.Import imported) {
        load(imported).ifPresent(this::seeImported);
      }
    }
  }

  private static boolean needsSearch(Item item) {
    return item instanceof Item.Declaration declaration
        && (declaration.kind() == Item.Kind.SEARCH
            || declaration.kind() == Item.Kind.RECIPE
            || declaration.kind() == Item.Kind.SPACE);
  }

  private static boolean needsRecipes(Item item) {
    return item instanceof Item.Declaration declaration
        && (declaration.kind() == Item.Kind.SEARCH || declaration.kind() == Item.Kind.RECIPE);
  }

  private void see(Module other) {
    module.imported().putAll(other.own());
    module.importedSpaces().addAll(other.spaces());
  }

  /** A name that two imports bring is noted, and found where it is used. */
  private void seeImported(Module other) {
    other
        .own()
        .forEach(
            (key, callable) -> {
              var before = brought.putIfAbsent(key, callable);
              if (before != null && before != callable) {
                ambiguous.put(callable, before);
              }
            });
    see(other);
  }

  /** Reports the use of a name that two imports bring. */
  void useImported(Callable callable, Span at) {
    var other = ambiguous.get(callable);
    if (other != null) {
      findings.add(
          Diagnostic.of(DiagnosticCode.AMBIGUOUS, at, callable.name())
              .related(other.span(), "The other `" + callable.name() + "`."));
    }
  }

  private Optional<Module> load(Item.Import imported) {
    if (!imported.quoted()) {
      var found = Library.find(imported.name());
      if (found.isEmpty()) {
        var finding =
            Diagnostic.of(
                DiagnosticCode.NO_IMPORT,
                imported.span(),
                imported.name(),
                "the standard library has no such module");
        var hint = "It has `" + String.join("`, `", Library.names()) + "`.";
        findings.add(finding.hint(Nearest.hint(imported.name(), Library.names()).orElse(hint)));
      }
      return found;
    }
    var loaded = sources.load(module.file(), imported.name());
    if (loaded instanceof Sources.Loaded.Refused refused) {
      findings.add(DiagnosticCode.NO_IMPORT, imported.span(), imported.name(), refused.reason());
      return Optional.empty();
    }
    var file = ((Sources.Loaded.Found) loaded).file();
    if (importing.contains(file.name())) {
      findings.add(
          DiagnosticCode.NO_IMPORT,
          imported.span(),
          imported.name(),
          "it imports this file, directly or through others");
      return Optional.empty();
    }
    var parsed = Parser.parse(file);
    findings.addAll(parsed.findings());
    var inner = new HashSet<>(importing);
    inner.add(file.name());
    return Optional.of(resolve(parsed.tree(), sources, findings, inner));
  }

  private List<Named> declare(SyntaxTree tree) {
    var declared = new ArrayList<Named>();
    for (var item : tree.items()) {
      if (item instanceof Item.Declaration search && search.kind() == Item.Kind.SEARCH) {
        searchNames.add(search.name().text());
      }
      if (item instanceof Item.Let let) {
        var callable =
            declared(Callable.Declared.Kind.LET, let.name(), let.documentation(), let.span());
        declared.add(new Named(let, callable));
      } else if (item instanceof Item.Declaration declaration) {
        kind(declaration)
            .ifPresent(
                kind ->
                    declared.add(
                        new Named(
                            item,
                            declared(
                                kind,
                                declaration.name(),
                                declaration.documentation(),
                                item.span()))));
      }
    }
    return declared;
  }

  private static Optional<Callable.Declared.Kind> kind(Item.Declaration declaration) {
    return switch (declaration.kind()) {
      case BLOCK -> Optional.of(Callable.Declared.Kind.BLOCK);
      case SPACE -> Optional.of(Callable.Declared.Kind.SPACE);
      case RECIPE -> Optional.of(Callable.Declared.Kind.RECIPE);
      case OPERATION ->
          OwnOperationResolver.isOwn(declaration)
              ? Optional.of(Callable.Declared.Kind.BLOCK)
              : Optional.empty();
      case CELL -> Optional.of(Callable.Declared.Kind.CELL);
      case ARCHITECTURE, SEARCH -> Optional.empty();
    };
  }

  private Callable.Declared declared(
      Callable.Declared.Kind kind, dev.nasc.ast.Identifier name, String documentation, Span whole) {
    var declared = new Callable.Declared(kind, name.text(), documentation, name.span(), whole);
    enter(name, declared);
    if (kind != Callable.Declared.Kind.SPACE) {
      declared(name.text(), name.span());
    }
    return declared;
  }

  /** Notes a declaration that somebody should use. */
  void declared(String name, Span span) {
    declaredNames.put(span, name);
  }

  void use(Span span) {
    used.add(span);
  }

  /** In a file that is not there to be imported, what nobody uses is a mistake or a leftover. */
  private void unused() {
    if (module.spaces().isEmpty() && module.searches().isEmpty()) {
      return;
    }
    declaredNames.forEach(
        (span, name) -> {
          if (!used.contains(span) && !name.isEmpty()) {
            findings.add(DiagnosticCode.UNUSED, span, name);
          }
        });
  }

  /** Makes a name visible in the file, with findings for what is wrong about it. */
  private void enter(dev.nasc.ast.Identifier name, Callable callable) {
    if (GIVEN.contains(name.text())) {
      findings.add(DiagnosticCode.RESERVED_NAME, name.span(), name.text());
    }
    var key = new Module.Key(callable.realm(), name.text());
    var before = module.own().putIfAbsent(key, callable);
    if (before != null && !name.text().isEmpty()) {
      findings.add(
          Diagnostic.of(DiagnosticCode.REPEATED_NAME, name.span(), name.text())
              .related(before.span(), "The other declaration of `" + name.text() + "`."));
    }
    var hidden = module.imported().get(key);
    if (hidden != null && callable.realm() != Callable.Realm.RECIPE) {
      findings.add(
          Diagnostic.of(DiagnosticCode.HIDES_IMPORT, name.span(), name.text())
              .related(hidden.span(), "The hidden declaration."));
    }
  }

  /** Natives, then what every declaration takes, then what it does: so order does not matter. */
  private void define(SyntaxTree tree, List<Named> declared) {
    var natives = new NativeReader(this);
    for (var item : tree.items()) {
      if (item instanceof Item.Declaration operation
          && operation.kind() == Item.Kind.OPERATION
          && !OwnOperationResolver.isOwn(operation)) {
        natives.read(operation).ifPresent(found -> enter(operation.name(), found));
      }
    }
    var pending = new ArrayList<Pending>();
    declared.forEach(it -> pending.add(takes(it, null)));
    pending.forEach(Pending::define);
    for (var item : tree.items()) {
      if (item instanceof Item.Declaration declaration) {
        others(declaration);
      }
    }
  }

  private void others(Item.Declaration declaration) {
    switch (declaration.kind()) {
      case SEARCH ->
          new SearchResolver(this).resolve(declaration).ifPresent(module.searches()::add);
      case ARCHITECTURE -> module.architectures().add(architecture(declaration));
      case BLOCK, CELL, SPACE, RECIPE, OPERATION -> {}
    }
  }

  private ArchitectureProgram architecture(Item.Declaration declaration) {
    var search = declaration.of().map(path -> path.span().text()).filter(this::isSearch);
    if (search.isPresent()) {
      return new ArchitectureProgram(declaration, Optional.empty(), search);
    }
    var terms = new TermResolver(this, new Scope(null));
    var space =
        declaration
            .of()
            .map(path -> terms.named(path, Callable.Realm.SPACE, Naming.NONE))
            .flatMap(term -> term instanceof Term.Use use ? Optional.of(use) : Optional.empty());
    if (declaration.of().isEmpty()) {
      findings.add(
          DiagnosticCode.MISSING_PART,
          declaration.name().span(),
          "architecture",
          declaration.name().text(),
          "of SPACE");
    }
    return new ArchitectureProgram(declaration, space, Optional.empty());
  }

  /** Whether the file declares a search of this name, and no space. */
  private boolean isSearch(String name) {
    var key = new Module.Key(Callable.Realm.SPACE, name);
    return searchNames.contains(name)
        && !module.own().containsKey(key)
        && !module.imported().containsKey(key);
  }

  /** What is written, and what is known of it by its name. */
  record Named(Item item, Callable.Declared callable) {}

  /** A declaration whose parameters are known and whose body is still to be read. */
  record Pending(Runnable body) {
    void define() {
      body.run();
    }
  }

  /** Reads what a declaration takes; its body comes when all declarations around it are known. */
  Pending takes(Named named, @Nullable Scope outer) {
    var item = named.item();
    var callable = named.callable();
    var terms = new TermResolver(this, new Scope(outer));
    if (item instanceof Item.Let let) {
      callable.takes(parameters(let.parameters(), terms));
      return new Pending(
          () -> callable.define(terms.term(let.value(), Naming.of(let.name().text())), false));
    }
    var declaration = (Item.Declaration) item;
    if (declaration.kind() == Item.Kind.RECIPE) {
      return new RecipeResolver(terms).takes(declaration, callable);
    }
    callable.takes(parameters(declaration.parameters(), terms));
    return new Pending(
        () -> {
          var body = body(declaration, callable, terms);
          callable.define(body, terms.scope().takeMentioned().contains(0));
        });
  }

  private Term body(Item.Declaration declaration, Callable.Declared callable, TermResolver terms) {
    if (declaration.kind() == Item.Kind.OPERATION) {
      return new OwnOperationResolver(terms, findings).body(declaration);
    }
    boolean space = declaration.kind() == Item.Kind.SPACE;
    var requirements = new ArrayList<Term>();
    Term body = new Term.Broken(declaration.span());
    if (declaration.value().isEmpty()) {
      findings.add(
          DiagnosticCode.MISSING_PART,
          declaration.name().span(),
          declaration.kind().word(),
          callable.name(),
          "body");
    } else if (declaration.value().get() instanceof Expression.Braces braces) {
      var inner = new TermResolver(this, new Scope(terms.scope()));
      body = new BodyResolver(inner, requirements).sequence(braces);
    } else {
      body = terms.term(declaration.value().get(), Naming.whole(callable.name()));
    }
    if (space) {
      module.spaces().add(new SpaceProgram(callable, requirements));
    }
    return body;
  }

  List<Callable.Parameter> parameters(List<Item.Parameter> typed, TermResolver terms) {
    var parameters = new ArrayList<Callable.Parameter>();
    for (var parameter : typed) {
      var name = parameter.name().text();
      var fallback =
          parameter.fallback().map(expression -> terms.term(expression, Naming.of(name)));
      terms.declareSlot(parameter.name());
      parameters.add(new Callable.Parameter(name, fallback, new Type.Any(), "", parameter.span()));
    }
    return parameters;
  }

  static boolean isGiven(String name) {
    return GIVEN.contains(name);
  }
}
