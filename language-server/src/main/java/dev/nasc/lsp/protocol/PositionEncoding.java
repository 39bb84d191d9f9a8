package dev.nasc.lsp.protocol;

import java.util.List;
import org.eclipse.lsp4j.PositionEncodingKind;

/** What a column counts; agreed on when the client says hello. */
public enum PositionEncoding {
  UTF8(PositionEncodingKind.UTF8),
  UTF16(PositionEncodingKind.UTF16),
  UTF32(PositionEncodingKind.UTF32);

  private final String kind;

  PositionEncoding(String kind) {
    this.kind = kind;
  }

  public String kind() {
    return kind;
  }

  /** The first that the client offers and we know; UTF-16 is what everyone knows. */
  public static PositionEncoding agree(List<String> offered) {
    for (var kind : offered) {
      for (var encoding : values()) {
        if (encoding.kind.equals(kind)) {
          return encoding;
        }
      }
    }
    return UTF16;
  }

  /** Columns between two offsets of a line. */
  int columns(String text, int from, int to) {
    return switch (this) {
      case UTF8 -> {
        int bytes = 0;
        for (int at = from; at < to; at += Character.charCount(text.codePointAt(at))) {
          bytes += bytes(text.codePointAt(at));
        }
        yield bytes;
      }
      case UTF16 -> to - from;
      case UTF32 -> text.codePointCount(from, to);
    };
  }

  /** The offset that lies {@code columns} behind {@code from}, at most {@code end}. */
  int offset(String text, int from, int end, int columns) {
    int at = from;
    int left = columns;
    while (at < end && left > 0) {
      int point = text.codePointAt(at);
      left -= width(point);
      if (this == UTF16 && left < 0) {
        return at + 1; // between the halves of a pair, as the client asked
      }
      at += Character.charCount(point);
    }
    return Math.min(at, end);
  }

  private int width(int point) {
    return switch (this) {
      case UTF8 -> bytes(point);
      case UTF16 -> Character.charCount(point);
      case UTF32 -> 1;
    };
  }

  private static int bytes(int point) {
    if (point < 0x80) {
      return 1;
    }
    if (point < 0x800) {
      return 2;
    }
    return point < 0x10000 ? 3 : 4;
  }
}
