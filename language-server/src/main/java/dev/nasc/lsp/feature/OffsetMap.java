package dev.nasc.lsp.feature;

import java.util.OptionalInt;

/** Where an offset of one text lies in another that differs from it in one stretch. */
record OffsetMap(int same, int endOfOne, int endOfOther) {
  static OffsetMap between(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int before = 0;
    while (before < most && one.charAt(before) == other.charAt(before)) {
      before++;
    }
    int after = 0;
    while (after < most - before
        && one.charAt(one.length() - 1 - after) == other.charAt(other.length() - 1 - after)) {
      after++;
    }
    return new OffsetMap(before, one.length() - after, other.length() - after);
  }

  /** Nothing inside the stretch that differs. */
  OptionalInt map(int offset) {
    if (offset <= same) {
      return OptionalInt.of(offset);
    }
    return offset >= endOfOne
        ? OptionalInt.of(offset - endOfOne + endOfOther)
        : OptionalInt.empty();
  }

  OffsetMap back() {
    return new OffsetMap(same, /* endOfOne= */ endOfOther, /* endOfOther= */ endOfOne);
  }
}
