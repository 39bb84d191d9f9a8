package dev.nasc.explore;

import dev.nasc.explore.Runs.Run;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notes the layers of each place in the text each time that it has run. */
final class RunTrail extends Trail {
  private final DecidingCourse course;
  private final Deque<Integer> marks = new ArrayDeque<>();
  private final Map<Span, List<Run>> runs = new LinkedHashMap<>();

  RunTrail(SourceFile file, DecidingCourse course) {
    super(file, Optional.empty());
    this.course = course;
  }

  Map<Span, List<Run>> runs() {
    return runs;
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
    int from = marks.pop();
    if (course.mark() > from && outermost) {
      runs.computeIfAbsent(span, of -> new ArrayList<>()).add(new Run(from, course.mark()));
    }
  }
}
