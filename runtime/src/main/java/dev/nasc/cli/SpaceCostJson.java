package dev.nasc.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.nasc.analysis.Distribution;
import dev.nasc.analysis.Exactness;
import dev.nasc.analysis.Moments;
import dev.nasc.analysis.Share;
import dev.nasc.analysis.WhatIf;
import dev.nasc.explore.SearchSpace.Bounds;
import dev.nasc.model.Measure;
import dev.nasc.search.CandidateJson;
import java.util.List;

/** What a space costs, for programs: every estimate and every share with how exact it is. */
final class SpaceCostJson {
  private static final int BINS = 64;
  private static final double[] QUANTILES = {0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99};

  private SpaceCostJson() {}

  static JsonObject of(SpaceCost cost) {
    var json = new JsonObject();
    json.addProperty("schema", 1);
    json.addProperty("space", cost.space());
    json.addProperty("architectures", cost.architectures().toString());
    json.addProperty("exact", cost.exact());
    var exactness = cost.sampled() ? Exactness.SAMPLED : Exactness.EXACT;
    json.add("macs", spread(cost.macs(), exactness));
    json.add("params", spread(cost.params(), exactness));
    var blocks = new JsonArray();
    for (var block : cost.blocks()) {
      var object = new JsonObject();
      object.addProperty("block", block.block());
      for (var measure : List.of(Measure.MACS, Measure.PARAMS)) {
        var part = block.part();
        object.add(measure.word(), range(part.of(measure), part.moments(measure), exactness));
      }
      blocks.add(object);
    }
    json.add("blocks", blocks);
    json.addProperty("blocksBeforeRequirements", cost.restricted());
    var required = new JsonArray();
    cost.required().forEach(it -> required.add(required(it)));
    json.add("required", required);
    return json;
  }

  /** What {@code --what-if} adds. */
  static JsonArray options(List<WhatIf.Option> options) {
    var array = new JsonArray();
    for (var option : options) {
      var json = new JsonObject();
      json.addProperty("address", option.address().text());
      json.addProperty("option", option.option());
      json.addProperty("architectures", option.count().toString());
      json.add("share", share(option.share()));
      option
          .effects()
          .forEach(
              (measure, effect) -> {
                var bounds = new Bounds(effect.least(), effect.greatest());
                var range = bounds(bounds, Exactness.EXACT);
                range.add("mean", mean(effect.mean(), Exactness.EXACT));
                json.add(measure.word(), range);
              });
      json.add("meeting", share(option.meeting()));
      array.add(json);
    }
    return array;
  }

  private static JsonObject required(SpaceCost.Required required) {
    var json = new JsonObject();
    json.addProperty("by", required.by());
    var texts = new JsonArray();
    required.requirements().forEach(texts::add);
    json.add("requirements", texts);
    json.add("share", share(required.meeting().share()));
    required.meeting().count().ifPresent(it -> json.addProperty("architectures", it.toString()));
    return json;
  }

  private static JsonObject spread(SpaceCost.Spread spread, Exactness exactness) {
    var json = range(spread.bounds(), spread.moments(), exactness);
    json.add("cheapest", CandidateJson.of(spread.cheapest()));
    json.add("dearest", CandidateJson.of(spread.dearest()));
    json.add("distribution", distribution(spread.distribution()));
    return json;
  }

  private static JsonObject distribution(Distribution of) {
    var json = new JsonObject();
    json.addProperty("exactness", of.exactness().word());
    of.distinct().ifPresent(number -> json.addProperty("distinct", number));
    json.addProperty("gap", of.gap());
    var bins = new JsonArray();
    for (var bin : of.histogram(BINS)) {
      var object = new JsonObject();
      object.addProperty("from", bin.from());
      object.addProperty("to", bin.to());
      object.add("share", share(bin.share()));
      bins.add(object);
    }
    json.add("bins", bins);
    var quantiles = new JsonArray();
    for (double at : QUANTILES) {
      var quantile = of.quantile(at);
      var object = new JsonObject();
      object.addProperty("share", at);
      object.addProperty("least", quantile.least());
      object.addProperty("greatest", quantile.greatest());
      object.addProperty("exactness", quantile.exactness().word());
      quantiles.add(object);
    }
    json.add("quantiles", quantiles);
    return json;
  }

  private static JsonObject range(Bounds bounds, Moments moments, Exactness exactness) {
    var json = bounds(bounds, exactness);
    json.add("mean", mean(moments.mean(), exactness));
    json.add("variance", mean(moments.variance(), exactness));
    return json;
  }

  private static JsonObject bounds(Bounds bounds, Exactness exactness) {
    var json = new JsonObject();
    json.addProperty("min", bounds.least());
    json.addProperty("max", bounds.greatest());
    json.addProperty("exactness", exactness.word());
    return json;
  }

  /** An exact mean is rounded to a double. */
  private static JsonObject mean(double value, Exactness exactness) {
    var json = new JsonObject();
    json.addProperty("value", value);
    var word = exactness == Exactness.EXACT ? Exactness.ROUNDED : exactness;
    json.addProperty("exactness", word.word());
    return json;
  }

  private static JsonObject share(Share share) {
    var json = new JsonObject();
    json.addProperty("value", share.value());
    json.addProperty("least", share.least());
    json.addProperty("greatest", share.greatest());
    json.addProperty("exactness", share.exactness().word());
    if (share.draws() > 0) {
      json.addProperty("draws", share.draws());
    }
    return json;
  }
}
