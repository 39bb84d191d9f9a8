package dev.nasc.rule;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.ChoiceBlock.Choice;
import dev.nasc.model.SearchProgram.LabelledPhase;
import dev.nasc.model.plan.Phase;
import java.util.List;

/** Shrinking needs a space whose networks are slices of its largest, and choices to open. */
final class ElasticRule {
  private final Findings findings;

  ElasticRule(Findings findings) {
    this.findings = findings;
  }

  void check(Phase.Shrink phase, LabelledPhase labelled, WalkedSpace space) {
    phase.open().forEach((name, options) -> open(name, options, labelled, space));
    var sliced = space.sliced();
    if (sliced.elastic().isPresent()) {
      return;
    }
    var finding =
        Diagnostic.of(DiagnosticCode.NOT_ELASTIC, labelled.span(), space.name(), sliced.misfit());
    var choice = space.choiceSpans().get(sliced.at());
    findings.add(choice == null ? finding : finding.related(choice, "It is chosen here."));
  }

  private void open(String name, List<String> options, LabelledPhase labelled, WalkedSpace space) {
    var choices =
        space.choiceBlocks().stream()
            .flatMap(block -> block.choices().stream())
            .filter(choice -> choice.address().name().equals(name))
            .toList();
    if (choices.isEmpty()) {
      findings.add(DiagnosticCode.UNKNOWN_ADDRESS, labelled.span(), space.name(), name);
    }
    choices.stream()
        .filter(choice -> choice.options().stream().noneMatch(options::contains))
        .findFirst()
        .ifPresent(choice -> without(choice, options, labelled));
  }

  private void without(Choice choice, List<String> options, LabelledPhase labelled) {
    findings.add(
        DiagnosticCode.UNKNOWN_OPTION,
        labelled.span(),
        choice.address(),
        options.get(0),
        "`" + String.join("`, `", choice.options()) + "`");
  }
}
