package dev.nasc.data;

import dev.nasc.model.TensorShape;
import dev.nasc.table.CsvFile;
import dev.nasc.table.TableRefused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A table with a header line: numbers, and the class in one column. Classes are whole numbers from
 * 0, or words, which are numbered in the order of the alphabet.
 *
 * @param label the name of the column that has the class
 */
record CsvExamples(Path file, String label) implements DataReader {
  @Override
  public List<Path> files() {
    return List.of(file);
  }

  @Override
  public Parts read(TensorShape input) {
    try {
      return new Parts(examples(CsvFile.read(file)), Optional.empty());
    } catch (TableRefused e) {
      throw new DataUnavailable(String.valueOf(e.getMessage()));
    }
  }

  private Examples examples(CsvFile table) throws TableRefused {
    int classColumn = table.column(label);
    int features = table.header().size() - 1;
    if (features == 0) {
      throw new DataUnavailable("`%s` has no column beside `%s`.".formatted(file, label));
    }
    var lines = table.lines();
    var values = new float[Math.multiplyExact(lines.size(), features)];
    int at = 0;
    for (var line : lines) {
      for (int column = 0; column <= features; column++) {
        if (column != classColumn) {
          values[at++] = (float) table.number(line, column);
        }
      }
    }
    var words = lines.stream().map(line -> line.values().get(classColumn).strip()).toList();
    return new Examples(new TensorShape(features, 1, 1), values, classes(words));
  }

  private static int[] classes(List<String> words) {
    if (words.stream().allMatch(word -> word.matches("\\d{1,6}"))) {
      return words.stream().mapToInt(Integer::parseInt).toArray();
    }
    var order = new ArrayList<>(new TreeSet<>(words));
    return words.stream().mapToInt(order::indexOf).toArray();
  }
}
