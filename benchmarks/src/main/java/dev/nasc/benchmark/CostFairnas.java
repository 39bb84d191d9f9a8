package dev.nasc.benchmark;

import dev.nasc.model.Measure;
import dev.nasc.source.SourceFile;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** From the text of the FairNAS space to its exact count and the bounds of every cost. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class CostFairnas {
  private final SourceFile file = SpaceFiles.file("fairnas");

  @Benchmark
  public void fromTextToCosts(Blackhole hole) {
    var space = SpaceFiles.compile(file).spaces().get(0);
    hole.consume(space.count());
    for (var measure : Measure.values()) {
      if (measure.isCost()) {
        hole.consume(space.bounds(measure));
      }
    }
  }
}
