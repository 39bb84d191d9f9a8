package dev.nasc.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What the bits of a result hang on besides the seed: two runs agree to the bit only where these
 * four agree.
 *
 * @param natives the engine's version, {@code 2.7.1}
 * @param threads inside one operation
 * @param capability the vector instructions that the engine picks, {@code AVX512}
 * @param device {@code cpu} or {@code gpu(0)}
 */
public record Fingerprint(String natives, int threads, String capability, String device) {

  /** The vector instructions that PyTorch picks on this processor, by its own rule. */
  static String cpuCapability() {
    var asked = System.getenv("ATEN_CPU_CAPABILITY");
    if (asked != null && !asked.isEmpty()) {
      return asked;
    }
    var flags = cpuFlags();
    if (flags.containsAll(List.of("avx512f", "avx512vl", "avx512bw", "avx512dq", "fma"))) {
      return "AVX512";
    }
    if (flags.containsAll(List.of("avx2", "fma"))) {
      return "AVX2";
    }
    return System.getProperty("os.arch", "unknown");
  }

  private static Set<String> cpuFlags() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(line -> Set.of(line.substring(line.indexOf(':') + 1).strip().split("\\s+")))
          .orElse(Set.of());
    } catch (IOException e) {
      return Set.of(); // not Linux: the architecture's name has to do
    }
  }

  @Override
  public String toString() {
    return "PyTorch " + natives + ", threads " + threads + ", " + capability + ", " + device;
  }
}
