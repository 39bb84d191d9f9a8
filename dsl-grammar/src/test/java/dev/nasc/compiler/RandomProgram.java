package dev.nasc.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Writes valid programs at random: a space of blocks, lets, repeats, guards, joins and choices,
 * small enough to be enumerated. The text is untidy, so that formatting has something to do.
 */
final class RandomProgram {
  private static final int MOST_CHOICES = 5;

  private final RandomGenerator random;
  private final StringBuilder text = new StringBuilder();
  private final List<String> widths = new ArrayList<>(List.of("8", "16"));
  private final List<String> blocks = new ArrayList<>();
  private int choices;
  private int labels;

  private RandomProgram(RandomGenerator random) {
    this.random = random;
  }

  static String write(RandomGenerator random) {
    return new RandomProgram(random).space();
  }

  private String space() {
    text.append("import std.mobile\n\nspace s {\n");
    if (random.nextBoolean()) {
      line("let width = " + choice("8", "12", "16"));
      widths.add("width");
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      block("b" + i);
    }
    line("input:" + " ".repeat(random.nextInt(3)) + "image(3, 8, 8)");
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      line(step());
    }
    line("global_avg_pool; linear(10) // the end");
    return text.append("}\n").toString();
  }

  private void block(String name) {
    line("block " + name + "(c, k = 3) { conv_bn(c, kernel: k); " + inner() + " }");
    blocks.add(name);
  }

  /** A step that keeps the channels, without choices: a block's are shared by its uses. */
  private String inner() {
    return pick(
        "relu", "sum(input, relu) if input.channels == c", "repeat(2) { conv(c, kernel: 1) }");
  }

  private String step() {
    return switch (random.nextInt(8)) {
      case 0 -> label() + "conv_bn(" + width() + ", kernel: " + choice("1", "3", "5") + ")";
      case 1 -> label() + "mbconv(" + width() + ", expand: " + choice("1", "2") + ")";
      case 2 -> repeat();
      case 3 -> label() + choice("wide: conv(24)", "same: input if input.channels > 3", "relu");
      case 4 -> "sum(conv(8), { conv(8, kernel: 1); " + pick("bn", "relu", "swish") + " })";
      case 5 -> several();
      case 6 -> graph();
      default -> blocks.isEmpty() ? "relu6" : use();
    };
  }

  private String repeat() {
    var count = choices < MOST_CHOICES - 1 ? choice("1", "2") : "2";
    var kernel = choice("1", "3");
    return label() + "repeat(" + count + ") { conv(" + width() + ", kernel:" + kernel + ") }";
  }

  private String several() {
    choices += 2;
    return label() + pick("sum(any 2 of [relu, swish, bn])", "sum(some(relu, swish), empty: bn)");
  }

  private String graph() {
    choices += 3;
    return label()
        + "graph { nodes: 2; node: sum("
        + pick("earlier", "any 1 of earlier")
        + " -> any(relu, c3: conv(kernel: 3))) }";
  }

  private String use() {
    var block = blocks.get(random.nextInt(blocks.size()));
    return label() + block + "(" + width() + ", k: " + choice("1", "3") + ")";
  }

  private String label() {
    return "step" + labels++ + ": ";
  }

  private String width() {
    return widths.get(random.nextInt(widths.size()));
  }

  /** An open choice while there may be more of them, else one of its options that always fits. */
  private String choice(String... options) {
    if (choices >= MOST_CHOICES || random.nextInt(3) == 0) {
      return options[0].replaceFirst("^\\w+: ", "");
    }
    choices++;
    return "any(" + String.join(random.nextBoolean() ? ", " : ",", options) + ")";
  }

  private String pick(String... all) {
    return all[random.nextInt(all.length)];
  }

  private void line(String entry) {
    text.append(" ".repeat(random.nextInt(5)))
        .append(entry)
        .append(random.nextBoolean() ? "\n" : "\n\n");
  }
}
