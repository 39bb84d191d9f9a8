package dev.nasc.rule;

import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.TensorShape;
import dev.nasc.model.plan.Data;
import dev.nasc.source.Span;
import java.util.Map;
import java.util.stream.Stream;

/** Whether a space takes what a data set gives, and yields as many values as it has classes. */
public final class DataFit {
  /** What is known of data without reading them. */
  private record Known(TensorShape image, int classes) {}

  private static final Map<String, Known> KNOWN =
      Map.of(
          "digits", new Known(new TensorShape(1, 8, 8), 10),
          "cifar10", new Known(new TensorShape(3, 32, 32), 10),
          "mnist", new Known(new TensorShape(1, 28, 28), 10));

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
    var largest = space.extremes().dearest();
    if (!largest.input().equals(known.image())) {
      findings.add(DiagnosticCode.INPUT_DIFFERS, span, largest.input(), data.name(), known.image());
    }
    var smallest = space.extremes().cheapest();
    Stream.of(smallest, largest)
        .map(network -> network.output().elements())
        .filter(classes -> classes != known.classes())
        .findFirst()
        .ifPresent(
            classes ->
                findings.add(
                    DiagnosticCode.CLASSES_DIFFER, span, classes, data.name(), known.classes()));
  }
}
