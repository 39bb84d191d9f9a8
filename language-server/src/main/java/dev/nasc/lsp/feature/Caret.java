package dev.nasc.lsp.feature;

import dev.nasc.ast.Item;
import dev.nasc.source.SourceFile;
import dev.nasc.syntax.Parser;
import dev.nasc.syntax.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a caret is, told from the words left of it alone, so that it works in texts that are half
 * typed: the brackets around it and what stands in each.
 *
 * @param frames the file first, the innermost bracket last
 * @param prefix what of the word at the caret stands left of it
 */
record Caret(List<Frame> frames, String prefix) {
  private static final Set<String> KINDS =
      Arrays.stream(Item.Kind.values()).map(Item.Kind::word).collect(Collectors.toSet());

  /** Empty inside comments, strings and numbers, where nothing can be offered. */
  static Optional<Caret> at(SourceFile file, int offset) {
    var frames = new ArrayList<Frame>();
    frames.add(new Frame("", List.of()));
    for (var token : Parser.tokens(file)) {
      if (token.span().end() >= offset && token.span().start() < offset) {
        boolean word = token.kind() == Token.Kind.NAME || token.kind() == Token.Kind.KEYWORD;
        if (word) {
          var typed = file.text().substring(token.span().start(), offset);
          return Optional.of(settled(frames, typed));
        }
        boolean inside = token.span().end() > offset || isClosedByLine(token);
        if (inside && !token.text().isBlank()) {
          return Optional.empty();
        }
      }
      if (token.span().end() > offset) {
        break;
      }
      read(token, frames);
    }
    return Optional.of(settled(frames, ""));
  }

  private static Caret settled(List<Frame> frames, String prefix) {
    frames.get(frames.size() - 1).settle();
    return new Caret(frames, prefix);
  }

  private static boolean isClosedByLine(Token token) {
    return token.kind() == Token.Kind.COMMENT
        || token.kind() == Token.Kind.DOCUMENTATION
        || token.kind() == Token.Kind.NUMBER
        || token.kind() == Token.Kind.STRING;
  }

  private static void read(Token token, List<Frame> frames) {
    var inner = frames.get(frames.size() - 1);
    switch (token.kind()) {
      case COMMENT, DOCUMENTATION, UNKNOWN -> {}
      case BREAK -> inner.breaks();
      case SEPARATOR -> separator(inner, frames);
      case KEYWORD, NAME, NUMBER, STRING -> word(token, inner, frames);
      case PUNCTUATION -> punctuation(token, inner, frames);
    }
  }

  private static void separator(Frame inner, List<Frame> frames) {
    if (inner.hasEntries()) {
      inner.next();
    } else if (inner.entry().isEmpty()) {
      frames.remove(inner); // an argument list that was never closed
    }
  }

  /** A declaration at the left margin begins anew, whatever was left open above it. */
  private static void word(Token token, Frame inner, List<Frame> frames) {
    boolean declares = KINDS.contains(token.text()) || token.text().matches("import|let");
    boolean margin = token.span().startColumn() == 1 && frames.size() > 1 && inner.hasEntries();
    if (declares && margin && inner.entry().isEmpty()) {
      frames.subList(1, frames.size()).clear();
      frames.get(0).next();
    }
    frames.get(frames.size() - 1).add(token);
  }

  private static void punctuation(Token token, Frame inner, List<Frame> frames) {
    switch (token.text()) {
      case "(", "[", "{" -> {
        frames.add(new Frame(token.text(), inner.entry()));
        inner.add(token);
      }
      case ")", "]" -> {
        if (!inner.hasEntries()) {
          close(token, inner, frames);
        }
      }
      case "}" -> {
        while (!frames.get(frames.size() - 1).hasEntries()) {
          frames.remove(frames.size() - 1);
        }
        if (frames.size() > 1) {
          close(token, frames.get(frames.size() - 1), frames);
        }
      }
      case "," -> {
        inner.add(token);
        if (!inner.hasEntries()) {
          noteParameter(inner);
          inner.next();
        }
      }
      default -> inner.add(token);
    }
  }

  private static void close(Token token, Frame inner, List<Frame> frames) {
    noteParameter(inner);
    frames.remove(frames.size() - 1);
    var outer = frames.get(frames.size() - 1);
    if (inner.is("(") && inner.declaresParameters()) {
      outer.declares(inner.names().keySet());
    }
    outer.add(token);
  }

  private static void noteParameter(Frame inner) {
    if (inner.is("(") && inner.declaresParameters() && !inner.word(0).isEmpty()) {
      inner.names().put(inner.word(0), "parameter");
    }
  }

  Frame inner() {
    return frames.get(frames.size() - 1);
  }

  /** The kind of declaration whose body the caret is in, or nothing at file level. */
  String declaration() {
    for (int at = frames.size() - 1; at > 0; at--) {
      var head = frames.get(at).head();
      if (frames.get(at).is("{") && !head.isEmpty() && KINDS.contains(head.get(0).text())) {
        boolean labelled = head.size() > 1 && head.get(1).text().equals(":");
        if (!labelled && head.size() > 1) {
          return head.get(0).text();
        }
      }
    }
    return "";
  }

  /** What {@code of} names in the architecture around the caret. */
  Optional<String> decidedSpace() {
    for (var frame : frames) {
      var head = frame.head();
      boolean decides = head.size() > 3 && head.get(0).text().equals("architecture");
      if (decides && head.get(2).text().equals("of")) {
        return Optional.of(head.get(3).text());
      }
    }
    return Optional.empty();
  }
}
