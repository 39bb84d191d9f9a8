package dev.nasc.cost;

import dev.nasc.model.Extent;
import dev.nasc.model.Layer;
import dev.nasc.model.Network;
import dev.nasc.model.Operation;
import dev.nasc.model.TensorShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Measured times of operations at their shapes: a CSV file with the header {@code
 * operation,input,output,milliseconds} and lines like {@code conv(k3 s2 g1),3x224x224,32x112x112,
 * 1.25}. The input is that of the first tensor. An operation that has no line at all is free: its
 * time is part of another's.
 */
public final class LatencyTable {
  private static final String HEADER = "operation,input,output,milliseconds";

  private static final String NO_TIME = "no time of an operation";

  private final Map<String, Double> millis = new HashMap<>();
  private final Set<String> words = new HashSet<>();

  private LatencyTable() {}

  /** A table, or what is wrong with its text, in one clause. */
  public record Read(Optional<LatencyTable> table, String problem) {}

  public static Read read(String csv) {
    var lines = csv.lines().map(String::strip).toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      return new Read(Optional.empty(), "its first line is not `" + HEADER + "`");
    }
    var table = new LatencyTable();
    for (int i = 1; i < lines.size(); i++) {
      var problem = lines.get(i).isEmpty() ? "" : table.add(lines.get(i));
      if (!problem.isEmpty()) {
        return new Read(Optional.empty(), "line " + (i + 1) + " is " + problem);
      }
    }
    return new Read(Optional.of(table), "");
  }

  /** What is wrong with a line; empty where nothing is. */
  private String add(String line) {
    int last = line.lastIndexOf(',');
    try {
      double time = Double.parseDouble(line.substring(last + 1));
      boolean sound = time >= 0 && Double.isFinite(time) && line.split(",", -1).length == 4;
      words.add(line.split("[(,]", 2)[0]);
      var before = sound ? millis.putIfAbsent(line.substring(0, last), time) : null;
      return before != null ? "a second time of one operation" : sound ? "" : NO_TIME;
    } catch (NumberFormatException none) {
      return NO_TIME;
    }
  }

  /** What a network takes, or the first operation that the table does not know at its shapes. */
  public record Price(double milliseconds, Optional<String> unknown) {}

  public Price price(Network network) {
    var times = times(network);
    double sum = times.milliseconds().stream().mapToDouble(Double::doubleValue).sum();
    return new Price(times.unknown().isPresent() ? 0 : sum, times.unknown());
  }

  /** What each layer takes, up to the first that the table does not know at its shapes. */
  public record Times(List<Double> milliseconds, Optional<String> unknown) {}

  public Times times(Network network) {
    var times = new ArrayList<Double>();
    for (int i = 0; i < network.layers().size(); i++) {
      var layer = network.layers().get(i);
      if (network.headOf(i).isPresent()) { // only training runs it
        times.add(0.0);
        continue;
      }
      var key = key(layer, input(layer, network));
      var time = millis.get(key);
      if (time == null && words.contains(layer.operation().word())) {
        return new Times(times, Optional.of(key));
      }
      times.add(time == null ? 0 : time);
    }
    return new Times(times, Optional.empty());
  }

  private static TensorShape input(Layer layer, Network network) {
    int first = layer.inputs().get(0);
    return first == 0 ? network.input() : network.layers().get(first - 1).output();
  }

  private static String key(Layer layer, TensorShape input) {
    return operation(layer.operation()) + "," + text(input) + "," + text(layer.output());
  }

  private static String operation(Operation operation) {
    if (operation instanceof Operation.Conv conv) {
      return "conv(k%s s%s g%d)".formatted(text(conv.kernel()), text(conv.stride()), conv.groups());
    }
    return operation instanceof Operation.Pool pool
        ? "%s(k%d s%d)".formatted(pool.word(), pool.kernel(), pool.stride())
        : operation.word();
  }

  private static String text(Extent extent) {
    return extent.height() == extent.width()
        ? String.valueOf(extent.height())
        : extent.height() + "x" + extent.width();
  }

  private static String text(TensorShape shape) {
    return shape.channels() + "x" + shape.height() + "x" + shape.width();
  }
}
