package dev.nasc.rule;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.TensorShape;
import dev.nasc.model.plan.CandidateRecipe;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase;
import dev.nasc.source.Span;
import java.util.Map;

/**
 * Whether a space takes what a data set gives and yields as many values as it has classes, and
 * whether what learns from it takes no larger batches than there are examples.
 */
public final class DataFit {
  /**
   * What is known of data without reading them.
   *
   * @param examples without those of a test part in files of its own
   */
  private record Known(TensorShape image, int classes, int examples) {
    private int validation(Data data) {
      return count(data.holdout());
    }

    private int train(Data data) {
      return examples - validation(data) - count(data.test());
    }

    /** Above 1 it counts examples. */
    private int count(double share) {
      return (int) Math.round(share > 1 ? share : examples * share);
    }
  }

  private static final Map<String, Known> KNOWN =
      Map.of(
          "digits", new Known(new TensorShape(1, 8, 8), 10, 1_797),
          "cifar10", new Known(new TensorShape(3, 32, 32), 10, 50_000),
          "mnist", new Known(new TensorShape(1, 28, 28), 10, 60_000));

  private final Findings findings;

  public DataFit(Findings findings) {
    this.findings = findings;
  }

  public void check(WalkedSpace space, Data data, Span span) {
    var known = KNOWN.get(data.name());
    if (known == null || space.count().signum() == 0) {
      return;
    }
    // Smaller images are made of larger ones, so the largest network is the one that has to fit.
    var input = space.input();
    if (!input.equals(known.image())) {
      findings.add(DiagnosticCode.INPUT_DIFFERS, span, input, data.name(), known.image());
    }
    space.outputs().stream()
        .map(TensorShape::elements)
        .filter(classes -> classes != known.classes())
        .findFirst()
        .ifPresent(
            classes ->
                findings.add(
                    DiagnosticCode.CLASSES_DIFFER, span, classes, data.name(), known.classes()));
  }

  /** Files may hold less than what was published; a run looks again. */
  public void check(Phase phase, Data data, Span span) {
    var known = KNOWN.get(data.name());
    int batch = phase.trainsBy().map(CandidateRecipe::greatestBatch).orElse(0);
    if (known == null) {
      return;
    }
    if (batch > known.train(data)) {
      tooLarge(span, batch, "training", data, known.train(data));
    } else if (phase.learnsFromValidation() && batch > known.validation(data)) {
      tooLarge(span, batch, "validation", data, known.validation(data));
    }
  }

  private void tooLarge(Span span, int batch, String part, Data data, int examples) {
    findings.add(
        Diagnostic.of(DiagnosticCode.LARGE_BATCH, span, batch, part, data.name(), examples)
            .hint("Give the recipe a smaller `batch`, or the data a larger part."));
  }
}
