package dev.nasc.explore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The looks at one state, in order, each once, with what was seen. */
final class Looks {
  private final List<Look> looks = new ArrayList<>();
  private final List<Object> seen = new ArrayList<>();

  void note(Look look, @Nullable Object saw) {
    if (!looks.contains(look)) {
      looks.add(look);
      seen.add(saw == null ? Look.NOTHING : saw);
    }
  }

  int size() {
    return looks.size();
  }

  Look look(int index) {
    return looks.get(index);
  }

  Object seen(int index) {
    return seen.get(index);
  }
}
