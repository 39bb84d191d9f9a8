package dev.nasc.explore;

import dev.nasc.explore.CellHistory.Use;
import dev.nasc.model.Cost;
import dev.nasc.model.TensorShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Several walks of one cell taken together: every decision is made in all of them at once and costs
 * the sum of what it costs in each. Bodies of one form, which is the rule, are added up arc by arc;
 * what is left of different forms is multiplied.
 */
final class Lockstep {
  private final List<CellWalk> walks;
  private final Trail trail;
  private final List<CellBody> forms = new ArrayList<>();
  private final Map<CellBody, CellBody> formOf = new HashMap<>();
  private final Map<List<Use>, Optional<CellWalk>> known = new HashMap<>();
  private final Map<Map<CellBody, Long>, CellBody> sums = new HashMap<>();
  private final Map<Set<Ending>, Optional<CellBody>> products = new HashMap<>();

  Lockstep(List<CellWalk> walks, Trail trail) {
    this.walks = walks;
    this.trail = trail;
  }

  /** A body that has to come to one of its ends. */
  record Ending(CellBody body, int end) {}

  /**
   * The decisions under which every use yields what it is said to yield, as a walk with one end.
   * Empty where there are none.
   */
  Optional<CellWalk> together(List<Use> uses) {
    var found = known.get(uses);
    if (found == null) {
      found = walk(uses);
      known.put(List.copyOf(uses), found);
    }
    return found;
  }

  /** Whether some decisions make every use yield what it is said to yield. */
  boolean isPossible(List<Use> uses) {
    var endings = new LinkedHashSet<Ending>();
    uses.forEach(use -> endings.add(new Ending(form(use.context()), end(use))));
    var forms = endings.stream().map(Ending::body).distinct().count();
    return forms == endings.size() && (forms == 1 || product(endings).isPresent());
  }

  /** Whether two walks make the same decisions in the same order. */
  boolean areAlike(int one, int other) {
    return form(one) == form(other);
  }

  private CellBody form(int context) {
    return formOf.computeIfAbsent(walks.get(context).body(), this::form);
  }

  private CellBody form(CellBody body) {
    for (var form : forms) {
      if (form.isAlike(body)) {
        return form;
      }
    }
    forms.add(body);
    return body;
  }

  private int end(Use use) {
    return walks.get(use.context()).ends().getOrDefault(use.output(), -1);
  }

  private Optional<CellWalk> walk(List<Use> uses) {
    var entry = Cost.ZERO;
    var byForm = new LinkedHashMap<CellBody, Map<CellBody, Long>>();
    var ends = new LinkedHashMap<CellBody, Integer>();
    for (var use : uses) {
      var walk = walks.get(use.context());
      var form = form(use.context());
      entry = entry.plus(walk.entry().times(use.times()));
      byForm
          .computeIfAbsent(form, of -> new LinkedHashMap<>())
          .merge(walk.body(), (long) use.times(), Long::sum);
      if (ends.merge(form, end(use), (a, b) -> a.equals(b) ? a : -1) < 0) {
        return Optional.empty();
      }
    }
    var endings = new LinkedHashSet<Ending>();
    byForm.forEach(
        (form, times) ->
            endings.add(
                new Ending(
                    sums.computeIfAbsent(times, Lockstep::sum), ends.getOrDefault(form, -1))));
    return ending(endings, uses.get(0).output(), entry);
  }

  private Optional<CellWalk> ending(Set<Ending> endings, TensorShape output, Cost entry) {
    if (endings.size() == 1) {
      var only = endings.iterator().next();
      return Optional.of(new CellWalk(only.body, entry, Map.of(output, only.end)));
    }
    return product(endings)
        .map(body -> new CellWalk(body, entry, Map.of(output, body.nodes().size() - 1)));
  }

  private Optional<CellBody> product(Set<Ending> endings) {
    return products.computeIfAbsent(
        endings, of -> new BodyProduct(List.copyOf(of), trail.innermost()).body());
  }

  /** Bodies of one form, each so many times. */
  private static CellBody sum(Map<CellBody, Long> times) {
    var bodies = List.copyOf(times.keySet());
    if (bodies.size() == 1 && times.containsValue(1L)) {
      return bodies.get(0);
    }
    var counts = List.copyOf(times.values());
    return bodies
        .get(0)
        .at(
            (node, arc) -> {
              var cost = Cost.ZERO;
              for (int i = 0; i < counts.size(); i++) {
                var one = bodies.get(i).nodes().get(node).arcs().get(arc).cost();
                cost = cost.plus(one, counts.get(i));
              }
              return cost;
            });
  }
}
