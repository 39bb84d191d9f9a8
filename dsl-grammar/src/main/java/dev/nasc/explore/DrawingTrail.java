package dev.nasc.explore;

import dev.nasc.explore.Drawing.Choice;
import dev.nasc.explore.Drawing.Piece;
import dev.nasc.model.Address;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes which layers each place of the text runs, each time it runs, and what is decided there. */
final class DrawingTrail extends Trail {
  private final SourceFile file;
  private final DecidingCourse course;
  private final Map<Address, Span> spans;
  private final Deque<Frame> open = new ArrayDeque<>();

  /** A place while it runs, and after. */
  private static final class Frame {
    final Span span;
    final int from;
    int to;
    final List<Choice> choices = new ArrayList<>();
    final List<Frame> inner = new ArrayList<>();

    Frame(Span span, int from) {
      this.span = span;
      this.from = from;
      this.to = from;
    }
  }

  /**
   * @param spans where each choice is written
   */
  DrawingTrail(SourceFile file, DecidingCourse course, Map<Address, Span> spans) {
    super(file, Optional.empty());
    this.file = file;
    this.course = course;
    this.spans = spans;
    open.push(new Frame(file.span(0, file.text().length()), 0));
  }

  @Override
  void enter(Span span) {
    super.enter(span);
    open.push(new Frame(span, course.mark()));
  }

  @Override
  void leave() {
    super.leave();
    var frame = open.pop();
    frame.to = course.mark();
    var around = open.getFirst();
    if (!frame.span.file().equals(file)) {
      frame.inner.forEach(inner -> add(around, inner)); // of a block that was passed to the library
    } else {
      add(around, frame);
    }
  }

  /** A place that ran nothing may have been given up for a choice; it runs again right after. */
  private static void add(Frame around, Frame frame) {
    var inner = around.inner;
    if (!inner.isEmpty()) {
      var last = inner.get(inner.size() - 1);
      if (last.from == last.to && last.from == frame.from && last.span.equals(frame.span)) {
        inner.remove(inner.size() - 1);
      }
    }
    inner.add(frame);
  }

  /** The whole as pieces, once the walk is over. */
  Piece whole(List<DecidingCourse.Met> met) {
    var root = open.getFirst();
    root.to = course.mark();
    met.forEach(each -> place(each, root));
    return piece(root);
  }

  /** The innermost place around the choice that ran when it was met. */
  private void place(DecidingCourse.Met met, Frame root) {
    var span = spans.get(met.choice().address());
    var at = root;
    for (var next = inner(at, met.mark(), span);
        next.isPresent();
        next = inner(at, met.mark(), span)) {
      at = next.get();
    }
    at.choices.add(met.choice());
  }

  private Optional<Frame> inner(Frame around, int mark, @Nullable Span span) {
    var running =
        around.inner.stream()
            .filter(
                it -> it.from <= mark && (mark < it.to || (it.from == it.to && mark == it.from)))
            .toList();
    if (span == null || !span.file().equals(file)) {
      return running.stream().filter(it -> it.from < it.to).findFirst();
    }
    return running.stream().filter(it -> holds(it, span)).findFirst();
  }

  /** Whether the choice is written in the place, or in what the place uses. */
  private static boolean holds(Frame frame, Span span) {
    return isAround(frame.span, span) || frame.inner.stream().anyMatch(it -> holds(it, span));
  }

  private static boolean isAround(Span whole, Span inner) {
    return whole.start() <= inner.start() && inner.end() <= whole.end();
  }

  private static Piece piece(Frame frame) {
    var pieces = frame.inner.stream().filter(it -> !isBare(it)).map(DrawingTrail::piece).toList();
    if (pieces.size() == 1 && spans(pieces.get(0), frame)) {
      return joined(frame, pieces.get(0));
    }
    return new Piece(frame.span, frame.from, frame.to, frame.choices, pieces);
  }

  private static boolean isBare(Frame frame) {
    return frame.from == frame.to && hasNoChoice(frame);
  }

  private static boolean hasNoChoice(Frame frame) {
    return frame.choices.isEmpty() && frame.inner.stream().allMatch(DrawingTrail::hasNoChoice);
  }

  private static boolean spans(Piece only, Frame frame) {
    return only.from() == frame.from && only.to() == frame.to;
  }

  /** A place that holds one other and nothing else is one piece with it. */
  private static Piece joined(Frame frame, Piece only) {
    boolean named = only.inside().isEmpty() && isAround(frame.span, only.span());
    var choices = new ArrayList<>(frame.choices);
    choices.addAll(only.choices());
    return new Piece(
        named ? only.span() : frame.span, frame.from, frame.to, choices, only.inside());
  }
}
