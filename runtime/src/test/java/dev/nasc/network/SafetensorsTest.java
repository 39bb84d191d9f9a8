package dev.nasc.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    var file = folder.resolve("a.safetensors");
    var weights = Tensor.of("w", List.of(2L, 3L), new float[] {1, -2, 3.5f, 0, 1e-30f, 6});
    Safetensors.of(Map.of("step", "7"), List.of(weights, Tensor.of("n", 5, -6))).write(file);

    var read = Safetensors.read(file);
    assertEquals(Map.of("step", "7"), read.metadata());
    assertEquals(List.of(2L, 3L), read.tensor("w").shape());
    assertArrayEquals(weights.floats(), read.tensor("w").floats());
    assertArrayEquals(new long[] {5, -6}, read.tensor("n").longs());
    assertThrows(BrokenFile.class, () -> read.tensor("n").floats());
  }

  @Test
  void theDataBeginAtAMultipleOfEight() throws IOException {
    var file = folder.resolve("a.safetensors");
    Safetensors.of(Map.of(), List.of(Tensor.of("ä", 1))).write(file);
    long header =
        ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).getLong();
    assertEquals(0, header % 8);
    assertEquals(8 + header + 8, Files.size(file));
  }

  /** Headers over eight bytes of data; the quotes are written as apostrophes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'a':{'dtype':'F32','shape':[0],'data_offsets':[8,8]}} | names `a` twice
          {'a':{'dtype':'F32','shape':[3],'data_offsets':[0,12]}} | overlap, leave a gap or lie outside
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | overlap, leave a gap or lie outside
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | overlap, leave a gap or lie outside
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | do not end where the file ends
          {'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}} | not as long as its shape says
          {'a':{'dtype':'F32','shape':[4611686018427387904,4],'data_offsets':[0,8]}} | the shape of `a`
          {'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}} | the shape of `a`
          {'a':{'dtype':'F32','shape':[2],'data_offsets':[-8,0]}} | overlap, leave a gap or lie outside
          {'a':{'dtype':'BF16','shape':[4],'data_offsets':[0,8]}} | holds BF16; nasc reads F32 and I64
          {'a':{'dtype':'F32','shape':[2]}} | lacks its type, its shape or where its data lie
          {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'x':1}} | has a field that the format does not know
          {'a':[[[[[[[[1]]]]]]]]} | no such JSON
          {'a':{'dtype':'F32','shape':[1.5],'data_offsets':[0,8]}} | no such JSON
          [] | no such JSON
          {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} {} | no such JSON
          {} | do not end where the file ends
          """)
  void aHostileHeaderIsRefused(String header, String reason) throws IOException {
    var file = file(header.replace('\'', '"'), 8);
    var refusal = assertThrows(BrokenFile.class, () -> Safetensors.read(file));
    assertTrue(String.valueOf(refusal.getMessage()).contains(reason), refusal.getMessage());
  }

  @Test
  void aHeaderLongerThanTheFileIsRefused() throws IOException {
    for (long length : new long[] {0, -1, Long.MAX_VALUE, 17L << 20, 100}) {
      var bytes = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
      var file = Files.write(folder.resolve("b.safetensors"), bytes);
      assertThrows(BrokenFile.class, () -> Safetensors.read(file));
    }
    var empty = Files.write(folder.resolve("c.safetensors"), new byte[3]);
    assertThrows(BrokenFile.class, () -> Safetensors.read(empty));
  }

  /** A good file with bytes changed at random is read or refused, and nothing else. */
  @Test
  void brokenBytesAreReadOrRefused() throws IOException {
    var file = folder.resolve("d.safetensors");
    Safetensors.of(Map.of("a", "b"), List.of(Tensor.of("n", 5, -6), Tensor.of("m", 1))).write(file);
    var good = Files.readAllBytes(file);
    var random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      var bytes = good.clone();
      for (int k = 0; k <= i % 4; k++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, bytes);
      try {
        Safetensors.read(file);
      } catch (BrokenFile expected) {
        assertTrue(String.valueOf(expected.getMessage()).contains("d.safetensors"));
      }
    }
  }

  private Path file(String header, int data) throws IOException {
    var json = header.getBytes(StandardCharsets.UTF_8);
    var bytes = ByteBuffer.allocate(8 + json.length + data).order(ByteOrder.LITTLE_ENDIAN);
    return Files.write(
        folder.resolve("h.safetensors"), bytes.putLong(json.length).put(json).array());
  }
}
