package dev.nasc.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes the decisions of a repeat as one list over its turns: {@code s1.kernel = [7, 3]}. */
final class Turns {
  private static final Pattern TURN = Pattern.compile("(.+)\\[(\\d+)]\\.([A-Za-z_][A-Za-z_0-9.]*)");

  private Turns() {}

  static Map<String, String> join(Map<String, String> decisions) {
    var lists = lists(decisions);
    var joined = new LinkedHashMap<String, String>();
    decisions.forEach(
        (address, option) -> {
          var turn = TURN.matcher(address);
          var key = turn.matches() ? turn.group(1) + "." + turn.group(3) : address;
          if (lists.containsKey(key) && turn.matches()) {
            joined.put(key, String.valueOf(lists.get(key)));
          } else {
            joined.put(address, option);
          }
        });
    return joined;
  }

  /** For each repeat's choice its options by turn, where all turns from 0 on decide it. */
  private static Map<String, List<String>> lists(Map<String, String> decisions) {
    var lists = new LinkedHashMap<String, List<String>>();
    Set<String> broken = new LinkedHashSet<>();
    decisions.forEach(
        (address, option) -> {
          var turn = TURN.matcher(address);
          if (turn.matches()) {
            var key = turn.group(1) + "." + turn.group(3);
            var list = lists.computeIfAbsent(key, of -> new ArrayList<>());
            boolean next = turn.group(2).equals(String.valueOf(list.size()));
            if (!next || option.startsWith("[") || decisions.containsKey(key)) {
              broken.add(key);
            }
            list.add(option);
          }
        });
    lists.keySet().removeAll(broken);
    return lists;
  }
}
