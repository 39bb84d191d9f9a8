package dev.nasc.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants to see, from the client's section {@code nasc}.
 *
 * @param hints whether there are inlay hints
 * @param lenses whether there are lenses
 */
record Settings(boolean hints, boolean lenses) {
  static final String SECTION = "nasc";
  static final Settings DEFAULT = new Settings(true, true);

  /** What it does not say, or says in a way that means nothing, is as it is by default. */
  static Settings of(@Nullable Object section) {
    return section instanceof JsonObject object
        ? new Settings(is(object.get("hints")), is(object.get("lenses")))
        : DEFAULT;
  }

  private static boolean is(@Nullable JsonElement value) {
    return value == null || !value.isJsonPrimitive() || !value.toString().equals("false");
  }
}
