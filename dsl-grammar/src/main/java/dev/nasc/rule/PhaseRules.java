package dev.nasc.rule;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.SearchProgram.LabelledPhase;
import dev.nasc.model.plan.Phase;
import java.util.Optional;
import java.util.SplittableRandom;

/** Checks that a phase can work on its space. */
public final class PhaseRules {
  private final Findings findings;

  public PhaseRules(Findings findings) {
    this.findings = findings;
  }

  public void check(Phase phase, LabelledPhase labelled, Optional<WalkedSpace> space) {
    if (phase instanceof Phase.OneShot oneShot) {
      space.ifPresent(found -> paths(oneShot, labelled, found));
    }
    if (phase instanceof Phase.Darts || phase instanceof Phase.Proxyless) {
      space.ifPresent(found -> mixture(labelled, found));
    }
    if (phase instanceof Phase.Shrink shrink) {
      space.ifPresent(found -> new ElasticRule(findings).check(shrink, labelled, found));
    }
  }

  /**
   * The two networks of Cyclic DARTS: the search network is a mixture, and each auxiliary head of
   * one learns from its like in the other.
   */
  public void cyclic(LabelledPhase labelled, WalkedSpace student, WalkedSpace teacher) {
    mixture(labelled, student);
    int searched = heads(student);
    int evaluated = heads(teacher);
    if (searched != evaluated) {
      findings.add(
          DiagnosticCode.OTHER_HEADS,
          labelled.span(),
          student.name(),
          searched,
          teacher.name(),
          evaluated);
    }
  }

  private static int heads(WalkedSpace space) {
    return space.network(space.sample(new SplittableRandom(0))).heads().size();
  }

  /** A mixture adds the options of every choice up. */
  private void mixture(LabelledPhase labelled, WalkedSpace space) {
    for (var problem : space.mixed().problems()) {
      var reason = problem.arguments().get(0).replaceFirst("\\.$", "");
      findings.add(
          Diagnostic.of(DiagnosticCode.NOT_MIXED, labelled.span(), reason)
              .related(problem.span(), "It is written here."));
    }
  }

  /** A single-path supernet walks every choice block; a fair one walks them in step. */
  private void paths(Phase.OneShot phase, LabelledPhase labelled, WalkedSpace space) {
    for (var block : space.choiceBlocks()) {
      for (var choice : block.choices()) {
        if (!space.isAlwaysDecided(choice.address())) {
          findings.add(DiagnosticCode.CONDITIONAL_BLOCK, labelled.span(), choice.address().text());
          return;
        }
      }
    }
    if (phase.paths() != Phase.Paths.STRICTLY_FAIR || space.choiceBlocks().isEmpty()) {
      return;
    }
    var first = space.choiceBlocks().get(0);
    for (var block : space.choiceBlocks()) {
      if (block.candidates() != first.candidates()) {
        findings.add(
            Diagnostic.of(
                    DiagnosticCode.UNEQUAL_BLOCKS,
                    labelled.span(),
                    first.place(),
                    first.candidates(),
                    block.place(),
                    block.candidates())
                .hint("Use `paths: uniform`, or give every step as many candidates."));
        return;
      }
    }
  }
}
