package dev.nasc.benchmark;

import dev.nasc.analysis.Counts;
import dev.nasc.analysis.Distribution;
import dev.nasc.analysis.Meeting;
import dev.nasc.analysis.Resolution;
import dev.nasc.analysis.WhatIf;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Constraint.Bound;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Answers about whole spaces, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SpaceAnalysis {
  @Param({"fairnas", "darts", "elastic"})
  private String name = "";

  private WalkedSpace space = SpaceFiles.space("fairnas");
  private List<Constraint> one = List.of();
  private List<Constraint> two = List.of();

  /** Limits at the mean of each cost, where most of a space has to be looked at. */
  @Setup
  public void prepare() {
    space = SpaceFiles.space(name);
    one = List.of(limit(Measure.MACS));
    two = List.of(limit(Measure.MACS), limit(Measure.PARAMS));
  }

  private Constraint limit(Measure measure) {
    var bound = new Bound(measure, 0, space.moments(measure).mean());
    return new Constraint("limit", List.of(bound));
  }

  @Benchmark
  public void countAndBounds(Blackhole hole) {
    hole.consume(new Counts(space.diagram()).total());
    for (var measure : Measure.values()) {
      if (measure.isCost()) {
        hole.consume(space.bounds(measure));
        hole.consume(space.moments(measure));
      }
    }
  }

  @Benchmark
  public Distribution editorDistribution() {
    return space.distribution(Measure.MACS, Resolution.EDITOR);
  }

  @Benchmark
  public Distribution distribution() {
    return space.distribution(Measure.MACS, Resolution.COMMAND_LINE);
  }

  @Benchmark
  public Meeting jointShare() {
    return space.meeting(two, Resolution.COMMAND_LINE);
  }

  @Benchmark
  public List<WhatIf.Option> whatIf() {
    return space.whatIf(one, Resolution.EDITOR);
  }
}
