package dev.nasc.evaluate;

import dev.nasc.explore.SearchSpace;
import dev.nasc.model.Architecture;
import dev.nasc.model.ChoiceBlock.Choice;
import dev.nasc.model.plan.Scorer;
import dev.nasc.table.CsvFile;
import dev.nasc.table.TableRefused;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the architectures of a table's lines, in the format that the file declares. */
final class ArchitectureReader {
  /** The benchmark's order (Dong and Yang 2020, section 2.1); the space's options stand for it. */
  private static final List<String> NAS_BENCH_201 =
      List.of("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3");

  private static final Pattern EDGE = Pattern.compile("([a-z0-9_]+)~([0-9])");

  private final SearchSpace space;
  private final CsvFile file;
  private final Scorer.Table table;
  private final List<Choice> choices;
  private final Map<String, Integer> columns = new HashMap<>();

  ArchitectureReader(SearchSpace space, CsvFile file, Scorer.Table table) throws TableRefused {
    this.space = space;
    this.file = file;
    this.table = table;
    this.choices =
        space.choiceBlocks().stream().flatMap(block -> block.choices().stream()).toList();
    if (table.format() == Scorer.Format.ADDRESSES) {
      for (var choice : choices) {
        columns.put(choice.address().text(), file.column(choice.address().text()));
      }
    }
  }

  Architecture read(CsvFile.Line line) throws TableRefused {
    var written =
        switch (table.format()) {
          case ADDRESSES -> addresses(line);
          case NAS_BENCH_201 -> nasBench201(line);
          case DIGITS -> digits(line);
        };
    return inSpace(written)
        .orElseThrow(() -> file.at(line, "This is no architecture of `" + space.name() + "`."));
  }

  /** The same decisions, with the space's own addresses and options. */
  private Optional<Architecture> inSpace(Map<String, String> written) {
    Set<String> used = new HashSet<>();
    boolean[] fits = {true};
    var decided =
        space.decide(
            (address, open) -> {
              int option = open.indexOf(written.get(address.text()));
              fits[0] &= option >= 0;
              used.add(address.text());
              return open.get(Math.max(0, option));
            });
    return decided.filter(
        architecture ->
            fits[0]
                && architecture.decisions().entrySet().stream()
                    .allMatch(
                        decision ->
                            decision
                                .getValue()
                                .equals(
                                    written.getOrDefault(
                                        decision.getKey().text(), decision.getValue())))
                && written.keySet().stream()
                    .allMatch(
                        address ->
                            used.contains(address)
                                || architecture.decisions().keySet().stream()
                                    .anyMatch(it -> it.text().equals(address))));
  }

  /** An empty cell is a choice that the architecture does not reach. */
  private Map<String, String> addresses(CsvFile.Line line) {
    Map<String, String> decisions = new HashMap<>();
    columns.forEach(
        (address, column) -> {
          var option = line.values().get(column).strip();
          if (!option.isEmpty()) {
            decisions.put(address, option);
          }
        });
    return decisions;
  }

  private Map<String, String> nasBench201(CsvFile.Line line) throws TableRefused {
    var text = line.values().get(file.column(table.key()));
    var edges = EDGE.matcher(text);
    Map<String, String> decisions = new HashMap<>();
    int next = 0;
    for (int node = 1; node <= 3; node++) {
      for (int from = 0; from < node; from++, next++) {
        int option = edges.find() ? NAS_BENCH_201.indexOf(edges.group(1)) : -1;
        if (option < 0 || Integer.parseInt(edges.group(2)) != from || next >= choices.size()) {
          throw file.at(line, "`%s` is no cell of NAS-Bench-201.".formatted(text));
        }
        put(decisions, next, option, line);
      }
    }
    return decisions;
  }

  private Map<String, String> digits(CsvFile.Line line) throws TableRefused {
    var text = line.values().get(file.column(table.key())).strip();
    if (text.length() != choices.size()) {
      throw file.at(
          line,
          "`%s` has %d digits and `%s` has %d choices."
              .formatted(text, text.length(), space.name(), choices.size()));
    }
    Map<String, String> decisions = new HashMap<>();
    for (int i = 0; i < text.length(); i++) {
      put(decisions, i, Character.digit(text.charAt(i), 36), line);
    }
    return decisions;
  }

  private void put(Map<String, String> decisions, int choice, int option, CsvFile.Line line)
      throws TableRefused {
    var of = choices.get(choice);
    if (option < 0 || option >= of.options().size()) {
      throw file.at(line, "`%s` has no option %d.".formatted(of.address().text(), option));
    }
    decisions.put(of.address().text(), of.options().get(option));
  }
}
