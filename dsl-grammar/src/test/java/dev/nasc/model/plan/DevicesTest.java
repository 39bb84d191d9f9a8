package dev.nasc.model.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gpu(0..3) | 4 | gpu(0) gpu(1) gpu(2) gpu(3)
          gpu(4..7) | 2 | gpu(4..5) gpu(6..7)
          gpu(0..2) | 2 | gpu(0) gpu(1..2)
          gpu(0..1) | 3 | gpu(0) gpu(1) gpu(0)
          gpu(5)    | 2 | gpu(5) gpu(5)
          cpu       | 2 | cpu cpu
          cpu(0..1) | 2 | cpu cpu
          auto      | 2 | auto auto
          """)
  void processesShareDevices(String all, int processes, String shares) {
    var devices = Devices.of(all).orElseThrow();
    var shared =
        IntStream.range(0, processes)
            .mapToObj(process -> devices.share(process, processes).toString())
            .collect(Collectors.joining(" "));
    assertEquals(shares, shared);
  }
}
