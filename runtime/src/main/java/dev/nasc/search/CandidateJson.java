package dev.nasc.search;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Architectures and their figures as JSON, the same in the log, in artefacts and in reports. */
public final class CandidateJson {
  /** No double needs more digits than this to be read back as itself. */
  private static final int DIGITS = 17;

  private CandidateJson() {}

  /** {@code {"s1[0].kernel": "3", …}}, in the order of the architecture. */
  public static JsonObject of(Architecture architecture) {
    var json = new JsonObject();
    architecture.decisions().forEach((address, option) -> json.addProperty(address.text(), option));
    return json;
  }

  public static Architecture architecture(JsonObject json) {
    var decisions = new LinkedHashMap<Address, String>();
    json.entrySet()
        .forEach(
            entry -> decisions.put(new Address(entry.getKey()), entry.getValue().getAsString()));
    return new Architecture(decisions);
  }

  /** {@code {"accuracy": 0.97, "macs": 123456}}, in the order of the measures. */
  public static JsonObject of(Map<Measure, Double> values) {
    var json = new JsonObject();
    new TreeMap<>(values).forEach((measure, value) -> json.add(measure.word(), number(value)));
    return json;
  }

  public static Map<Measure, Double> values(JsonObject json) {
    var values = new EnumMap<Measure, Double>(Measure.class);
    for (var measure : Measure.values()) {
      JsonElement value = json.get(measure.word());
      if (value != null) {
        values.put(measure, value.getAsDouble());
      }
    }
    return values;
  }

  /** {@code [0.5, 0.75]}. */
  public static JsonArray numbers(List<Double> values) {
    var json = new JsonArray();
    values.forEach(value -> json.add(number(value)));
    return json;
  }

  /** The numbers of a list; none where there is no list. */
  public static List<Double> numbers(@Nullable JsonArray json) {
    return json == null ? List.of() : json.asList().stream().map(JsonElement::getAsDouble).toList();
  }

  /**
   * A number as the shortest decimal that reads back as itself. {@link Double#toString} is that
   * from Java 19 on only, and a log must not depend on the Java that wrote it.
   */
  public static JsonPrimitive number(double value) {
    var decimal = shortest(new BigDecimal(value), value).stripTrailingZeros();
    return new JsonPrimitive(decimal.scale() < 0 ? decimal.setScale(0) : decimal);
  }

  private static BigDecimal shortest(BigDecimal exact, double value) {
    for (int digits = 1; digits < DIGITS; digits++) {
      // The doubles below a power of two are closer together than those above: there it can be the
      // decimal further away from zero that reads back, and not the nearest one.
      for (var mode : List.of(RoundingMode.HALF_EVEN, RoundingMode.UP)) {
        var rounded = exact.round(new MathContext(digits, mode));
        if (rounded.doubleValue() == value) {
          return rounded;
        }
      }
    }
    return exact.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
  }
}
