package dev.nasc.lsp.feature;

import dev.nasc.lsp.name.Mention;
import dev.nasc.lsp.name.Target;
import dev.nasc.lsp.name.Target.Kind;
import dev.nasc.model.Body;
import dev.nasc.model.Callable;
import dev.nasc.model.Callable.Realm;
import dev.nasc.model.Term;
import dev.nasc.resolve.Library;
import dev.nasc.resolve.Module;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TypeHierarchyItem;

/**
 * What is a kind of what. A block that is one call of another, {@code block dw_conv(…) = conv(…)},
 * is a kind of that; an architecture is one of its space.
 */
public final class KindsFeature {
  private static final Set<Kind> KINDS =
      Set.of(Kind.SPACE, Kind.BLOCK, Kind.CELL, Kind.LAYER, Kind.ARCHITECTURE);

  private final Question question;
  private final Hierarchy hierarchy;

  public KindsFeature(Question question) {
    this.question = question;
    hierarchy = new Hierarchy(question);
  }

  public List<TypeHierarchyItem> prepare(Position position) {
    int offset = question.snapshot().positions().offset(position);
    return items(
        Pointed.at(question.analysis(), offset)
            .map(Pointed::target)
            .filter(target -> KINDS.contains(target.kind()))
            .stream());
  }

  /** What it is a kind of. */
  public List<TypeHierarchyItem> supertypes(TypeHierarchyItem item) {
    var space = mentioned(item).filter(it -> it.kind() == Kind.ARCHITECTURE).flatMap(this::space);
    var called = callables().filter(it -> isOf(item, it)).flatMap(it -> called(it).stream());
    return items(Stream.concat(space.stream(), called.map(Target::of)));
  }

  /** What is a kind of it. */
  public List<TypeHierarchyItem> subtypes(TypeHierarchyItem item) {
    var architectures = mentioned(item).stream().flatMap(new CallsFeature(question)::architectures);
    var callers =
        callables().filter(it -> called(it).filter(callee -> isOf(item, callee)).isPresent());
    return items(Stream.concat(architectures, callers.map(Target::of)));
  }

  private static boolean isOf(TypeHierarchyItem item, Callable callable) {
    return Hierarchy.isOf(item.getData(), callable.span());
  }

  private Optional<Target> mentioned(TypeHierarchyItem item) {
    return question.analysis().bindings().all().stream()
        .map(Mention::target)
        .filter(target -> Hierarchy.isOf(item.getData(), target.span()))
        .findFirst();
  }

  /** The space that an architecture's head names. */
  private Optional<Target> space(Target architecture) {
    return question.analysis().bindings().all().stream()
        .filter(it -> !it.declares() && it.target().kind() == Kind.SPACE)
        .filter(it -> architecture.whole().start() <= it.span().start())
        .filter(it -> it.span().end() <= architecture.whole().end())
        .map(Mention::target)
        .findFirst();
  }

  /**
   * The networks and their parts that this document, the other open ones and the library declare.
   */
  private Stream<Callable> callables() {
    var open = question.documents().analyses().stream();
    var here = Stream.concat(Stream.of(question.analysis()), open);
    var library = Library.names().stream().flatMap(name -> Library.find(name).stream());
    return Stream.concat(here.map(it -> it.compilation().module()), library)
        .flatMap(KindsFeature::own)
        .distinct();
  }

  private static Stream<Callable> own(Module module) {
    return module.own().values().stream()
        .filter(it -> it.realm() == Realm.NETWORK || it.realm() == Realm.SPACE);
  }

  /** The one thing that a declaration calls, and does nothing else. */
  private static Optional<Callable> called(Callable callable) {
    return callable instanceof Callable.Declared declared
            && declared.kind() != Callable.Declared.Kind.LET
        ? called(declared.body())
        : Optional.empty();
  }

  private static Optional<Callable> called(Term body) {
    if (body instanceof Term.Use use) {
      return Optional.of(use.target());
    }
    return body instanceof Term.Sequence sequence
            && sequence.body().entries().size() == 1
            && sequence.body().entries().get(0) instanceof Body.Entry.Step step
        ? called(step.term())
        : Optional.empty();
  }

  private List<TypeHierarchyItem> items(Stream<Target> targets) {
    return targets.flatMap(target -> item(target).stream()).distinct().toList();
  }

  private Optional<TypeHierarchyItem> item(Target target) {
    return hierarchy
        .place(target)
        .map(
            at -> {
              var item =
                  new TypeHierarchyItem(
                      target.name(), Hierarchy.symbol(target), at.uri(), at.whole(), at.name());
              item.setDetail(Hierarchy.detail(target));
              item.setData(hierarchy.data(target));
              return item;
            });
  }
}
