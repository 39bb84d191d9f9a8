package dev.nasc.syntax;

import dev.nasc.ast.Item;
import dev.nasc.ast.Moved;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import dev.nasc.syntax.antlr.NasLexer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * A text parsed declaration by declaration, as they begin at the left margin: what is broken in one
 * leaves the others whole, and what stood in an earlier text is not read again. A text without
 * mistakes is read as if it had been parsed in one go.
 */
final class Parts {
  private final SourceFile file;
  private final List<Part> parts = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();

  /**
   * From one declaration at the margin to the next.
   *
   * @param depth how many more brackets it opens than it closes
   * @param goesOn whether its last word asks for more, outside of all brackets
   */
  record Part(Span place, int depth, boolean goesOn) {}

  /**
   * A part, or some that only together close what they open, and what was read of it.
   *
   * @param by how much further on it stands than where its items say
   */
  record Group(Span place, List<Item> items, int by, List<Diagnostic> findings) {
    @SuppressWarnings("ReferenceEquality") // a file that is equal would be held on to as well
    Group read() {
      var file = place.file();
      boolean here = items.isEmpty() || items.get(0).span().file() == file;
      return here ? this : new Group(place, Moved.items(items, file, by), 0, findings);
    }
  }

  private Parts(SourceFile file) {
    this.file = file;
  }

  static Parts of(SourceFile file, Optional<Parts> earlier) {
    var kept = earlier.map(it -> Kept.of(it, file)).orElse(Kept.NOTHING);
    var words = new HashMap<Integer, List<? extends Token>>();
    var parts = new Parts(file);
    parts.cut(kept, words);
    parts.group(kept, words);
    return parts;
  }

  /** All that was read, at its place in this text; earlier texts can be let go of then. */
  synchronized List<Item> items() {
    groups.replaceAll(Group::read);
    return groups.stream().flatMap(group -> group.items().stream()).toList();
  }

  private synchronized List<Group> groups() {
    return List.copyOf(groups);
  }

  List<Diagnostic> findings() {
    return groups().stream().flatMap(group -> group.findings().stream()).toList();
  }

  /**
   * @param read the words of the parts that are not known, by where these begin
   */
  private void cut(Kept kept, Map<Integer, List<? extends Token>> read) {
    int[] starts = Margin.starts(file);
    for (int i = 0; i < starts.length; i++) {
      int end = i + 1 < starts.length ? starts[i + 1] : file.text().length();
      var place = file.span(starts[i], end);
      var known = kept.part(place);
      if (known != null) {
        parts.add(new Part(place, known.depth(), known.goesOn()));
      } else {
        var words = Parser.words(place);
        read.put(place.start(), words);
        parts.add(part(place, words));
      }
    }
  }

  private static Part part(Span place, List<? extends Token> words) {
    int depth = 0;
    boolean goesOn = false;
    for (var token : words) {
      switch (token.getType()) {
        case NasLexer.LPAREN, NasLexer.LBRACK, NasLexer.LBRACE -> depth++;
        case NasLexer.RPAREN, NasLexer.RBRACK, NasLexer.RBRACE -> depth--;
        default -> {}
      }
      if (token.getType() != NasLexer.SEP && token.getType() != Token.EOF) {
        goesOn = NewlineFilter.continuesAfter(token);
      }
    }
    return new Part(place, depth, goesOn && depth <= 0);
  }

  private void group(Kept kept, Map<Integer, List<? extends Token>> read) {
    int[] closing = closing();
    int first = 0;
    while (first < parts.size()) {
      int last = closing[first];
      while (parts.get(last).goesOn() && last + 1 < parts.size()) {
        last = closing[last + 1];
      }
      var place = file.span(parts.get(first).place().start(), parts.get(last).place().end());
      var words = first == last ? read.get(place.start()) : null;
      groups.add(kept.group(place).orElseGet(() -> Parser.group(place, words)));
      first = last + 1;
    }
  }

  /** Where what a part opens is closed again, at the end of a part; itself where it never is. */
  private int[] closing() {
    int[] closing = new int[parts.size()];
    var open = new ArrayDeque<Integer>();
    int[] depths = new int[parts.size() + 1];
    for (int i = 0; i < parts.size(); i++) {
      depths[i + 1] = depths[i] + parts.get(i).depth();
      closing[i] = i;
      while (!open.isEmpty() && depths[i + 1] <= depths[open.peek()]) {
        int opened = open.pop();
        closing[opened] = depths[i + 1] == depths[opened] ? i : opened;
      }
      if (parts.get(i).depth() > 0) {
        open.push(i);
      }
    }
    return closing;
  }

  /**
   * What of an earlier text stands in a later one letter by letter: its beginning and its end.
   *
   * @param head where the beginning ends, in both
   * @param tail where the end begins, in the later one
   * @param by how much further on the end stands in the later one
   */
  private record Kept(int head, int tail, int by, List<Part> parts, List<Group> groups) {
    static final Kept NOTHING = new Kept(0, Integer.MAX_VALUE, 0, List.of(), List.of());

    static Kept of(Parts earlier, SourceFile file) {
      var before = earlier.file.text();
      var now = file.text();
      int most = Math.min(before.length(), now.length());
      int head = 0;
      while (head < most && before.charAt(head) == now.charAt(head)) {
        head++;
      }
      int same = 0;
      while (same < most - head
          && before.charAt(before.length() - 1 - same) == now.charAt(now.length() - 1 - same)) {
        same++;
      }
      int tail = now.length() - same;
      int by = now.length() - before.length();
      return new Kept(head, tail, by, earlier.parts, earlier.groups());
    }

    @Nullable Part part(Span place) {
      return find(parts, Part::place, place);
    }

    /** One without mistakes; what is broken is read again. */
    Optional<Group> group(Span place) {
      var known = find(groups, Group::place, place);
      if (known == null || !known.findings().isEmpty()) {
        return Optional.empty();
      }
      int by = known.by() + place.start() - known.place().start();
      return Optional.of(new Group(place, known.items(), by, List.of()));
    }

    private <T> @Nullable T find(List<T> all, Function<T, Span> placeOf, Span place) {
      int start = before(place);
      int low = 0;
      int high = all.size() - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        var there = placeOf.apply(all.get(middle));
        if (there.start() == start) {
          return there.length() == place.length() ? all.get(middle) : null;
        } else if (there.start() < start) {
          low = middle + 1;
        } else {
          high = middle - 1;
        }
      }
      return null;
    }

    /** Where a stretch stood in the earlier text; nowhere (-1) where it differs. */
    private int before(Span place) {
      if (place.end() <= head) {
        return place.start();
      }
      return place.start() >= tail ? place.start() - by : -1;
    }
  }
}
