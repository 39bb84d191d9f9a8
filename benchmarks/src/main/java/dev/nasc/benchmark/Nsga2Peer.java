package dev.nasc.benchmark;

import dev.nasc.search.Hypervolume;
import dev.nasc.search.Score;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.moeaframework.algorithm.NSGAII;
import org.moeaframework.core.PRNG;
import org.moeaframework.core.Solution;
import org.moeaframework.core.variable.BinaryIntegerVariable;
import org.moeaframework.problem.AbstractProblem;

/**
 * NSGA-II of the MOEA Framework on the table of NAS-Bench-201, as {@code raspberry_thousands} of
 * the examples searches it: six operations of five, accuracy after 12 epochs against the latency on
 * a Raspberry Pi 4, generations of 1,000, 10,000 evaluations a seed, on one thread. Its operators
 * are its own defaults for such variables, and a candidate may come twice.
 */
public final class Nsga2Peer {
  private static final List<String> OPERATIONS =
      List.of("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3");
  private static final int EDGES = 6;
  private static final int POPULATION = 1_000;
  private static final int EVALUATIONS = 10_000;

  /** In losses: no accuracy, 100 ms. */
  private static final List<Double> REFERENCE = List.of(0.0, 100.0);

  private Nsga2Peer() {}

  /** Prints evaluations a second of processor time, and the mean share of the hypervolume. */
  public static void main(String[] arguments) throws IOException {
    var table = new Table(read(Path.of(arguments[0])));
    int seeds = Integer.parseInt(arguments[1]);
    double whole =
        Hypervolume.of(Arrays.stream(table.losses).map(Nsga2Peer::score).toList(), REFERENCE);
    var clock = ManagementFactory.getThreadMXBean();
    long nanos = 0;
    double share = 0;
    for (int seed = 0; seed < seeds; seed++) {
      PRNG.setSeed(seed);
      long began = clock.getCurrentThreadCpuTime();
      var search = new NSGAII(table);
      search.setInitialPopulationSize(POPULATION);
      search.run(EVALUATIONS);
      nanos += clock.getCurrentThreadCpuTime() - began;
      var front = new ArrayList<Score>();
      search.getResult().forEach(found -> front.add(score(found.getObjectiveValues())));
      share += Hypervolume.of(front, REFERENCE) / whole / seeds;
    }
    System.out.printf(
        Locale.ROOT, "%d %.4f%n", Math.round(seeds * (double) EVALUATIONS / nanos * 1e9), share);
  }

  private static Score score(double[] losses) {
    return new Score(Arrays.stream(losses).boxed().toList());
  }

  /** The losses of every network, at the number whose digits are its operations. */
  private static double[][] read(Path file) throws IOException {
    var lines = Files.readAllLines(file);
    var names = List.of(lines.get(0).split(","));
    int network = names.indexOf("arch_str");
    int accuracy = names.indexOf("val_acc_12ep");
    int latency = names.indexOf("latency_ms_raspi4");
    var losses = new double[lines.size() - 1][];
    for (var line : lines.subList(1, lines.size())) {
      var cells = line.split(",");
      int number = 0;
      for (var operation : cells[network].replaceAll("[|+]+", " ").trim().split(" ")) {
        number = OPERATIONS.size() * number + OPERATIONS.indexOf(operation.split("~")[0]);
      }
      losses[number] =
          new double[] {
            0 - Double.parseDouble(cells[accuracy]), Double.parseDouble(cells[latency])
          };
    }
    return losses;
  }

  /** The table as a problem of the framework. */
  private static final class Table extends AbstractProblem {
    private final double[][] losses;

    Table(double[][] losses) {
      super(EDGES, 2);
      this.losses = losses;
    }

    @Override
    public Solution newSolution() {
      var solution = new Solution(EDGES, 2);
      for (int edge = 0; edge < EDGES; edge++) {
        solution.setVariable(edge, new BinaryIntegerVariable(0, OPERATIONS.size() - 1));
      }
      return solution;
    }

    @Override
    public void evaluate(Solution solution) {
      int number = 0;
      for (int edge = 0; edge < EDGES; edge++) {
        var taken = (BinaryIntegerVariable) solution.getVariable(edge);
        number = OPERATIONS.size() * number + taken.getValue();
      }
      solution.setObjectiveValue(0, losses[number][0]);
      solution.setObjectiveValue(1, losses[number][1]);
    }
  }
}
