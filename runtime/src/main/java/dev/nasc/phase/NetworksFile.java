package dev.nasc.phase;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nasc.model.Architecture;
import dev.nasc.model.Cost;
import dev.nasc.search.CandidateJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** The artefact of a training phase: the networks it trained from fresh weights, best first. */
public final class NetworksFile {
  public static final String NAME = "networks.json";

  private NetworksFile() {}

  /** The name of the artefact that holds the weights of a network, counted from 0. */
  static String weights(int rank) {
    return rank == 0 ? "weights.safetensors" : "weights-" + (rank + 1) + ".safetensors";
  }

  /**
   * A trained network.
   *
   * @param space the size in which it was trained: the name of the space
   * @param accuracy on the validation part, 0–1
   * @param testAccuracy on the test part, 0–1, read once
   * @param weights the name of the artefact that holds its weights, of the same phase
   */
  public record Trained(
      Architecture architecture,
      String space,
      double accuracy,
      double testAccuracy,
      Cost cost,
      String weights) {
    JsonObject toJson() {
      var json = new JsonObject();
      json.add("architecture", CandidateJson.of(architecture));
      json.addProperty("space", space);
      json.add("accuracy", CandidateJson.number(accuracy));
      json.add("testAccuracy", CandidateJson.number(testAccuracy));
      json.addProperty("macs", cost.macs());
      json.addProperty("params", cost.params());
      json.addProperty("activationBytes", cost.activationBytes());
      json.addProperty("weights", weights);
      return json;
    }

    static Trained of(JsonElement element) {
      var json = element.getAsJsonObject();
      return new Trained(
          CandidateJson.architecture(json.getAsJsonObject("architecture")),
          json.get("space").getAsString(),
          json.get("accuracy").getAsDouble(),
          json.get("testAccuracy").getAsDouble(),
          new Cost(
              json.get("macs").getAsLong(),
              json.get("params").getAsLong(),
              json.get("activationBytes").getAsLong()),
          json.get("weights").getAsString());
    }
  }

  public static void write(Path file, List<Trained> networks) throws IOException {
    var json = new JsonArray();
    networks.forEach(network -> json.add(network.toJson()));
    var gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    Files.writeString(file, gson.toJson(json) + "\n");
  }

  public static List<Trained> read(Path file) throws IOException {
    var json = JsonParser.parseString(Files.readString(file)).getAsJsonArray();
    return StreamSupport.stream(json.spliterator(), false).map(Trained::of).toList();
  }
}
