package dev.nasc.explore;

import dev.nasc.model.TensorShape;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notes what each place in the text yields each time its layers have run. */
final class YieldTrail extends Trail {
  private final DecidingCourse course;
  private final Deque<Integer> marks = new ArrayDeque<>();
  private final Map<Span, List<TensorShape>> yields = new LinkedHashMap<>();

  YieldTrail(SourceFile file, DecidingCourse course) {
    super(file, Optional.empty());
    this.course = course;
  }

  Map<Span, List<TensorShape>> yields() {
    return yields;
  }

  @Override
  void enter(Span span) {
    super.enter(span);
    marks.push(course.mark());
  }

  @Override
  void leave() {
    var span = innermost();
    super.leave();
    boolean outermost = marks.size() == 1 || !innermost().equals(span);
    if (course.mark() > marks.pop() && outermost) {
      yields.computeIfAbsent(span, of -> new ArrayList<>()).add(course.latest());
    }
  }
}
