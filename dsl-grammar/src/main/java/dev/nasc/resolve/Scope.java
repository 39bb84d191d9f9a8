package dev.nasc.resolve;

import dev.nasc.model.Callable;
import dev.nasc.model.Term;
import dev.nasc.source.Span;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of one frame, inside those of the frames around it; outermost the file. */
final class Scope {
  private final @Nullable Scope outer;
  private final Map<String, Binding> names = new LinkedHashMap<>();
  private final Set<Integer> mentioned = new LinkedHashSet<>();
  private final Set<Integer> captured = new LinkedHashSet<>();
  private int slots = 1; // slot 0 is `input`

  Scope(@Nullable Scope outer) {
    this.outer = outer;
  }

  /** What a name stands for. */
  sealed interface Binding {
    Span span();

    /** A slot of this frame: a parameter, a {@code let}, a label. */
    record Slot(int slot, Span span) implements Binding {}

    /** A block or function declared in this frame. */
    record Declared(Callable target, Span span) implements Binding {}

    /** A name that stands for one term wherever it is mentioned: a phase's label. */
    record Fixed(Term term, Span span) implements Binding {}
  }

  record Found(Binding binding, int hops, Scope scope) {}

  Optional<Binding> declare(String name, Binding binding) {
    return Optional.ofNullable(names.putIfAbsent(name, binding));
  }

  int newSlot() {
    return slots++;
  }

  int slots() {
    return slots;
  }

  Optional<Found> find(String name) {
    int hops = 0;
    for (Scope scope = this; scope != null; scope = scope.outer) {
      var binding = scope.names.get(name);
      if (binding != null) {
        return Optional.of(new Found(binding, hops, scope));
      }
      hops++;
    }
    return Optional.empty();
  }

  /** Notes that the entry being read mentions a slot of the frame {@code hops} out. */
  void mention(int hops, int slot) {
    Scope scope = this;
    for (int i = 0; i < hops && scope.outer != null; i++) {
      scope = scope.outer;
    }
    scope.mentioned.add(slot);
  }

  void mention(Set<Integer> slots) {
    mentioned.addAll(slots);
  }

  /** What was mentioned since the last call, which forgets it. */
  Set<Integer> takeMentioned() {
    var taken = Set.copyOf(mentioned);
    mentioned.clear();
    return taken;
  }

  /** What of this frame the blocks declared in it mention: each use of one mentions all of it. */
  Set<Integer> captured() {
    return captured;
  }

  Set<String> visible() {
    var all = new LinkedHashSet<String>();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      all.addAll(scope.names.keySet());
    }
    return all;
  }
}
