package dev.nasc.explore;

import dev.nasc.model.Formula;
import dev.nasc.model.LatencySource;
import dev.nasc.model.Measure;
import dev.nasc.model.Rational;
import dev.nasc.model.Value;
import java.util.Arrays;
import java.util.Map;

/** The figures that the library's cost words stand for. */
final class Figures {
  private Figures() {}

  /** {@code macs}, {@code macs(s2)}, {@code latency(pixel1)}. */
  static Value of(String word, Map<String, Value> arguments) {
    if (arguments.get("table") instanceof Value.Call source) {
      return new Value.Symbolic(new Formula.Latency(latency(source.arguments())));
    }
    var measure =
        Arrays.stream(Measure.values())
            .filter(it -> it.word().equals(word))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no measure " + word));
    var part =
        arguments.get("part") instanceof Value.Word label && !label.word().equals("all")
            ? label.word()
            : "";
    return new Value.Symbolic(new Formula.Measured(measure, part));
  }

  /** {@code latency_table("phone.csv")}, {@code measured(batch: 8)}. */
  private static LatencySource latency(Map<String, Value> arguments) {
    return arguments.get("file") instanceof Value.Text file
        ? new LatencySource.Table(file.text())
        : new LatencySource.Device(
            number(arguments, "batch").toInt(), number(arguments, "repeats").toInt());
  }

  private static Rational number(Map<String, Value> arguments, String name) {
    return arguments.get(name) instanceof Value.Quantity number ? number.amount() : Rational.ZERO;
  }
}
