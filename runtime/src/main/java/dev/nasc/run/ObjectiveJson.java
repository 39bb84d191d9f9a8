package dev.nasc.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import dev.nasc.model.Formula;
import dev.nasc.model.LatencySource;
import dev.nasc.model.Measure;
import dev.nasc.model.Rational;
import dev.nasc.model.Term;
import dev.nasc.model.Unit;
import dev.nasc.model.plan.Objective;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * An objective in a run's record: {@code {"measure": "ACCURACY", "direction": "MAXIMIZE"}}, or with
 * a {@code formula} as a tree, {@code {"op": "times", "of": [{"measure": "ACCURACY"}, {"number":
 * "1/2"}]}}.
 */
final class ObjectiveJson implements JsonSerializer<Objective>, JsonDeserializer<Objective> {
  @Override
  public JsonElement serialize(Objective objective, Type type, JsonSerializationContext context) {
    var json = new JsonObject();
    if (objective.formula() instanceof Formula.Measured measured && measured.part().isEmpty()) {
      json.addProperty("measure", measured.measure().name());
    } else {
      json.add("formula", of(objective.formula()));
    }
    json.addProperty("direction", objective.direction().name());
    return json;
  }

  @Override
  public Objective deserialize(JsonElement json, Type type, JsonDeserializationContext context) {
    var object = json.getAsJsonObject();
    var formula = object.has("formula") ? object.getAsJsonObject("formula") : object;
    return new Objective(
        formula(formula), Objective.Direction.valueOf(object.get("direction").getAsString()));
  }

  private static JsonObject of(Formula formula) {
    var json = new JsonObject();
    if (formula instanceof Formula.Constant constant) {
      json.addProperty(
          "number", constant.amount().numerator() + "/" + constant.amount().denominator());
      json.addProperty("unit", constant.unit().name());
    } else if (formula instanceof Formula.Measured measured) {
      json.addProperty("measure", measured.measure().name());
    } else if (formula instanceof Formula.Latency latency) {
      json.add("latency", of(latency.source()));
    } else if (formula instanceof Formula.Calculation calculation) {
      json.addProperty("op", calculation.operator().name().toLowerCase(Locale.ROOT));
      json.addProperty("unit", calculation.unit().name());
      json.add("of", all(calculation.operands()));
    } else if (formula instanceof Formula.Applied applied) {
      json.addProperty("function", applied.function());
      json.add("of", all(applied.arguments()));
    } else {
      throw new IllegalArgumentException("no run takes the figure " + formula);
    }
    return json;
  }

  /** Of a table, the name of its file: a comparison of runs must not hang on where they ran. */
  private static JsonObject of(LatencySource source) {
    var json = new JsonObject();
    if (source instanceof LatencySource.Table table) {
      json.addProperty("table", table.file().replaceFirst("^.*[/\\\\]", ""));
    } else if (source instanceof LatencySource.Device device) {
      json.addProperty("batch", device.batch());
      json.addProperty("repeats", device.repeats());
    }
    return json;
  }

  private static LatencySource latency(JsonObject json) {
    return json.has("table")
        ? new LatencySource.Table(json.get("table").getAsString())
        : new LatencySource.Device(json.get("batch").getAsInt(), json.get("repeats").getAsInt());
  }

  private static JsonArray all(List<Formula> formulas) {
    var json = new JsonArray();
    formulas.forEach(formula -> json.add(of(formula)));
    return json;
  }

  private static Formula formula(JsonObject json) {
    if (json.has("measure")) {
      return new Formula.Measured(Measure.valueOf(json.get("measure").getAsString()), "");
    }
    if (json.has("latency")) {
      return new Formula.Latency(latency(json.getAsJsonObject("latency")));
    }
    if (json.has("number")) {
      var parts = json.get("number").getAsString().split("/", 2);
      var amount = new Rational(new BigInteger(parts[0]), new BigInteger(parts[1]));
      return new Formula.Constant(amount, Unit.valueOf(json.get("unit").getAsString()));
    }
    var operands =
        StreamSupport.stream(json.getAsJsonArray("of").spliterator(), false)
            .map(operand -> formula(operand.getAsJsonObject()))
            .toList();
    if (json.has("function")) {
      return new Formula.Applied(json.get("function").getAsString(), operands);
    }
    var operator = Term.Operator.valueOf(json.get("op").getAsString().toUpperCase(Locale.ROOT));
    return new Formula.Calculation(
        operator, operands, Unit.valueOf(json.get("unit").getAsString()));
  }
}
