package dev.nasc.format;

import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes an architecture as the language does: the decisions of a repeat as one list, everything
 * else as {@code address = option}.
 */
public final class ArchitecturePrinter {
  private static final Pattern TURN = Pattern.compile("(.*)\\[(\\d+)]\\.([A-Za-z_][A-Za-z_0-9.]*)");

  private ArchitecturePrinter() {}

  public static String print(String name, String space, Architecture architecture) {
    var lists = lists(architecture);
    var text = new StringBuilder();
    text.append("architecture ").append(name).append(" of ").append(space).append(" {\n");
    architecture
        .decisions()
        .forEach((address, option) -> text.append(line(address, option, lists)));
    return text.append("}\n").toString();
  }

  /** For each repeat's choice its options by turn, where all turns from 0 on decide it. */
  private static Map<String, List<String>> lists(Architecture architecture) {
    var lists = new LinkedHashMap<String, List<String>>();
    var broken = new ArrayList<String>();
    architecture
        .decisions()
        .forEach(
            (address, option) -> {
              var turn = TURN.matcher(address.text());
              if (turn.matches()) {
                var key = key(turn);
                var list = lists.computeIfAbsent(key, of -> new ArrayList<>());
                if (!turn.group(2).equals(String.valueOf(list.size()))) {
                  broken.add(key);
                }
                list.add(option);
              }
            });
    lists.keySet().removeAll(broken);
    return lists;
  }

  private static String line(Address address, String option, Map<String, List<String>> lists) {
    var turn = TURN.matcher(address.text());
    if (turn.matches() && lists.containsKey(key(turn))) {
      var key = key(turn);
      return turn.group(2).equals("0") ? "  " + key + " = " + lists.get(key) + "\n" : "";
    }
    return "  " + address + " = " + option + "\n";
  }

  /** The choice of all turns: {@code s1.kernel}; of a repeat without a label, {@code kernel}. */
  private static String key(Matcher turn) {
    return turn.group(1).isEmpty() ? turn.group(3) : turn.group(1) + "." + turn.group(3);
  }
}
