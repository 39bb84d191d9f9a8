package dev.nasc.rule;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.Patterns;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.SearchProgram.LabelledPhase;
import dev.nasc.model.Value;
import java.util.Optional;
import java.util.Set;

/** What a phase names without looking it up is there: an architecture, a choice of the space. */
public final class ReferenceRule {
  private static final Set<String> ENDS = Set.of("smallest", "largest");

  private final Findings findings;
  private final Set<String> architectures;

  public ReferenceRule(Findings findings, Set<String> architectures) {
    this.findings = findings;
    this.architectures = architectures;
  }

  public void check(Value.Call phase, LabelledPhase labelled, Optional<WalkedSpace> space) {
    if (phase.arguments().get("from") instanceof Value.Word name
        && !ENDS.contains(name.word())
        && !architectures.contains(name.word())) {
      findings.add(
          Diagnostic.of(DiagnosticCode.UNKNOWN_NAME, labelled.term().span(), name.word())
              .hint(
                  "It takes the label of an earlier phase, an architecture of this file,"
                      + " `smallest` or `largest`."));
    }
    if (phase.arguments().get("grow") instanceof Value.Word address
        && space.isPresent()
        && space.get().choiceSpans().keySet().stream()
            .noneMatch(it -> Patterns.isBelow(address.word(), it))) {
      findings.add(
          DiagnosticCode.UNKNOWN_ADDRESS,
          labelled.term().span(),
          space.get().name(),
          address.word());
    }
  }
}
