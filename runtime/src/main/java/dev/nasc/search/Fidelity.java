package dev.nasc.search;

import com.google.gson.JsonObject;

/**
 * How much of a training an evaluation takes (a fidelity; Li et al. 2020).
 *
 * @param epochs of its recipe, whose schedule stays that of the whole; 0 for all
 * @param data share of the training part, 0–1
 * @param resolution share of each side of the images, 0–1
 */
public record Fidelity(int epochs, double data, double resolution) {
  /** All of it. */
  public static final Fidelity WHOLE = of(0);

  /** So many epochs on all images as they are. */
  public static Fidelity of(int epochs) {
    return new Fidelity(epochs, 1, 1);
  }

  /** How much of the training part is seen: examples times pixels, as a share. */
  public double breadth() {
    return data * resolution * resolution;
  }

  /** Adds {@code "epochs": 9, "data": 0.5, "resolution": 0.5}, without what is whole. */
  void into(JsonObject json) {
    if (epochs > 0) {
      json.addProperty("epochs", epochs);
    }
    share(json, "data", data);
    share(json, "resolution", resolution);
  }

  private static void share(JsonObject json, String name, double share) {
    if (share < 1) {
      json.add(name, CandidateJson.number(share));
    }
  }

  static Fidelity read(JsonObject json) {
    return new Fidelity(
        json.has("epochs") ? json.get("epochs").getAsInt() : 0,
        json.has("data") ? json.get("data").getAsDouble() : 1,
        json.has("resolution") ? json.get("resolution").getAsDouble() : 1);
  }
}
