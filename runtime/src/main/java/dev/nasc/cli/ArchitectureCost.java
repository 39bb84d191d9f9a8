package dev.nasc.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.nasc.compiler.Compilation.NamedArchitecture;
import dev.nasc.cost.Costs;
import dev.nasc.model.Cost;
import dev.nasc.model.Layer;
import java.util.List;

/** What an architecture costs, layer by layer. */
record ArchitectureCost(String architecture, Cost cost, List<Layer> layers) {

  static ArchitectureCost of(NamedArchitecture named) {
    var network = named.network();
    return new ArchitectureCost(named.name(), Costs.of(network), network.layers());
  }

  JsonObject toJson() {
    var json = new JsonObject();
    json.addProperty("schema", 1);
    json.addProperty("architecture", architecture);
    add(json, cost);
    var list = new JsonArray();
    for (var layer : layers) {
      var object = new JsonObject();
      object.addProperty("place", layer.place());
      object.addProperty("operation", layer.operation().word());
      object.addProperty("output", layer.output().toString());
      add(object, Costs.of(layer));
      list.add(object);
    }
    json.add("layers", list);
    return json;
  }

  /** Without its layers. */
  String line() {
    return "architecture %s: %s multiply-adds, %s parameters"
        .formatted(architecture, Figures.count(cost.macs()), Figures.count(cost.params()));
  }

  String toText() {
    var text = new StringBuilder("architecture " + architecture);
    text.append(
        "\n%-40s %-14s %14s %14s %14s"
            .formatted("", "output", "multiply-adds", "parameters", "bytes"));
    text.append(row("all", "", cost));
    layers.forEach(l -> text.append(row(l.place(), l.output().toString(), Costs.of(l))));
    return text.toString();
  }

  private static void add(JsonObject json, Cost cost) {
    json.addProperty("macs", cost.macs());
    json.addProperty("params", cost.params());
    json.addProperty("activationBytes", cost.activationBytes());
  }

  private static String row(String name, String output, Cost cost) {
    return "\n%-40s %-14s %14s %14s %14s"
        .formatted(
            name,
            output,
            Figures.count(cost.macs()),
            Figures.count(cost.params()),
            Figures.count(cost.activationBytes()));
  }
}
