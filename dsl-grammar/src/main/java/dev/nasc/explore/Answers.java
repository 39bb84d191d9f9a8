package dev.nasc.explore;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of many states, worked out once for all that are alike to it: a tree whose inner
 * nodes are what the working out looked at, and whose leaves are answers, or choices that are open.
 */
final class Answers<T> implements Function<State, T> {
  private final Function<State, T> question;
  private final Node<T> root = new Node<>();

  Answers(Function<State, T> question) {
    this.question = question;
  }

  /** A place in the tree: a look at a state, or a leaf, or what nobody has come to yet. */
  private static final class Node<T> {
    private @Nullable Look look;
    private final Map<Object, Node<T>> next = new HashMap<>();
    private @Nullable Leaf<T> leaf;
  }

  /** What a question comes to. */
  private sealed interface Leaf<T> {
    /** It has an answer. */
    record Answer<T>(T value) implements Leaf<T> {}

    /** It meets a choice that is not decided. */
    record Open<T>(Undecided choice) implements Leaf<T> {}
  }

  /** The answer for a state; throws {@link Undecided} and {@link Fault} as the question does. */
  @Override
  public T apply(State state) {
    var node = root;
    while (node.look != null) {
      var next = node.next.get(node.look.at(state));
      if (next == null) {
        return learned(state);
      }
      node = next;
    }
    return node.leaf == null ? learned(state) : said(node.leaf);
  }

  /** How many answers a state comes to at least, when all that is open is decided every way. */
  long ways(State state) {
    return ways(root, state);
  }

  private static <T> long ways(@Nullable Node<T> from, State state) {
    var node = from;
    while (node != null && node.look != null) {
      var look = node.look;
      var next = node.next.get(look.at(state));
      if (next != null
          && next.leaf instanceof Leaf.Open<T> open
          && look.equals(new Look.Option(open.choice.address()))) {
        return ways(node, open.choice, state);
      }
      node = next;
    }
    return 1;
  }

  private static <T> long ways(Node<T> open, Undecided choice, State state) {
    long ways = 0;
    for (var candidate : choice.candidates()) {
      ways += ways(open.next.get(candidate.index()), state);
    }
    return ways;
  }

  private static <T> T said(Leaf<T> leaf) {
    if (leaf instanceof Leaf.Open<T> open) {
      throw open.choice;
    }
    return ((Leaf.Answer<T>) leaf).value;
  }

  private T learned(State state) {
    var looks = new Looks();
    Leaf<T> leaf;
    try {
      leaf = new Leaf.Answer<>(question.apply(state.watched(looks)));
    } catch (Undecided choice) {
      leaf = new Leaf.Open<>(choice);
    }
    var node = root;
    for (int i = 0; i < looks.size(); i++) {
      node.look = looks.look(i);
      node = node.next.computeIfAbsent(looks.seen(i), seen -> new Node<>());
    }
    node.leaf = leaf;
    return said(leaf);
  }
}
