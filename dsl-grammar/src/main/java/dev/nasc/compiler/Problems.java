package dev.nasc.compiler;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.Problem;
import java.util.List;

/** Makes findings of what a walk met. */
final class Problems {
  private Problems() {}

  static void report(List<Problem> problems, Findings findings) {
    problems.stream()
        .filter(problem -> problem.what() != Problem.What.BROKEN)
        .forEach(problem -> findings.add(finding(problem)));
  }

  private static Diagnostic finding(Problem problem) {
    var code = DiagnosticCode.valueOf(problem.what().name());
    var finding = Diagnostic.of(code, problem.span(), problem.arguments().toArray());
    var placed =
        problem
            .related()
            .map(place -> finding.related(place, "It happens here, in the library."))
            .orElse(finding);
    return switch (problem.what()) {
      case SHARED_ADDRESS -> placed.hint("Give the steps labels, so that each choice has a name.");
      case NO_REPEAT -> placed.hint("`first then rest` chooses by the turn of a `repeat`.");
      case EMPTY_JOIN -> placed.hint("Say what stands for no branch: `empty: input`.");
      case CELL_DIFFERS ->
          placed.hint("Let the options not depend on where the cell stands, or write a `block`.");
      case CONFLICT -> placed.hint("Without any one of them, there are some.");
      case NO_INPUT -> placed.hint("Begin with `input: image(3, 32, 32)`.");
      case ENDLESS ->
          placed.hint(
              "Recursion needs arguments that shrink; a value cannot be defined by itself.");
      default -> placed;
    };
  }
}
