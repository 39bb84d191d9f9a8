package dev.nasc.network;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads safetensors that may be hostile: a header of at most 16 MiB, read token by token (no
 * nesting to exhaust the stack), no name twice, data that lie one after another and fill the file,
 * shapes that multiply to them without overflow.
 */
final class SafetensorsReader {
  private final String file;
  private final FileChannel channel;
  private final Map<String, String> metadata = new TreeMap<>();
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(String name, Tensor.Type type, List<Long> shape, long begin, long end) {}

  SafetensorsReader(String file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** What the header says of a tensor whose data lie at {@code begin} to {@code end}, exclusive. */
  static JsonObject entry(Tensor tensor, long begin, long end) {
    var shape = new JsonArray();
    tensor.shape().forEach(shape::add);
    var offsets = new JsonArray();
    offsets.add(begin);
    offsets.add(end);
    var entry = new JsonObject();
    entry.addProperty("dtype", tensor.type().name());
    entry.add("shape", shape);
    entry.add("data_offsets", offsets);
    return entry;
  }

  Safetensors read() throws IOException {
    long headerLength = bytes(0, Long.BYTES).getLong();
    if (headerLength < 2
        || headerLength > Safetensors.MAX_HEADER
        || headerLength > channel.size() - 8) {
      throw broken("its header cannot be " + headerLength + " bytes long");
    }
    parse(text(bytes(8, (int) headerLength)));
    var tensors = new TreeMap<String, Tensor>();
    long dataStart = 8 + headerLength;
    long at = 0;
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    for (var entry : entries) {
      check(entry, at, channel.size() - dataStart);
      at = entry.end;
      var data = bytes(dataStart + entry.begin, (int) (entry.end - entry.begin));
      tensors.put(entry.name, new Tensor(entry.name, entry.type, entry.shape, data));
    }
    if (at != channel.size() - dataStart) {
      throw broken("its data do not end where the file ends");
    }
    return new Safetensors(metadata, tensors);
  }

  private void check(Entry entry, long expectedBegin, long dataLength) {
    if (entry.begin != expectedBegin || entry.end < entry.begin || entry.end > dataLength) {
      throw broken("the data of `" + entry.name + "` overlap, leave a gap or lie outside");
    }
    long size = entry.type.bytes();
    for (long axis : entry.shape) {
      if (axis < 0 || (axis > 0 && size > Integer.MAX_VALUE / axis)) {
        throw broken("the shape of `" + entry.name + "` is " + entry.shape);
      }
      size *= axis;
    }
    if (size != entry.end - entry.begin) {
      throw broken("the data of `" + entry.name + "` are not as long as its shape says");
    }
  }

  private void parse(String header) throws IOException {
    try (var json = new JsonReader(new StringReader(header))) {
      Set<String> names = new HashSet<>();
      json.beginObject();
      while (json.hasNext()) {
        var name = json.nextName();
        if (!names.add(name)) {
          throw broken("it names `" + name + "` twice");
        }
        if (name.equals("__metadata__")) {
          parseMetadata(json);
        } else {
          entries.add(parseEntry(name, json));
        }
      }
      json.endObject();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw broken("something follows its header");
      }
    } catch (MalformedJsonException
        | EOFException
        | IllegalStateException
        | NumberFormatException e) {
      throw broken("its header is no such JSON (" + e.getMessage() + ")");
    }
  }

  private void parseMetadata(JsonReader json) throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      var name = json.nextName();
      if (metadata.put(name, json.nextString()) != null) {
        throw broken("its metadata name `" + name + "` twice");
      }
    }
    json.endObject();
  }

  private Entry parseEntry(String name, JsonReader json) throws IOException {
    Tensor.@Nullable Type type = null;
    @Nullable List<Long> shape = null;
    @Nullable List<Long> offsets = null;
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "dtype" -> type = type(name, json.nextString());
        case "shape" -> shape = numbers(json);
        case "data_offsets" -> offsets = numbers(json);
        default -> throw broken("`" + name + "` has a field that the format does not know");
      }
    }
    json.endObject();
    if (type == null || shape == null || offsets == null || offsets.size() != 2) {
      throw broken("`" + name + "` lacks its type, its shape or where its data lie");
    }
    return new Entry(name, type, shape, offsets.get(0), offsets.get(1));
  }

  private Tensor.Type type(String name, String word) {
    for (var type : Tensor.Type.values()) {
      if (type.name().equals(word)) {
        return type;
      }
    }
    throw broken("`" + name + "` holds " + word + "; nasc reads F32 and I64");
  }

  private static List<Long> numbers(JsonReader json) throws IOException {
    var numbers = new ArrayList<Long>();
    json.beginArray();
    while (json.hasNext()) {
      numbers.add(json.nextLong());
    }
    json.endArray();
    return numbers;
  }

  private String text(ByteBuffer utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw broken("its header is not UTF-8");
    }
  }

  private ByteBuffer bytes(long from, int length) throws IOException {
    if (from + length > channel.size()) {
      throw broken("it ends too early");
    }
    var buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    int read = 0;
    while (buffer.hasRemaining() && read >= 0) {
      read = channel.read(buffer, from + buffer.position());
    }
    return buffer.flip();
  }

  private BrokenFile broken(String what) {
    return new BrokenFile("`" + file + "` is no file of tensors that can be read: " + what + ".");
  }
}
