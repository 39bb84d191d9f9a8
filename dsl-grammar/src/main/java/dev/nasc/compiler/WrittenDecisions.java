package dev.nasc.compiler;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Expression.Segment;
import dev.nasc.explore.Decider;
import dev.nasc.rule.ConstraintReader;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Answers a walk from what an architecture writes: {@code s1.kernel = 7}, {@code s1[*].kernel = 7}
 * for every turn of a repeat, a list over the turns, the members of a subset, an option whose own
 * choices follow in parentheses, or a node as the sum of operations on states.
 */
final class WrittenDecisions implements Decider {
  private static final Pattern TURN = Pattern.compile("\\[(\\d+)]");
  private static final Pattern NODE = Pattern.compile("(^|\\.)n\\d+$");
  private static final List<String> NO_OR_YES = List.of("false", "true");

  private final Map<String, Entry> entries;
  private final Map<String, Optional<Answer>> answers = new HashMap<>();
  private final Map<String, Integer> positions = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  /**
   * One line of an architecture.
   *
   * @param at where the address stands
   */
  record Entry(Expression value, Span at) {}

  WrittenDecisions(Map<String, Entry> entries) {
    this.entries = new LinkedHashMap<>(entries);
  }

  /** What stands at an address: an expression, or a text that follows from others. */
  private sealed interface Answer {
    record Written(Expression value) implements Answer {}

    record Implied(String text) implements Answer {}
  }

  @Override
  public Optional<String> option(Asked asked) {
    var address = asked.address().text();
    boolean member = asked.options().equals(NO_OR_YES) && address.endsWith("]");
    return answer(address, member).map(answer -> option(answer, asked.options()));
  }

  /** Entries that no choice asked for. */
  Map<String, Entry> unused() {
    var left = new LinkedHashMap<>(entries);
    left.keySet().removeAll(used);
    return left;
  }

  /** Where the answer for an address is written, as well as it is known. */
  Optional<Span> span(String address) {
    for (var prefix = address;
        !prefix.isEmpty();
        prefix = prefix.substring(0, Math.max(0, cut(prefix)))) {
      if (entries.containsKey(prefix)) {
        return Optional.of(entries.get(prefix).value().span());
      }
      var known = answers.getOrDefault(prefix, Optional.empty());
      if (known.isPresent() && known.get() instanceof Answer.Written written) {
        return Optional.of(written.value().span());
      }
    }
    return Optional.empty();
  }

  private Optional<Answer> answer(String address, boolean member) {
    var known = answers.get(address);
    if (known == null) {
      known =
          exact(address)
              .or(() -> exact(address.replaceAll("\\[\\d+]", "[*]")))
              .or(() -> member ? Optional.empty() : turn(address))
              .or(() -> part(address))
              .or(() -> depth(address));
      answers.put(address, known);
    }
    return known;
  }

  private Optional<Answer> exact(String address) {
    return Optional.ofNullable(entries.get(address))
        .map(
            entry -> {
              used.add(address);
              return new Answer.Written(entry.value());
            });
  }

  /** {@code s1.kernel = [7, 3]} answers {@code s1[0].kernel}. */
  private Optional<Answer> turn(String address) {
    var matcher = TURN.matcher(address);
    Optional<Answer> found = Optional.empty();
    while (matcher.find()) {
      var rest = address.substring(matcher.end());
      var key =
          matcher.start() == 0 && rest.startsWith(".")
              ? rest.substring(1)
              : address.substring(0, matcher.start()) + rest;
      int index = Integer.parseInt(matcher.group(1));
      if (entries.containsKey(key)
          && entries.get(key).value() instanceof Expression.ListLiteral list
          && index < list.elements().size()) {
        used.add(key);
        found = Optional.of(new Answer.Written(list.elements().get(index)));
      }
    }
    return found;
  }

  /** A part of what stands at the longest prefix that has something. */
  private Optional<Answer> part(String address) {
    for (int cut = cut(address); cut > 0; cut = cut(address.substring(0, cut))) {
      var prefix = address.substring(0, cut);
      var whole = answer(prefix, false);
      if (whole.isPresent() && whole.get() instanceof Answer.Written written) {
        var part = part(written.value(), prefix, address.substring(cut));
        if (part.isPresent()) {
          return part;
        }
      }
    }
    return Optional.empty();
  }

  private static int cut(String address) {
    return Math.max(address.lastIndexOf('.'), address.lastIndexOf('['));
  }

