package dev.nasc.compiler;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.Constants;
import dev.nasc.explore.SpaceWalk;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Callable;
import dev.nasc.model.Parts;
import dev.nasc.model.SpaceProgram;
import dev.nasc.model.Term;
import dev.nasc.resolve.Module;
import dev.nasc.rule.ConstraintReader;
import dev.nasc.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The spaces of a file, walked: as declared, and with the arguments that something uses them with.
 */
final class Spaces {
  private final SourceFile file;
  private final SpaceWalk walk;
  private final Findings findings;
  private final Map<Callable.Declared, SpaceProgram> programs = new LinkedHashMap<>();
  private final Map<String, Optional<WalkedSpace>> walked = new LinkedHashMap<>();
  private final List<Walks> known;
  private final Walks walks = new Walks();

  /**
   * @param readable whether the parser could read the file
   * @param known the walks of an earlier version of the file, and of others
   */
  Spaces(Module module, boolean readable, List<Walks> known, Findings findings) {
    this.file = module.file();
    this.walk = new SpaceWalk(readable);
    this.known = known;
    this.findings = findings;
    module.importedSpaces().forEach(program -> programs.put(program.declared(), program));
    module.spaces().forEach(program -> programs.put(program.declared(), program));
    module.spaces().stream().filter(Spaces::isClosed).forEach(program -> of(asDeclared(program)));
  }

  /** Whether every parameter has a default, so that the space can be walked as it stands. */
  private static boolean isClosed(SpaceProgram program) {
    return program.declared().parameters().stream()
        .allMatch(parameter -> parameter.fallback().isPresent());
  }

  private static Term.Use asDeclared(SpaceProgram program) {
    var arguments = new ArrayList<Optional<Term>>();
    program.declared().parameters().forEach(parameter -> arguments.add(Optional.empty()));
    return new Term.Use(program.declared(), -1, arguments, List.of(), program.declared().span());
  }

  /** What a use of a space is called: the space's name, or where it has arguments, its text. */
  static String nameOf(Term.Use use) {
    boolean plain = use.arguments().stream().allMatch(Optional::isEmpty);
    return plain ? use.target().name() : ConstraintReader.text(use.span());
  }

  /** Whether it hangs on nothing that is decided elsewhere. */
  static boolean isSettled(Term.Use use) {
    return !Parts.any(use, Term.Slot.class::isInstance);
  }

  /** The space that a use means; empty where it cannot be walked, which has been reported. */
  Optional<WalkedSpace> of(Term.Use use) {
    var program = Optional.ofNullable(programs.get(use.target()));
    if (program.isEmpty()) {
      return Optional.empty();
    }
    var name = nameOf(use);
    var known = walked.get(name);
    if (known == null) {
      known = walk(name, use, program.get());
      walked.put(name, known);
    }
    return known;
  }

  /**
   * The space of a search that decides more than a network.
   *
   * @param inner the use of the space in it, whose requirements hold here too
   * @param constants where its arguments are known
   */
  Optional<WalkedSpace> joint(Callable.Declared joint, Term.Use inner, Constants constants) {
    var program = Optional.ofNullable(programs.get(inner.target()));
    if (program.isEmpty()) {
      return Optional.empty();
    }
    var use = new Term.Use(joint, -1, List.of(), List.of(), joint.span());
    var found =
        walked(walk("search " + joint.name(), joint.name(), use))
            .map(space -> required(space, program.get().requirements(), constants.space(inner)));
    walked.put("search " + joint.name(), found);
    return found;
  }

  private Optional<WalkedSpace> walk(String name, Term.Use use, SpaceProgram program) {
    var result = walk(name, name, use);
    if (use.arguments().stream().allMatch(Optional::isEmpty)) {
      dead(result.dead());
    }
    return walked(result)
        .map(space -> required(space, program.requirements(), Constants.none().space(use)));
  }

  private SpaceWalk.Walked walk(String key, String name, Term.Use use) {
    var like = Walks.like(key, use, Stream.concat(known.stream(), Stream.of(walks)));
    var result = walk.walk(name, use, file, like);
    walks.add(key, use, result);
    return result;
  }

  /** An option of this file that the space as it is declared never takes. */
  private void dead(List<Term.Option> options) {
    for (var option : options) {
      if (option.span().file().equals(file)) {
        findings.add(DiagnosticCode.DEAD_OPTION, option.span(), option.label());
      }
    }
  }

  private Optional<WalkedSpace> walked(SpaceWalk.Walked result) {
    Problems.report(result.problems(), findings);
    return result.space();
  }

  private WalkedSpace required(WalkedSpace space, List<Term> requirements, Constants constants) {
    var constraints =
        new ConstraintReader(
                findings, problem -> Problems.report(List.of(problem), findings), constants)
            .read(requirements, space);
    var restricted = space.requiring(constraints);
    if (!restricted.isExact()) {
      findings.add(
          Diagnostic.of(DiagnosticCode.LOOSE_COUNT, requirements.get(0).span(), space.name())
              .hint("Everything that is drawn or proposed meets it."));
    }
    return restricted;
  }

  List<WalkedSpace> all() {
    return walked.values().stream().flatMap(Optional::stream).toList();
  }

  /** What came of each walk. */
  Walks walks() {
    return walks;
  }
}
