package dev.nasc.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** What `nasc new` begins a file from; the texts lie beside the classes. */
enum Template {
  CHAIN("a chain of layers with a few choices, and a search that runs in half a minute"),
  MOBILE("a mobile network for 224 × 224 images: stages of inverted bottlenecks under a limit"),
  CELL("a network of repeated cells, each a small graph whose nodes choose inputs and operations");

  private final String description;

  Template(String description) {
    this.description = description;
  }

  /** The words, for the completion script. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(values()).map(Template::word).iterator();
    }
  }

  static Template of(String word) {
    return Arrays.stream(values())
        .filter(template -> template.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no template `%s`; there are %s."
                        .formatted(
                            word,
                            Arrays.stream(values())
                                .map(template -> "`" + template.word() + "`")
                                .collect(Collectors.joining(", ")))));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String description() {
    return description;
  }

  String text() {
    try (var stream = Template.class.getResourceAsStream("templates/" + word() + ".nas")) {
      var bytes = Objects.requireNonNull(stream, word()).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
