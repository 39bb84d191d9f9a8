package dev.nasc.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes the nodes of a graph whose operations on states are added as {@code op(state) + …}. */
final class Sums {
  private static final Pattern OPERATION = Pattern.compile("(.*)\\[([^\\[\\]]+)]\\.op");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

  private Sums() {}

  static Map<String, String> join(Map<String, String> decisions) {
    var byNode = new LinkedHashMap<String, List<String>>();
    for (var address : decisions.keySet()) {
      var operation = OPERATION.matcher(address);
      if (operation.matches()) {
        byNode.computeIfAbsent(operation.group(1), node -> new ArrayList<>()).add(address);
      }
    }
    var sums = new LinkedHashMap<String, String>();
    byNode.forEach((node, operations) -> sum(node, operations, decisions, sums));
    var joined = new LinkedHashMap<String, String>();
    decisions.forEach(
        (address, option) -> {
          var node = sums.keySet().stream().filter(it -> isOf(address, it)).findFirst();
          node.ifPresentOrElse(
              it -> joined.put(it, sums.getOrDefault(it, "")), () -> joined.put(address, option));
        });
    return joined;
  }

  private static boolean isOf(String address, String node) {
    return address.equals(node + ".from")
        || (address.startsWith(node + "[")
            && address.substring(node.length()).matches("\\[[^\\[\\]]+]\\.(op|from)"));
  }

  /** A node is a sum where all that is decided in it is one word on one state each. */
  private static void sum(
      String node,
      List<String> operations,
      Map<String, String> decisions,
      Map<String, String> sums) {
    boolean whole =
        decisions.keySet().stream()
            .filter(address -> address.startsWith(node + "[") || address.startsWith(node + "."))
            .allMatch(address -> isOf(address, node));
    var summands = new ArrayList<String>();
    for (var address : operations) {
      var option = decisions.getOrDefault(address, "");
      var state = state(address, decisions);
      if (!whole || state.isEmpty() || !WORD.matcher(option).matches()) {
        return;
      }
      summands.add(option + "(" + state.get() + ")");
    }
    sums.put(node, String.join(" + ", summands));
  }

  /** The state in brackets, or by number what is decided beside the operation. */
  private static Optional<String> state(String address, Map<String, String> decisions) {
    var operation = OPERATION.matcher(address);
    if (!operation.matches()) {
      return Optional.empty();
    }
    var key = operation.group(2);
    return key.chars().allMatch(Character::isDigit)
        ? Optional.ofNullable(
            decisions.get(address.substring(0, address.length() - "op".length()) + "from"))
        : Optional.of(key);
  }
}
