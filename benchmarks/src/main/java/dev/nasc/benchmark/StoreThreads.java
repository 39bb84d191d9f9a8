package dev.nasc.benchmark;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Measure;
import dev.nasc.model.Network;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import dev.nasc.phase.NetworkFigures;
import dev.nasc.phase.PhaseContext;
import dev.nasc.phase.PhaseOutcome;
import dev.nasc.phase.PhaseRunner;
import dev.nasc.phase.Progress;
import dev.nasc.run.Engine;
import dev.nasc.run.LoggedTrial;
import dev.nasc.run.RunListener;
import dev.nasc.run.RunSpec;
import dev.nasc.run.Runner;
import dev.nasc.run.StopSignal;
import dev.nasc.search.Draws;
import dev.nasc.search.Evaluator.Evaluation;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.Proposal.Candidate;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * Trials that eight threads submit and one writes, as the readers of eight workers do: how many a
 * second are on disk and acknowledged to the thread that submitted them. A thread goes on while
 * fewer than a thousand of its trials wait for their acknowledgement.
 */
public final class StoreThreads implements Engine, RunListener {
  private static final int THREADS = 8;
  private static final int WAITING = 1_000;

  private final int trials;
  private final BlockingQueue<Submitted> queue = new LinkedBlockingQueue<>();
  private final Map<Integer, Semaphore> waiting = new ConcurrentHashMap<>();
  private double seconds;

  private record Submitted(Candidate candidate, Evaluation evaluation, Semaphore room) {}

  private StoreThreads(int trials) {
    this.trials = trials;
  }

  /** The folder of the run, which is made, and the number of trials. */
  public static void main(String[] arguments) throws IOException {
    var file = Path.of("examples/nas_bench_201.nas");
    var source = new SourceFile(file.toString(), Files.readString(file));
    var compilation = Compiler.compile(source, Sources.NONE, Options.DEFAULT);
    var search = compilation.searches().get(0);
    var space = compilation.space(search.space()).orElseThrow();
    var benchmark = new StoreThreads(Integer.parseInt(arguments[1]));
    var spec =
        new RunSpec(
            file.toString(),
            source.text(),
            List.of(),
            Map.of(),
            search.name(),
            search.objectives(),
            search.seed(),
            search.device(),
            1,
            "0",
            "none",
            "none");
    var directory = Runner.create(Path.of(arguments[0]), spec);
    var stop = new StopSignal(directory, System::nanoTime);
    try (var runner = Runner.open(directory, benchmark, stop)) {
      var unused = runner.run(benchmark, search, space);
    }
    System.out.printf(
        Locale.ROOT,
        "eight-threads %.0f /s atLeast 5000%neight-threads-processor %.0f /s%n",
        benchmark.trials / benchmark.seconds,
        benchmark.trials / Process.seconds());
  }

  @Override
  public PhaseRunner runner(Phase phase) {
    return context -> {
      long began = System.nanoTime();
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        var thread = new Thread(() -> submit(context.space(), number));
        thread.start();
        threads.add(thread);
      }
      write(context, phase.label());
      seconds = (System.nanoTime() - began) / 1e9;
      for (var thread : threads) {
        join(thread);
      }
      return PhaseOutcome.DONE;
    };
  }

  private void submit(SearchSpace space, int thread) {
    var room = new Semaphore(WAITING);
    var random = Draws.of(0, "submit", thread, "trials");
    for (int i = thread; i < trials; i += THREADS) {
      room.acquireUninterruptibly();
      var values = Map.of(Measure.ACCURACY, random.nextDouble());
      queue.add(new Submitted(new Candidate(space.sample(random)), new Scored(values), room));
    }
    room.acquireUninterruptibly(WAITING); // until all is acknowledged
  }

  /** What waits is written together; before it waits itself, all is made durable. */
  private void write(PhaseContext context, String label) {
    var log = context.trials(label);
    for (int i = 0; i < trials; i++) {
      if (queue.isEmpty()) {
        log.settle();
      }
      var submitted = taken();
      var trial = log.asked(submitted.candidate);
      waiting.put(trial.number(), submitted.room);
      var unused = log.toldSoon(trial, submitted.evaluation);
    }
    log.settle();
  }

  private Submitted taken() {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** It is on disk. */
  @Override
  public void told(LoggedTrial trial) {
    waiting.remove(trial.trial().number()).release();
  }

  @Override
  public void began(String phase) {}

  @Override
  public void progress(Progress progress) {}

  @Override
  public void done(String phase) {}

  @Override
  public void note(String sentence) {}

  @Override
  public String fingerprint() {
    return "none";
  }

  @Override
  public String fingerprint(Search search) {
    return "none";
  }

  @Override
  public NetworkFigures figures(Network network, Data data, Path weights) {
    throw new UnsupportedOperationException("nothing is trained");
  }
}