  private Optional<Answer> part(Expression whole, String prefix, String rest) {
    if (whole instanceof Expression.ListLiteral members && rest.endsWith("]")) {
      var name = rest.substring(1, rest.length() - 1);
      boolean in = members.elements().stream().anyMatch(it -> text(it).equals(name));
      return implied(String.valueOf(in));
    }
    return Summand.read(whole)
        .flatMap(summands -> ofNode(summands, prefix, rest).or(() -> ofSum(summands, rest)))
        .or(() -> ofCall(whole, prefix, rest));
  }

  /** {@code n1 = relu(n0)}: the operation of a node that is not a sum. */
  private static Optional<Answer> ofNode(List<Summand> summands, String prefix, String rest) {
    boolean isNode = NODE.matcher(prefix).find() && summands.size() == 1 && rest.equals(".op");
    return isNode ? implied(summands.get(0).operation()) : Optional.empty();
  }

  private static Optional<Answer> ofSum(List<Summand> summands, String rest) {
    if (rest.equals(".from")) {
      var sources = summands.stream().map(Summand::source).toList();
      return implied(sources.size() == 1 ? sources.get(0) : sources.toString());
    }
    if (!rest.startsWith("[")) {
      return Optional.empty();
    }
    var key = rest.substring(1, rest.indexOf(']'));
    var part = rest.substring(rest.indexOf(']') + 1);
    var found = summands.stream().filter(summand -> summand.source().equals(key)).findFirst();
    if (found.isPresent() && part.equals(".op")) {
      return implied(found.get().operation());
    }
    if (key.chars().allMatch(Character::isDigit) && Integer.parseInt(key) < summands.size()) {
      var summand = summands.get(Integer.parseInt(key));
      return part.equals(".from")
          ? implied(summand.source())
          : part.equals(".op") ? implied(summand.operation()) : Optional.empty();
    }
    return part.equals(".op") ? implied("none") : Optional.empty();
  }

  private Optional<Answer> ofCall(Expression whole, String prefix, String rest) {
    if (!(whole instanceof Expression.Path path
        && path.segments().get(path.segments().size() - 1) instanceof Segment.Name call
        && call.arguments().isPresent()
        && (rest.startsWith(".") || TURN.matcher(rest).matches()))) {
      return Optional.empty();
    }
    var arguments = call.arguments().get();
    var name = rest.substring(1);
    var named =
        arguments.stream()
            .filter(it -> it.label().filter(label -> label.text().equals(name)).isPresent())
            .findFirst();
    if (named.isPresent()) {
      return Optional.of(new Answer.Written(named.get().value()));
    }
    var positional = arguments.stream().filter(it -> it.label().isEmpty()).toList();
    if (rest.equals(".depth")) {
      return implied(String.valueOf(positional.size()));
    }
    var turn = TURN.matcher(rest);
    int index =
        turn.matches()
            ? Integer.parseInt(turn.group(1))
            : positions.merge(prefix, 1, Integer::sum) - 1;
    return index < positional.size()
        ? Optional.of(new Answer.Written(positional.get(index).value()))
        : Optional.empty();
  }

  /** A list over the turns of a repeat says how many there are. */
  private Optional<Answer> depth(String address) {
    if (!address.equals("depth") && !address.endsWith(".depth")) {
      return Optional.empty();
    }
    var prefix = address.substring(0, address.length() - "depth".length());
    return entries.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .filter(entry -> entry.getValue().value() instanceof Expression.ListLiteral)
        .filter(entry -> entry.getKey().substring(prefix.length()).matches("[A-Za-z_0-9.]+"))
        .findFirst()
        .map(entry -> (Expression.ListLiteral) entry.getValue().value())
        .map(list -> new Answer.Implied(String.valueOf(list.elements().size())));
  }

  private static Optional<Answer> implied(String text) {
    return Optional.of(new Answer.Implied(text));
  }

  private static String option(Answer answer, List<String> options) {
    var text =
        answer instanceof Answer.Implied implied
            ? implied.text()
            : text(((Answer.Written) answer).value());
    if (options.contains(text)) {
      return text;
    }
    if (text.startsWith("[")) {
      return options.stream()
          .filter(option -> members(option).equals(members(text)))
          .findFirst()
          .orElse(text);
    }
    if (options.contains("[" + text + "]")) {
      return "[" + text + "]";
    }
    int open = text.indexOf('(');
    return open > 0 && options.contains(text.substring(0, open).strip())
        ? text.substring(0, open).strip()
        : text;
  }

  private static List<String> members(String list) {
    var members = new ArrayList<>(Arrays.asList(list.replaceAll("[\\[\\] ]", "").split(",", -1)));
    members.sort(null);
    return members;
  }

  private static String text(Expression expression) {
    return ConstraintReader.text(expression.span());
  }
}
