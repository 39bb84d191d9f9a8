package dev.nasc.lsp.feature;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the language's own words mean, in a sentence each. */
final class Words {
  private static final Map<String, String> WORDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "any", "A choice of one: `any(3, 5, 7)`, `any(16..24 by 2)`, `any of list`."),
              Map.entry("some", "A choice of any subset: `some of list`."),
              Map.entry(
                  "repeat", "`repeat(n) { … }` stands n times where it is; `index` counts from 0."),
              Map.entry("sum", "Branches on the same input, added up: `sum(input, conv(8))`."),
              Map.entry("mean", "Branches on the same input, their mean."),
              Map.entry(
                  "product",
                  "Branches on the same input, multiplied; one pixel multiplies the whole map."),
              Map.entry("concat", "Branches on the same input, their channels side by side."),
              Map.entry("input", "The tensor that enters here."),
              Map.entry("index", "The turn of the `repeat` around it, from 0."),
              Map.entry("then", "`a then b`: a in the first turn of a `repeat`, b in the others."),
              Map.entry("require", "What every architecture must meet: `require macs <= 400M`."),
              Map.entry("maximize", "An objective of a search: `maximize accuracy`."),
              Map.entry("minimize", "An objective of a search: `minimize macs, params`."),
              Map.entry("strategy", "The phases of a search, in order, each with a label."),
              Map.entry("let", "Names a value; it is decided when it is first needed."),
              Map.entry("block", "Names steps of a network, maybe with parameters."),
              Map.entry(
                  "cell", "A block that is decided once, wherever and however often it is used."),
              Map.entry(
                  "graph",
                  "States: its `inputs`, then `nodes`, each an operation on earlier ones."),
              Map.entry("earlier", "All states before this node."),
              Map.entry("previous", "The state right before this node."),
              Map.entry("nodes", "The nodes among the states; in a graph, how many there are."),
              Map.entry("prev", "What enters the cell."),
              Map.entry("prev2", "What entered the cell before this one."),
              Map.entry("operation", "A layer of your own: its shape, its cost, its Java class."),
              Map.entry("space", "A network with open choices: the architectures to search."),
              Map.entry("recipe", "How networks are trained."),
              Map.entry("search", "A space, data, objectives and a strategy."),
              Map.entry("architecture", "A space with its choices decided."),
              Map.entry("import", "Makes the names of a module visible: `import std.mobile`.")));

  private static final List<String> OF_VALUES = List.of("any", "input", "some");
  private static final List<String> OF_STEPS =
      List.of("any", "concat", "input", "mean", "product", "repeat", "some", "sum");

  /** What a tensor can be asked for. */
  static final List<String> ATTRIBUTES = List.of("channels", "height", "width", "size", "elements");

  private Words() {}

  /** Those that may begin what is wanted; a number is one of the {@code input} too. */
  static List<String> in(Wanted wanted) {
    return wanted == Wanted.NUMBER ? OF_VALUES : OF_STEPS;
  }

  static Optional<Symbol> find(String word) {
    return Optional.ofNullable(WORDS.get(word)).map(text -> Symbol.plain("word", word, text));
  }
}
