package dev.nasc.resolve;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.Findings;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import dev.nasc.syntax.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The standard library: texts beside the classes, read module by module when a file first needs
 * one, then kept.
 */
public final class Library {
  /** What every file sees without importing it. */
  public static final String OPERATIONS = "std.ops";

  /** What a file with a recipe or a search sees without importing it. */
  public static final String SEARCH = "std.search";

  /** The recipes of the papers, which a file with a recipe or a search sees too. */
  public static final String RECIPES = "std.recipes";

  private static final List<String> NAMES =
      List.of(
          OPERATIONS,
          SEARCH,
          RECIPES,
          "std.mobile",
          "std.residual",
          "std.cells",
          "std.nasnet",
          "std.vision_transformer");
  private static final Map<String, Module> READ = new ConcurrentHashMap<>();
  private static final Map<String, SourceFile> SOURCES = new ConcurrentHashMap<>();

  private Library() {}

  public static List<String> names() {
    return NAMES;
  }

  /** Whether a file is part of the library, and not one that only goes by such a name. */
  static boolean holds(SourceFile file) {
    return NAMES.stream()
        .anyMatch(name -> file.name().equals(path(name)) && file.equals(source(name)));
  }

  public static Optional<Module> find(String name) {
    if (!NAMES.contains(name)) {
      return Optional.empty();
    }
    var known = READ.get(name);
    if (known == null) {
      known = read(name); // not inside computeIfAbsent: a module reads the ones it imports
      READ.put(name, known);
    }
    return Optional.of(known);
  }

  private static Module read(String name) {
    var file = source(name);
    var parsed = Parser.parse(file);
    var findings = new Findings();
    findings.addAll(parsed.findings());
    var module = ModuleResolver.resolve(parsed.tree(), Sources.NONE, findings);
    findings.all().stream().filter(Diagnostic::isError).findFirst().ifPresent(Library::broken);
    return module;
  }

  private static void broken(Diagnostic finding) {
    throw new IllegalStateException(finding.span() + ": " + finding.message());
  }

  private static String path(String name) {
    return name.replace('.', '/') + ".nas";
  }

  private static SourceFile source(String name) {
    return SOURCES.computeIfAbsent(path(name), Library::text);
  }

  private static SourceFile text(String path) {
    try (var stream = Library.class.getResourceAsStream("/dev/nasc/" + path)) {
      if (stream == null) {
        throw new IllegalStateException(path + " is not on the class path");
      }
      return new SourceFile(path, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
