package dev.nasc.rule;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.model.Rational;
import dev.nasc.model.SearchProgram.LabelledPhase;
import dev.nasc.model.Value;
import java.util.Optional;

/** A population is no larger than its trials, a tournament no larger than its population. */
public final class SizeRule {
  private final Findings findings;

  public SizeRule(Findings findings) {
    this.findings = findings;
  }

  public void check(Value.Call phase, LabelledPhase labelled) {
    atMost(phase, labelled, "population", "trials", "at most the number of trials, ");
    if (phase.arguments().containsKey("population")) {
      atMost(phase, labelled, "sample", "population", "at most the population, ");
    }
  }

  private void atMost(
      Value.Call phase, LabelledPhase labelled, String less, String more, String words) {
    var small = number(phase, less);
    var large = number(phase, more);
    if (small.isPresent() && large.isPresent() && small.get().compareTo(large.get()) > 0) {
      findings.add(
          Diagnostic.of(
                  DiagnosticCode.OUT_OF_RANGE,
                  labelled.span(),
                  less,
                  words + large.get(),
                  small.get())
              .hint("Give it more `%s` or a smaller `%s`.".formatted(more, less)));
    }
  }

  private static Optional<Rational> number(Value.Call phase, String argument) {
    return phase.arguments().get(argument) instanceof Value.Quantity number
        ? Optional.of(number.amount())
        : Optional.empty();
  }
}
