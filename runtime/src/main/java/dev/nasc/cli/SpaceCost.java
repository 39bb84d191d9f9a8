package dev.nasc.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.nasc.compiler.Compilation;
import dev.nasc.explore.SearchSpace.Bounds;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Body;
import dev.nasc.model.Measure;
import dev.nasc.model.Term;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What a space costs: how many architectures it holds, the least and the greatest of each cost, and
 * the same for each step of its body.
 */
record SpaceCost(
    String space,
    BigInteger architectures,
    boolean exact,
    Bounds macs,
    Bounds params,
    List<Block> blocks) {

  /** What one step of the space's body costs. */
  record Block(String block, Bounds macs, Bounds params) {}

  static SpaceCost of(Compilation compilation, WalkedSpace space) {
    var blocks = new ArrayList<Block>();
    compilation.module().spaces().stream()
        .filter(program -> program.name().equals(space.name()))
        .findFirst()
        .map(program -> program.declared().body())
        .ifPresent(body -> addSteps(blocks, body, space));
    return new SpaceCost(
        space.name(),
        space.count(),
        space.isExact(),
        space.bounds(Measure.MACS),
        space.bounds(Measure.PARAMS),
        blocks);
  }

  JsonObject toJson() {
    var json = new JsonObject();
    json.addProperty("schema", 1);
    json.addProperty("space", space);
    json.addProperty("architectures", architectures.toString());
    json.addProperty("exact", exact);
    json.add("macs", json(macs));
    json.add("params", json(params));
    var list = new JsonArray();
    for (var block : blocks) {
      var object = new JsonObject();
      object.addProperty("block", block.block());
      object.add("macs", json(block.macs()));
      object.add("params", json(block.params()));
      list.add(object);
    }
    json.add("blocks", list);
    return json;
  }

  String toText() {
    var text =
        new StringBuilder(
            "space %s: %s%s architectures"
                .formatted(space, exact ? "" : "at most ", Figures.count(architectures)));
    text.append("\n%-24s %31s %27s".formatted("", "multiply-adds", "parameters"));
    text.append(row("all", macs, params));
    blocks.forEach(block -> text.append(row(block.block(), block.macs(), block.params())));
    return text.toString();
  }

  private static void addSteps(List<Block> blocks, Term body, WalkedSpace space) {
    if (!(body instanceof Term.Sequence sequence)) {
      return;
    }
    for (var entry : sequence.body().entries()) {
      if (entry instanceof Body.Entry.Step step) {
        var macs = space.boundsOf(step.span(), Measure.MACS);
        var params = space.boundsOf(step.span(), Measure.PARAMS);
        if (macs.greatest() > 0 || params.greatest() > 0) {
          blocks.add(new Block(step.place(), macs, params));
        }
      }
    }
  }

  private static JsonObject json(Bounds bounds) {
    var json = new JsonObject();
    json.addProperty("min", bounds.least());
    json.addProperty("max", bounds.greatest());
    return json;
  }

  private static String row(String name, Bounds macs, Bounds params) {
    return "\n%-24s %31s %27s".formatted(name, text(macs), text(params));
  }

  private static String text(Bounds bounds) {
    return bounds.least() == bounds.greatest()
        ? Figures.count(bounds.least())
        : Figures.count(bounds.least()) + " – " + Figures.count(bounds.greatest());
  }
}
