package dev.nasc.train;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.network.Parameter;
import dev.nasc.network.Torch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The numbers that the programs in {@code src/test/python} begin with, and those that they wrote
 * down: {@code reference.py} draws the same.
 */
final class Reference {
  private Reference() {}

  /** Drawn by name: a linear congruential generator that begins with the name's CRC-32. */
  static float[] numbers(String name, int count, double bound) {
    long state = start(name);
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      state = next(state);
      values[i] = (float) ((state / 4294967296.0 * 2 - 1) * bound);
    }
    return values;
  }

  static long[] labels(String name, int count, int classes) {
    long state = start(name);
    var values = new long[count];
    for (int i = 0; i < count; i++) {
      state = next(state);
      values[i] = (state >> 16) % classes;
    }
    return values;
  }

  private static long start(String name) {
    var crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.US_ASCII));
    return crc.getValue();
  }

  private static long next(long state) {
    return (1664525 * state + 1013904223) % 4294967296L;
  }

  /** Images of 3×32×32 with their labels. */
  static Batch batch(Torch torch, NDManager manager, String part, int step, int size) {
    var images = numbers(part + " " + step, size * 3 * 32 * 32, 1);
    return new Batch(
        torch.upload(manager, images, new Shape(size, 3, 32, 32)),
        torch.upload(manager, labels(part + " labels " + step, size, 10)));
  }

  /** Uniform with variance 1 / fan in, as {@code Parameters.get} has it. */
  static void fill(Torch torch, Parameter parameter, String name) {
    var shape = parameter.value().getShape();
    double fanIn = (double) shape.size() / shape.get(0);
    set(torch, parameter, numbers(name, (int) shape.size(), Math.sqrt(3 / fanIn)));
  }

  static void set(Torch torch, Parameter parameter, float[] values) {
    Torch.notRecording(
        () -> {
          try (var manager = torch.newManager()) {
            var value = parameter.value();
            value.subi(value);
            value.addi(torch.upload(manager, values, value.getShape()));
          }
        });
  }

  /** The lines of a file that a reference program wrote, as numbers. */
  static List<double[]> lines(String file) throws IOException {
    try (var stream = Reference.class.getResourceAsStream(file)) {
      return new String(stream.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray())
          .toList();
    }
  }
}
