package dev.nasc.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.nasc.compiler.Compilation.NamedArchitecture;
import dev.nasc.cost.Costs;
import dev.nasc.model.Address;
import dev.nasc.model.Cost;
import dev.nasc.model.Measure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How two architectures differ. */
record Difference(Side a, Side b, List<Decision> decisions) {

  /** One of the two. */
  record Side(String name, String space, Cost cost) {
    static Side of(NamedArchitecture named) {
      return new Side(named.name(), named.space().name(), Costs.of(named.network()));
    }
  }

  /** A choice that they decide differently; empty where one does not reach it. */
  record Decision(Address address, Optional<String> a, Optional<String> b) {}

  static Difference of(NamedArchitecture a, NamedArchitecture b) {
    var left = a.architecture().decisions();
    var right = b.architecture().decisions();
    var addresses = new LinkedHashSet<>(left.keySet());
    addresses.addAll(right.keySet());
    var decisions = new ArrayList<Decision>();
    for (var address : addresses) {
      var decision =
          new Decision(
              address,
              Optional.ofNullable(left.get(address)),
              Optional.ofNullable(right.get(address)));
      if (!decision.a().equals(decision.b())) {
        decisions.add(decision);
      }
    }
    return new Difference(Side.of(a), Side.of(b), decisions);
  }

  JsonObject toJson() {
    var json = new JsonObject();
    json.addProperty("schema", 1);
    json.add("a", json(a));
    json.add("b", json(b));
    var list = new JsonArray();
    for (var decision : decisions) {
      var object = new JsonObject();
      object.addProperty("address", decision.address().text());
      object.add("a", json(decision.a()));
      object.add("b", json(decision.b()));
      list.add(object);
    }
    json.add("decisions", list);
    var difference = new JsonObject();
    costs().forEach(cost -> difference.addProperty(key(cost), of(b, cost) - of(a, cost)));
    json.add("difference", difference);
    return json;
  }

  String toText() {
    var text = new StringBuilder(row("", a.name(), b.name(), ""));
    if (!a.space().equals(b.space())) {
      text.append('\n').append(row("space", a.space(), b.space(), ""));
    }
    for (var decision : decisions) {
      text.append('\n')
          .append(
              row(
                  decision.address().text(),
                  decision.a().orElse("–"),
                  decision.b().orElse("–"),
                  ""));
    }
    costs()
        .forEach(
            cost ->
                text.append('\n')
                    .append(
                        row(
                            cost.words(),
                            Figures.count(of(a, cost)),
                            Figures.count(of(b, cost)),
                            change(of(a, cost), of(b, cost)))));
    return text.toString();
  }

  private static Stream<Measure> costs() {
    return Stream.of(Measure.values()).filter(Measure::isCost);
  }

  private static long of(Side side, Measure cost) {
    return side.cost().of(cost);
  }

  private static String key(Measure cost) {
    return cost == Measure.ACTIVATION_BYTES ? "activationBytes" : cost.word();
  }

  private static JsonObject json(Side side) {
    var object = new JsonObject();
    object.addProperty("architecture", side.name());
    object.addProperty("space", side.space());
    costs().forEach(cost -> object.addProperty(key(cost), of(side, cost)));
    return object;
  }

  private static com.google.gson.JsonElement json(Optional<String> option) {
    return option.isPresent() ? new JsonPrimitive(option.get()) : JsonNull.INSTANCE;
  }

  /** {@code -42,825,216 (-11.03 %)} */
  private static String change(long from, long to) {
    long change = to - from;
    return from == 0
        ? String.format(Locale.ROOT, "%+,d", change)
        : String.format(Locale.ROOT, "%+,d (%+.2f %%)", change, 100.0 * change / from);
  }

  private static String row(String what, String a, String b, String change) {
    return "%-28s %18s %18s  %s".formatted(what, a, b, change).stripTrailing();
  }
}
