package dev.nasc.benchmark;

import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.Cost;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/** Exact costs of architectures drawn from a space, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class SampleCost {
  @Param({"fairnas", "darts"})
  private String name = "";

  private final SplittableRandom random = new SplittableRandom(0);
  private SearchSpace space = SpaceFiles.space("fairnas");

  /** More than the caches hold for free, so that each is met as a strategy would meet it. */
  private List<Architecture> drawn = List.of();

  private int next;

  @Setup
  public void draw() {
    space = SpaceFiles.space(name);
    drawn = Stream.generate(() -> space.sample(random)).limit(10_000).toList();
  }

  @Benchmark
  public Cost cost() {
    next = (next + 1) % drawn.size();
    return space.cost(drawn.get(next));
  }

  @Benchmark
  public Cost sampleAndCost() {
    return space.cost(space.sample(random));
  }
}
