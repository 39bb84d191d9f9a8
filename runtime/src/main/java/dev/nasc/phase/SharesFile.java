package dev.nasc.phase;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.nasc.model.Address;
import dev.nasc.model.ChoiceBlock.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The artefact that says how strongly each option was taken: {@code {address: {option: share}}}.
 * Where a zero competed, the shares of a choice add up to less than 1.
 */
final class SharesFile {
  static final String NAME = "shares.json";

  private SharesFile() {}

  static void write(Path file, List<Choice> choices, Map<Address, List<Double>> shares)
      throws IOException {
    var json = new JsonObject();
    for (var choice : choices) {
      var of = Objects.requireNonNull(shares.get(choice.address()));
      var row = new JsonObject();
      for (int i = 0; i < choice.options().size(); i++) {
        row.addProperty(choice.options().get(i), of.get(i));
      }
      json.add(choice.address().text(), row);
    }
    var gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    Files.writeString(file, gson.toJson(json) + "\n");
  }
}
