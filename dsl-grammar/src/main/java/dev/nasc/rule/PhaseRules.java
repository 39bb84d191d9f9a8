package dev.nasc.rule;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.SearchProgram.LabelledPhase;
import dev.nasc.model.plan.Phase;
import java.util.Map;
import java.util.Optional;

/** Checks that a phase can work on its space and with the phases before it. */
public final class PhaseRules {
  private final Findings findings;
  private final Map<String, Phase> before;

  public PhaseRules(Findings findings, Map<String, Phase> before) {
    this.findings = findings;
    this.before = before;
  }

  public void check(Phase phase, LabelledPhase labelled, Optional<WalkedSpace> space) {
    phase.accept(
        new Phase.Visitor<Void>() {
          @Override
          public Void oneShot(Phase.OneShot oneShot) {
            space.ifPresent(found -> paths(oneShot, labelled, found));
            return nothing();
          }

          @Override
          public Void nsga2(Phase.Nsga2 nsga2) {
            artefact(labelled, nsga2.score(), Phase.OneShot.class, "weights of a `one_shot` phase");
            if (nsga2.population() > nsga2.trials()) {
              findings.add(
                  Diagnostic.of(
                          DiagnosticCode.OUT_OF_RANGE,
                          labelled.span(),
                          "population",
                          "at most the number of trials, " + nsga2.trials(),
                          nsga2.population())
                      .hint("Give it more `trials` or a smaller `population`."));
            }
            return nothing();
          }

          @Override
          public Void train(Phase.Train train) {
            artefact(labelled, train.of(), Phase.Nsga2.class, "the front of an `nsga2` phase");
            return nothing();
          }
        });
  }

  @SuppressWarnings("NullAway") // Void has one value, and it is null.
  private static Void nothing() {
    return null;
  }

  private void artefact(
      LabelledPhase labelled, String label, Class<? extends Phase> wanted, String words) {
    var phase = before.get(label);
    if (phase != null && !wanted.isInstance(phase)) {
      findings.add(
          DiagnosticCode.WRONG_ARTEFACT,
          labelled.span(),
          labelled.label(),
          words,
          label,
          "what `" + kind(phase) + "` yields");
    }
  }

  private static String kind(Phase phase) {
    return phase.accept(
        new Phase.Visitor<String>() {
          @Override
          public String oneShot(Phase.OneShot oneShot) {
            return "one_shot";
          }

          @Override
          public String nsga2(Phase.Nsga2 nsga2) {
            return "nsga2";
          }

          @Override
          public String train(Phase.Train train) {
            return "train";
          }
        });
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
