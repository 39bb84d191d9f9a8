package dev.nasc.explore;

import dev.nasc.model.Body;
import dev.nasc.model.Callable;
import dev.nasc.model.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Whether a program mentions something, in itself or in what it calls. */
final class Mentions {
  private final Predicate<Term> test;
  private final Function<Term, List<Term>> parts;
  private final Set<Callable> seen = new HashSet<>();

  private Mentions(Predicate<Term> test, Function<Term, List<Term>> parts) {
    this.test = test;
    this.parts = parts;
  }

  static boolean any(Term term, Predicate<Term> test) {
    return any(term, test, Mentions::parts);
  }

  /**
   * @param parts where it is looked for in a term that does not pass the test itself
   */
  static boolean any(Term term, Predicate<Term> test, Function<Term, List<Term>> parts) {
    return new Mentions(test, parts).in(term);
  }

  /** The same question, its answers remembered by term. */
  static Predicate<Term> remembered(Predicate<Term> test) {
    var known = new IdentityHashMap<Term, Boolean>();
    return term -> known.computeIfAbsent(term, of -> any(of, test));
  }

  private boolean in(Term term) {
    return test.test(term) || inAny(parts.apply(term)) || inAny(called(term));
  }

  private boolean inAny(List<Term> terms) {
    for (var term : terms) {
      if (in(term)) {
        return true;
      }
    }
    return false;
  }

  /** The terms that a term consists of. */
  static List<Term> parts(Term term) {
    var parts = new ArrayList<Term>();
    if (term instanceof Term.Use use) {
      use.arguments().forEach(argument -> argument.ifPresent(parts::add));
      parts.addAll(use.rest());
    } else if (term instanceof Term.Sequence sequence) {
      sequence.body().entries().forEach(entry -> parts.add(part(entry)));
    } else if (term instanceof Term.Conditional conditional) {
      parts.addAll(List.of(conditional.value(), conditional.test()));
      conditional.otherwise().ifPresent(parts::add);
    } else if (term instanceof Term.Choice choice) {
      choice.options().forEach(option -> parts.add(option.term()));
      choice.options().forEach(option -> option.guard().ifPresent(parts::add));
    } else if (term instanceof Term.Join join) {
      parts.addAll(join.branches());
      join.options().empty().ifPresent(parts::add);
      join.options().fit().ifPresent(parts::add);
    } else if (term instanceof Term.Graph graph) {
      parts.add(graph.node());
      parts.addAll(aroundNodes(graph));
    } else {
      parts.addAll(pair(term));
    }
    return parts;
  }

  /** The parts of a graph but for what each node runs. */
  static List<Term> aroundNodes(Term.Graph graph) {
    var parts = new ArrayList<Term>(List.of(graph.nodes()));
    graph.inputs().ifPresent(parts::add);
    graph.output().ifPresent(parts::add);
    graph.channels().ifPresent(parts::add);
    graph.stride().ifPresent(parts::add);
    return parts;
  }

  private static List<Term> pair(Term term) {
    if (term instanceof Term.FirstRest pair) {
      return List.of(pair.first(), pair.rest());
    }
    if (term instanceof Term.Arrow arrow) {
      return List.of(arrow.from(), arrow.to());
    }
    if (term instanceof Term.Repeat repeat) {
      return List.of(repeat.count(), repeat.body());
    }
    if (term instanceof Term.ChoiceOf choice) {
      return choice.count().map(of -> List.of(choice.list(), of)).orElse(List.of(choice.list()));
    }
    if (term instanceof Term.Range range) {
      return range
          .step()
          .map(step -> List.of(range.low(), range.high(), step))
          .orElse(List.of(range.low(), range.high()));
    }
    if (term instanceof Term.Unused unused) {
      return List.of(unused.list());
    }
    if (term instanceof Term.Auxiliary auxiliary) {
      return List.of(auxiliary.head());
    }
    if (term instanceof Term.Attribute attribute) {
      return List.of(attribute.of());
    }
    if (term instanceof Term.Element element) {
      return List.of(element.list(), element.index());
    }
    if (term instanceof Term.ListOf list) {
      return list.elements();
    }
    return term instanceof Term.Calculation calculation ? calculation.operands() : List.of();
  }

  private static Term part(Body.Entry entry) {
    if (entry instanceof Body.Entry.Let let) {
      return let.term();
    }
    if (entry instanceof Body.Entry.Require require) {
      return require.term();
    }
    return entry instanceof Body.Entry.Decide decide
        ? decide.term()
        : ((Body.Entry.Step) entry).term();
  }

  private List<Term> called(Term term) {
    var parts = new ArrayList<Term>();
    if (term instanceof Term.Use use) {
      called(use.target(), parts);
    } else if (term instanceof Term.Global global) {
      called(global.let(), parts);
    }
    return parts;
  }

  private void called(Callable target, List<Term> parts) {
    if (target instanceof Callable.Declared declared && seen.add(declared)) {
      parts.add(declared.body());
      declared.parameters().forEach(it -> it.fallback().ifPresent(parts::add));
    }
  }
}
