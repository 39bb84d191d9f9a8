package dev.nasc.lsp.document;

import dev.nasc.source.SourceFile;
import dev.nasc.syntax.Margin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text as the sections that it consists of, told by its left margin alone. */
public final class Sections {
  private final List<Placed> all;
  private @Nullable Map<String, List<Section>> declaring;

  /** A section and where it begins in the text. */
  public record Placed(int start, Section section) {
    int end() {
      return start + section.file().text().length();
    }
  }

  /** The section of an earlier text that has the letters of a place of this one. */
  @FunctionalInterface
  private interface Known {
    @Nullable Section section(int start, int end);
  }

  private Sections(List<Placed> all) {
    this.all = all;
  }

  static Sections of(SourceFile file) {
    return new Sections(cut(file, (from, to) -> null));
  }

  /** Those of a text that may differ anywhere. */
  Sections replaced(SourceFile file) {
    var same = new HashMap<String, Section>();
    all.forEach(it -> same.put(it.section().file().text(), it.section()));
    return new Sections(cut(file, (from, to) -> same.get(file.text().substring(from, to))));
  }

  /**
   * Those of a text in which one stretch differs.
   *
   * @param start where the stretch begins in both texts
   * @param end where it ended in this one
   */
  Sections edited(SourceFile file, int start, int end) {
    int moved = file.text().length() - length();
    return new Sections(
        cut(
            file,
            (from, to) -> {
              boolean before = to <= start;
              boolean after = from - moved >= end;
              return before || after ? whole(before ? from : from - moved, to - from) : null;
            }));
  }

  private @Nullable Section whole(int start, int length) {
    var there = at(start);
    boolean same = there.start() == start && there.end() - start == length;
    return same ? there.section() : null;
  }

  private int length() {
    return all.get(all.size() - 1).end();
  }

  private static List<Placed> cut(SourceFile file, Known same) {
    int[] starts = Margin.starts(file);
    var cut = new ArrayList<Placed>(starts.length);
    for (int i = 0; i < starts.length; i++) {
      int end = i + 1 < starts.length ? starts[i + 1] : file.text().length();
      cut.add(placed(file, starts[i], end, same));
    }
    return cut;
  }

  private static Placed placed(SourceFile file, int start, int end, Known same) {
    var known = same.section(start, end);
    return known != null
        ? new Placed(start, known)
        : new Placed(
            start, new Section(new SourceFile(file.name(), file.text().substring(start, end))));
  }

  /** Reads what no one has read yet, so that no one who asks has to wait for it. */
  void read() {
    declaring();
  }

  public List<Placed> all() {
    return all;
  }

  /** The section that a caret at an offset is in. */
  public Placed at(int offset) {
    int low = 0;
    int high = all.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (all.get(middle).start() <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return all.get(low);
  }

  /**
   * Where an offset of this text lies in {@code then}, an earlier version, where nothing that its
   * section mentions has changed since, directly or through others.
   */
  OptionalInt carried(int offset, Sections then) {
    var here = at(offset);
    int start = then.start(here.section());
    return start < 0 || dependsOnChange(here.section(), then)
        ? OptionalInt.empty()
        : OptionalInt.of(offset - here.start() + start);
  }

  /**
   * Where an offset of {@code then}, an earlier version, lies in this text, if its section does.
   */
  OptionalInt moved(int offset, Sections then) {
    var there = then.at(offset);
    int start = start(there.section());
    return start < 0 ? OptionalInt.empty() : OptionalInt.of(offset - there.start() + start);
  }

  /** Where a section begins in this text; nowhere (-1) where it is not in it. */
  private int start(Section section) {
    for (var it : all) {
      if (it.section() == section) {
        return it.start();
      }
    }
    return -1;
  }

  private boolean dependsOnChange(Section section, Sections then) {
    int head = sameAtHead(then);
    int tail = sameAtTail(then, head);
    var here = all.subList(head, all.size() - tail);
    var there = then.all.subList(head, then.all.size() - tail);
    var changed = new HashSet<String>();
    if (collect(here, there, changed) || collect(there, here, changed)) {
      return true;
    }
    var seen = new HashSet<Section>(Set.of(section));
    var open = new ArrayDeque<Section>(seen);
    while (!open.isEmpty()) {
      for (var word : open.pop().words()) {
        if (changed.contains(word)) {
          return true;
        }
        var declaring = then.declaring(); // of a name that has not changed: here as there
        declaring.getOrDefault(word, List.of()).stream().filter(seen::add).forEach(open::push);
      }
    }
    return false;
  }

  private int sameAtHead(Sections then) {
    int most = Math.min(all.size(), then.all.size());
    int same = 0;
    while (same < most && all.get(same).section() == then.all.get(same).section()) {
      same++;
    }
    return same;
  }

  private int sameAtTail(Sections then, int head) {
    int most = Math.min(all.size(), then.all.size()) - head;
    int same = 0;
    while (same < most
        && all.get(all.size() - 1 - same).section()
            == then.all.get(then.all.size() - 1 - same).section()) {
      same++;
    }
    return same;
  }

  /** The names declared by sections that {@code others} lack; whether one of them imports. */
  private static boolean collect(List<Placed> some, List<Placed> others, Set<String> changed) {
    var known = Collections.newSetFromMap(new IdentityHashMap<Section, Boolean>());
    others.forEach(it -> known.add(it.section()));
    boolean imports = false;
    for (var it : some) {
      if (!known.contains(it.section())) {
        changed.addAll(it.section().declared());
        imports |= it.section().imports();
      }
    }
    return imports;
  }

  private synchronized Map<String, List<Section>> declaring() {
    var known = declaring;
    if (known == null) {
      known = new HashMap<>();
      for (var it : all) {
        for (var name : it.section().declared()) {
          known.computeIfAbsent(name, of -> new ArrayList<>()).add(it.section());
        }
      }
      declaring = known;
    }
    return known;
  }
}
