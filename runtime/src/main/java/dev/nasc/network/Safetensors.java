package dev.nasc.network;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A file of named tensors in the safetensors format: eight bytes with the length of the header
 * (little-endian), the header as JSON (for each tensor type, shape and where its data lie), the
 * data one tensor after another. It holds no code and no pickles.
 *
 * @param metadata texts by name, the format's {@code __metadata__}
 * @param tensors by name
 */
public record Safetensors(Map<String, String> metadata, SortedMap<String, Tensor> tensors) {
  /** What a file may take beside its numbers, in bytes. */
  public static final long MAX_HEADER = 16L << 20;

  public Safetensors {
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
  }

  /** A file of these tensors, whose names differ. */
  public static Safetensors of(Map<String, String> metadata, Collection<Tensor> tensors) {
    var byName = new TreeMap<String, Tensor>();
    for (var tensor : tensors) {
      if (byName.put(tensor.name(), tensor) != null) {
        throw new IllegalArgumentException("two tensors called `" + tensor.name() + "`");
      }
    }
    return new Safetensors(metadata, byName);
  }

  /** The tensor of a name. */
  public Tensor tensor(String name) {
    var tensor = tensors.get(name);
    if (tensor == null) {
      throw new BrokenFile("There is no tensor `" + name + "`.");
    }
    return tensor;
  }

  /**
   * Reads a file, which may come from anywhere.
   *
   * @throws BrokenFile where it is no well-formed safetensors file of the types that nasc knows
   */
  public static Safetensors read(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new SafetensorsReader(file.getFileName().toString(), channel).read();
    }
  }

  /** Writes the file, and returns when it is on disk. Equal contents give equal bytes. */
  public void write(Path file) throws IOException {
    var header = header();
    try (var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      writeAll(channel, length.putLong(header.length).flip());
      writeAll(channel, ByteBuffer.wrap(header));
      for (var tensor : tensors.values()) {
        writeAll(channel, tensor.data().duplicate());
      }
      channel.force(true);
    }
  }

  /** Padded with blanks, so that the data begin at a multiple of eight. */
  private byte[] header() {
    var header = new JsonObject();
    if (!metadata.isEmpty()) {
      var texts = new JsonObject();
      metadata.forEach(texts::addProperty);
      header.add("__metadata__", texts);
    }
    long offset = 0;
    for (var tensor : tensors.values()) {
      long end = offset + tensor.data().remaining();
      header.add(tensor.name(), SafetensorsReader.entry(tensor, offset, end));
      offset = end;
    }
    var json = header.toString();
    int bytes = json.getBytes(StandardCharsets.UTF_8).length;
    return (json + " ".repeat((8 - bytes % 8) % 8)).getBytes(StandardCharsets.UTF_8);
  }

  private static void writeAll(FileChannel channel, ByteBuffer data) throws IOException {
    while (data.hasRemaining()) {
      channel.write(data);
    }
  }
}
