package dev.nasc.lsp.feature;

import com.google.gson.JsonObject;
import dev.nasc.lsp.document.Snapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an answer carries along so that the rest of it can be asked for later.
 *
 * @param uri of the document that it is about
 * @param version of its text; what is asked about another one stays as it was
 */
public record Pending(String uri, int version, JsonObject data) {

  static JsonObject data(String uri) {
    var data = new JsonObject();
    data.addProperty("uri", uri);
    return data;
  }

  static JsonObject data(Snapshot snapshot) {
    var data = data(snapshot.uri());
    data.addProperty("version", snapshot.version());
    return data;
  }

  /** Nothing where it is not ours. */
  public static Optional<Pending> of(@Nullable Object carried) {
    return carried instanceof JsonObject data && data.has("uri")
        ? Optional.of(new Pending(data.get("uri").getAsString(), version(data), data))
        : Optional.empty();
  }

  private static int version(JsonObject data) {
    return data.has("version") ? data.get("version").getAsInt() : -1;
  }

  int number(String key) {
    return data.has(key) ? data.get(key).getAsInt() : 0;
  }

  public boolean isAbout(Snapshot snapshot) {
    return version == snapshot.version();
  }
}
