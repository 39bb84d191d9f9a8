package dev.nasc.format;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes what a subset takes as a list: {@code skips = [stem, n1]}. */
final class Members {
  private static final Pattern MEMBER = Pattern.compile("(.*)\\[([^\\[\\]]+)]");

  private Members() {}

  static Map<String, String> join(Map<String, String> decisions) {
    var members = new LinkedHashMap<String, String>();
    decisions.forEach(
        (address, option) -> {
          var member = MEMBER.matcher(address);
          if (member.matches() && (option.equals("true") || option.equals("false"))) {
            var name = option.equals("true") ? member.group(2) : "";
            members.merge(member.group(1), name, Members::append);
          } else {
            members.put(address, option);
          }
        });
    members.replaceAll((address, value) -> isList(address, decisions) ? "[" + value + "]" : value);
    return members;
  }

  private static String append(String so, String name) {
    return so.isEmpty() || name.isEmpty() ? so + name : so + ", " + name;
  }

  private static boolean isList(String address, Map<String, String> decisions) {
    return !decisions.containsKey(address);
  }
}
