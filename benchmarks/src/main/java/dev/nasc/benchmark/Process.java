package dev.nasc.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process has used: processor time, and memory as Linux counts it. */
final class Process {
  private Process() {}

  /** Seconds of processor time of all threads. */
  static double seconds() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return ((com.sun.management.OperatingSystemMXBean) system).getProcessCpuTime() / 1e9;
  }

  /** The most that was ever resident. */
  static double peakMegabytes() {
    return megabytes("VmHWM:");
  }

  /** What is resident now. */
  static double residentMegabytes() {
    return megabytes("VmRSS:");
  }

  private static double megabytes(String line) {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(it -> it.startsWith(line))
          .mapToDouble(it -> Double.parseDouble(it.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
