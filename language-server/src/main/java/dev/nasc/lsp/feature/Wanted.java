package dev.nasc.lsp.feature;

import dev.nasc.model.Callable.Realm;
import dev.nasc.model.Type;
import java.util.List;
import java.util.Set;

/** What an expression at the caret should yield, as far as what stands left of it tells. */
enum Wanted {
  STEP,
  NUMBER,
  EITHER;

  private static final Set<String> BEFORE_NUMBERS =
      Set.of(
          "+", "-", "*", "/", "^", "==", "!=", "<", "<=", ">", ">=", "and", "or", "not", "if", "in",
          "..", "by");
  private static final Set<String> JOINS = Set.of("sum", "mean", "product", "concat");
  private static final Set<String> CHOICES = Set.of("any", "some", "of", "then", "else");
  private static final List<Realm> CALLABLE = List.of(Realm.NETWORK, Realm.SPACE);

  static Wanted at(Caret caret, Visible visible) {
    return in(caret.frames(), caret.frames().size() - 1, visible);
  }

  private static Wanted in(List<Frame> frames, int at, Visible visible) {
    var frame = frames.get(at);
    if (BEFORE_NUMBERS.contains(frame.lastWord())) {
      return NUMBER;
    }
    if (frame.lastWord().equals("->")) {
      return STEP;
    }
    if (frame.hasEntries()) {
      return frame.word(0).equals("let") ? EITHER : STEP;
    }
    var head = frame.headWord(0);
    if (JOINS.contains(head)) {
      return STEP;
    }
    if (head.equals("repeat")) {
      return NUMBER;
    }
    boolean passes = frame.is("[") || head.isEmpty() || CHOICES.contains(head);
    return passes ? in(frames, at - 1, visible) : argument(frame, head, visible);
  }

  private static Wanted argument(Frame frame, String called, Visible visible) {
    var parameters = visible.find(called, CALLABLE).map(Symbol::parameters).orElse(List.of());
    if (frame.word(1).equals(":")) {
      return parameters.stream()
          .filter(it -> it.name().equals(frame.word(0)))
          .findFirst()
          .map(it -> of(it, visible))
          .orElse(EITHER);
    }
    int position = frame.position() - frame.labels().size();
    return 0 <= position && position < parameters.size()
        ? of(parameters.get(position), visible)
        : EITHER;
  }

  /** By its type, or where a block says none, by what it is without an argument. */
  static Wanted of(Symbol.Parameter parameter, Visible visible) {
    if (parameter.type() instanceof Type.Numeric || parameter.type() instanceof Type.Pair) {
      return NUMBER;
    }
    return parameter.fallback().map(it -> of(it, visible)).orElse(EITHER);
  }

  private static Wanted of(String fallback, Visible visible) {
    if (fallback.matches("-?\\d.*") || fallback.matches("\\[.*")) {
      return NUMBER;
    }
    var word = fallback.replaceFirst("\\W.*", "");
    return visible
        .find(word, CALLABLE)
        .map(
            it ->
                switch (it.kind()) {
                  case "layer", "block", "cell", "operation" -> STEP;
                  case "function" -> NUMBER;
                  default -> EITHER;
                })
        .orElse(fallback.startsWith("input.") ? NUMBER : EITHER);
  }

  /** Whether what a name stands for may be wanted; what is declared by hand may be anything. */
  boolean takes(String kind) {
    return switch (kind) {
      case "layer", "block", "cell", "operation" -> this != NUMBER;
      case "function" -> this != STEP;
      case "optimizer", "schedule", "data", "cost", "augmentation", "input", "latencies" -> false;
      case "distribution" -> false;
      case "label" -> this != NUMBER;
      default -> true;
    };
  }
}
