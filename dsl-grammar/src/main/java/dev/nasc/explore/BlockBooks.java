package dev.nasc.explore;

import dev.nasc.model.Body;
import dev.nasc.model.Callable;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What blocks decide: the same wherever they are used with the same arguments on the same shape,
 * but for the addresses. A block that is met again is walked by itself, and from then on drawn.
 */
final class BlockBooks {
  private final Walker walker;
  private final Map<Key, Optional<Walked>> known = new HashMap<>();
  private final IdentityHashMap<Callable, Boolean> closed = new IdentityHashMap<>();

  BlockBooks(Walker walker) {
    this.walker = walker;
  }

  /** All that a block depends on. */
  private record Key(Effects.Key use, TensorShape input, boolean labelled) {}

  /**
   * What a block decides, and where it was walked.
   *
   * @param ends what it yields, in the order of the body's last nodes
   */
  private record Walked(Site site, CountingCourse course, CellBody body, List<TensorShape> ends) {}

  /** The flows after a block, which {@code body} runs. */
  List<Flow> run(
      Term.Use use, Frame frame, Site site, List<Flow> flows, UnaryOperator<List<Flow>> body) {
    var key =
        flows.size() == 1 && walker.trail().isWhole()
            ? key(use, frame, site, flows.get(0).state())
            : Optional.<Key>empty();
    if (key.isEmpty()) {
      return body.apply(flows);
    }
    var before = known.putIfAbsent(key.get(), Optional.empty());
    if (before == null) {
      return body.apply(flows); // most are met once
    }
    var walked = before.orElseGet(() -> walk(site, flows.get(0).state(), body));
    known.put(key.get(), Optional.of(walked));
    return walker.guarded(flows, () -> drawn(walked, site, flows));
  }

  /** Empty where it depends on more: where something was decided already at its addresses too. */
  private Optional<Key> key(Term.Use use, Frame frame, Site site, State state) {
    var input = state.current();
    boolean counts = walker.course().counting().filter(CountingCourse::countsAll).isPresent();
    if (!counts || input == null || !isClosed(use) || !Move.isNamed(site) || decides(site, state)) {
      return Optional.empty();
    }
    var around = new Effects.Surroundings(walker.values(), walker.course().isPriced());
    return walker
        .course()
        .effects()
        .orElseThrow()
        .key(use, frame, site, state, around)
        .map(of -> new Key(of, input.shape(), site.labelled()));
  }

  private static boolean decides(Site site, State state) {
    for (int i = 0; i < state.decisions().size(); i++) {
      if (state.decisions().key(i).text().startsWith(site.address().text())) {
        return true;
      }
    }
    return false;
  }

  private Walked walk(Site site, State state, UnaryOperator<List<Flow>> body) {
    var course = walker.course().counting().orElseThrow().ofBlock();
    var run = walker.in(course, () -> body.apply(List.of(Sketch.start(state))));
    var ends = Flows.merge(Flows.map(run, end -> end.leaving(site.depth())));
    var shapes = new ArrayList<TensorShape>();
    for (var end : ends) {
      shapes.add(Objects.requireNonNull(end.state().current()).shape());
    }
    return new Walked(site, course, course.body(ends), shapes);
  }

  private List<Flow> drawn(Walked walked, Site site, List<Flow> flows) {
    var course = walker.course().counting().orElseThrow();
    var move = new Move(walked.site, site);
    course.absorb(walked.course, move);
    if (walked.ends.isEmpty()) {
      return List.of();
    }
    flows.forEach(flow -> walker.budget().drawn(walked.body));
    int first = walked.body.nodes().size() - walked.ends.size();
    return course.splice(
        flows,
        walked.body.at(move::address),
        (flow, end) -> flow.state().with(new Value.Tensor(walked.ends.get(end - first), 0)));
  }

  /** Whether what a block decides is said by its arguments and what enters it. */
  private boolean isClosed(Term.Use use) {
    return use.hops() < 0
        && use.target() instanceof Callable.Declared block
        && closed.computeIfAbsent(block, it -> !Mentions.any(block.body(), BlockBooks::isOpen));
  }

  private static boolean isOpen(Term term) {
    return (Effects.isOpen(term) && !(term instanceof Term.Choice))
        || (term instanceof Term.Global && Mentions.any(term, Term.Choice.class::isInstance))
        || (term instanceof Term.Sequence sequence
            && sequence.body().entries().stream().anyMatch(Body.Entry.Require.class::isInstance));
  }
}
