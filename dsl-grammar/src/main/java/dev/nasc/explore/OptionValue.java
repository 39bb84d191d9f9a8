package dev.nasc.explore;

import dev.nasc.model.Rational;
import dev.nasc.model.Value;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What an option's label says: a number, true or false, else a word. */
final class OptionValue {
  private static final Pattern NUMBER =
      Pattern.compile("(-?[0-9][0-9_]*(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?)([%kMG]?)");

  private OptionValue() {}

  static Value of(String label) {
    if (label.equals("true") || label.equals("false")) {
      return new Value.Bool(label.equals("true"));
    }
    var number = NUMBER.matcher(label);
    if (!number.matches()) {
      return new Value.Word(label);
    }
    var scale =
        switch (number.group(2)) {
          case "%" -> "1e-2";
          case "k" -> "1e3";
          case "M" -> "1e6";
          case "G" -> "1e9";
          default -> "1";
        };
    var amount = new BigDecimal(number.group(1).replace("_", "")).multiply(new BigDecimal(scale));
    return Value.Quantity.of(Rational.of(amount));
  }
}
