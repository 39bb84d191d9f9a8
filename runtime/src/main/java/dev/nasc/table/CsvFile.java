package dev.nasc.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** A file of comma-separated values with a header, as RFC 4180 writes it. */
public record CsvFile(Path path, List<String> header, List<Line> lines) {
  private static final long LARGEST = 256L << 20;
  private static final int LONGEST = 1 << 20;

  /**
   * One line of values.
   *
   * @param number in the file, the header being 1
   */
  public record Line(int number, List<String> values) {}

  public static CsvFile read(Path path) throws TableRefused {
    try {
      if (!Files.isRegularFile(path)) {
        throw new TableRefused("There is no table at `%s`.".formatted(path));
      }
      if (Files.size(path) > LARGEST) {
        throw new TableRefused("`%s` is larger than 256 MiB.".formatted(path));
      }
      try (var reader = Files.newBufferedReader(path)) {
        return read(path, reader);
      }
    } catch (CharacterCodingException e) {
      throw new TableRefused("`%s` is no text in UTF-8.".formatted(path));
    } catch (NoSuchFileException e) {
      throw new TableRefused("There is no table at `%s`.".formatted(path));
    } catch (IOException e) {
      throw new TableRefused("`%s` cannot be read: %s.".formatted(path, e.getMessage()));
    }
  }

  private static CsvFile read(Path path, BufferedReader reader) throws IOException, TableRefused {
    var lines = new ArrayList<Line>();
    var header = List.<String>of();
    int number = 0;
    for (var text = reader.readLine(); text != null; text = reader.readLine()) {
      number++;
      if (text.length() > LONGEST) {
        throw new TableRefused("%s:%d: The line is too long.".formatted(path, number));
      }
      if (number == 1) {
        header = values(text.startsWith("\uFEFF") ? text.substring(1) : text);
      } else if (!text.isBlank()) {
        var values = values(text);
        if (values.size() != header.size()) {
          throw new TableRefused(
              "%s:%d: The line has %d values and the header %d."
                  .formatted(path, number, values.size(), header.size()));
        }
        lines.add(new Line(number, values));
      }
    }
    if (lines.isEmpty()) {
      throw new TableRefused("`%s` has no line of values.".formatted(path));
    }
    var names = new HashSet<String>();
    for (var name : header) {
      if (!names.add(name)) {
        throw new TableRefused("%s:1: There are two columns `%s`.".formatted(path, name));
      }
    }
    return new CsvFile(path, header, lines);
  }

  /** The place of a column. */
  public int column(String name) throws TableRefused {
    int column = header.indexOf(name);
    if (column < 0) {
      throw new TableRefused(
          "%s:1: There is no column `%s`; there are %s."
              .formatted(path, name, String.join(", ", header)));
    }
    return column;
  }

  /** A finite number. */
  public double number(Line line, int column) throws TableRefused {
    var text = line.values.get(column).strip();
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw at(line, "`%s` in column `%s` is no number.".formatted(text, header.get(column)));
  }

  public TableRefused at(Line line, String sentence) {
    return new TableRefused("%s:%d: %s".formatted(path, line.number, sentence));
  }

  private static List<String> values(String line) {
    var values = new ArrayList<String>();
    var value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (doubled) {
          value.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        values.add(value.toString());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    values.add(value.toString());
    return values;
  }
}
