package dev.nasc.search;

import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a candidate is trained.
 *
 * @param from the trial of the same phase whose training goes on, where there is one
 * @param curve whether the accuracy after each epoch is told
 */
public record Effort(Fidelity fidelity, OptionalInt from, boolean curve) {
  /** To the end, told once. */
  public static final Effort WHOLE = new Effort(Fidelity.WHOLE, OptionalInt.empty(), false);

  /** To the end, told after each epoch. */
  public static final Effort WATCHED = new Effort(Fidelity.WHOLE, OptionalInt.empty(), true);

  /** So many epochs from fresh weights. */
  public static Effort of(int epochs) {
    return of(Fidelity.of(epochs));
  }

  /** So much of a training, from fresh weights. */
  public static Effort of(Fidelity fidelity) {
    return new Effort(fidelity, OptionalInt.empty(), false);
  }

  /** {@code {"epochs": 9, "from": 3, "curve": true}}, without what is as in {@link #WHOLE}. */
  public JsonObject toJson() {
    var json = new JsonObject();
    fidelity.into(json);
    from.ifPresent(trial -> json.addProperty("from", trial));
    if (curve) {
      json.addProperty("curve", true);
    }
    return json;
  }

  /** That of a trial's JSON, which stands at {@code effort}; the whole one is left out. */
  public static Effort in(JsonObject trial) {
    return Optional.ofNullable(trial.getAsJsonObject("effort")).map(Effort::read).orElse(WHOLE);
  }

  /** Puts it where {@link #in} finds it. */
  public void into(JsonObject trial) {
    if (!equals(WHOLE)) {
      trial.add("effort", toJson());
    }
  }

  private static Effort read(JsonObject json) {
    return new Effort(
        Fidelity.read(json),
        json.has("from") ? OptionalInt.of(json.get("from").getAsInt()) : OptionalInt.empty(),
        json.has("curve"));
  }
}
