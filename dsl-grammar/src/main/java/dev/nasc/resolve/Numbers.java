package dev.nasc.resolve;

import dev.nasc.ast.Expression;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.diagnostic.Nearest;
import dev.nasc.model.Rational;
import dev.nasc.model.Unit;
import dev.nasc.model.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers with their units: {@code 400M}, {@code 80ms}, {@code 2.5%}, {@code 12d}. */
public final class Numbers {
  private static final Pattern NUMBER =
      Pattern.compile("([0-9][0-9_]*(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)([a-zA-Z]+|%)?");
  private static final int EXPONENT = 300;

  private record Scale(Rational factor, Unit unit) {}

  private static final Map<String, Scale> UNITS =
      Map.ofEntries(
          Map.entry("%", new Scale(Rational.of(new BigDecimal("0.01")), Unit.NONE)),
          Map.entry("k", new Scale(Rational.of(1_000), Unit.NONE)),
          Map.entry("M", new Scale(Rational.of(1_000_000), Unit.NONE)),
          Map.entry("G", new Scale(Rational.of(1_000_000_000), Unit.NONE)),
          Map.entry("B", new Scale(Rational.of(1), Unit.BYTES)),
          Map.entry("KiB", new Scale(Rational.of(1 << 10), Unit.BYTES)),
          Map.entry("MiB", new Scale(Rational.of(1 << 20), Unit.BYTES)),
          Map.entry("GiB", new Scale(Rational.of(1 << 30), Unit.BYTES)),
          Map.entry("us", new Scale(Rational.of(new BigDecimal("1e-6")), Unit.SECONDS)),
          Map.entry("ms", new Scale(Rational.of(new BigDecimal("1e-3")), Unit.SECONDS)),
          Map.entry("s", new Scale(Rational.of(1), Unit.SECONDS)),
          Map.entry("min", new Scale(Rational.of(60), Unit.SECONDS)),
          Map.entry("h", new Scale(Rational.of(3_600), Unit.SECONDS)),
          Map.entry("d", new Scale(Rational.of(86_400), Unit.SECONDS)));

  private Numbers() {}

  /** What the literal says, or empty after a finding. */
  public static Optional<Value.Quantity> value(
      Expression.NumberLiteral literal, Findings findings) {
    var parts = NUMBER.matcher(literal.text());
    if (!parts.matches()) {
      findings.add(DiagnosticCode.BAD_NUMBER, literal.span(), literal.text(), literal.text());
      return Optional.empty();
    }
    var amount = new BigDecimal(parts.group(1).replace("_", ""));
    if (Math.abs(amount.scale()) > EXPONENT || amount.precision() > EXPONENT) {
      findings.add(
          DiagnosticCode.OUT_OF_RANGE, literal.span(), literal.text(), "less extreme", "too long");
      return Optional.empty();
    }
    var unit = parts.group(2);
    if (unit == null) {
      return Optional.of(Value.Quantity.of(Rational.of(amount)));
    }
    var scale = UNITS.get(unit);
    if (scale == null) {
      unknown(literal, unit, findings);
      return Optional.empty();
    }
    return Optional.of(new Value.Quantity(Rational.of(amount).times(scale.factor()), scale.unit()));
  }

  private static void unknown(Expression.NumberLiteral literal, String unit, Findings findings) {
    var finding = Diagnostic.of(DiagnosticCode.BAD_NUMBER, literal.span(), literal.text(), unit);
    var hint = Nearest.hint(unit, UNITS.keySet());
    findings.add(hint.map(finding::hint).orElse(finding));
  }
}
