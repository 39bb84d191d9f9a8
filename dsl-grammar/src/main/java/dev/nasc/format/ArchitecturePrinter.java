package dev.nasc.format;

import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes an architecture as the language does: a node that sums operations on states as that sum,
 * the members of a subset and the decisions of a repeat as one list, decisions of one cell under
 * its name, everything else as {@code address = option}.
 */
public final class ArchitecturePrinter {
  private ArchitecturePrinter() {}

  public static String print(String name, String space, Architecture architecture) {
    var decisions = new LinkedHashMap<String, String>();
    architecture.decisions().forEach((address, option) -> decisions.put(text(address), option));
    var lines = Turns.join(Members.join(Sums.join(decisions)));
    var text = new StringBuilder();
    text.append("architecture ").append(name).append(" of ").append(space).append(" {\n");
    cells(lines).forEach((cell, of) -> append(cell, of, text));
    return text.append("}\n").toString();
  }

  private static String text(Address address) {
    return address.text();
  }

  /** Lines in their order; those that follow each other in one cell stand together. */
  private static Map<String, List<String>> cells(Map<String, String> lines) {
    var cells = new LinkedHashMap<String, List<String>>();
    lines.forEach(
        (address, value) -> {
          int dot = address.indexOf('.');
          boolean node =
              dot > 0 && lines.keySet().stream().anyMatch(it -> isNode(it, address, dot));
          var cell = node ? address.substring(0, dot) : "";
          var line = (node ? address.substring(dot + 1) : address) + " = " + value;
          var key = node ? cell : "\0" + address;
          cells.computeIfAbsent(key, of -> new ArrayList<>()).add(line);
        });
    return cells;
  }

  /** Whether the first segment of an address is that of a node written as a sum. */
  private static boolean isNode(String other, String address, int dot) {
    return other.startsWith(address.substring(0, dot + 1))
        && other.substring(dot + 1).matches("n\\d+");
  }

  private static void append(String cell, List<String> lines, StringBuilder text) {
    boolean alone = cell.startsWith("\0");
    var indent = alone ? "  " : "    ";
    text.append(alone ? "" : "  " + cell + " {\n");
    lines.forEach(line -> text.append(indent).append(line).append('\n'));
    text.append(alone ? "" : "  }\n");
  }
}
