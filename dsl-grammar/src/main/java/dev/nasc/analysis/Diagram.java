package dev.nasc.analysis;

import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Cost;
import dev.nasc.model.Measure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A space as a decision diagram: a node decides one address, an arc is one option of it with what
 * the network costs from there to the next decision; an architecture is a path from the start to
 * the sink. Arcs lead to nodes with greater numbers. Node 0 is the start, the last is the sink.
 *
 * <p>Several arcs of a node may take the same option, as long as each architecture remains one
 * path: what they lead to is told apart by later decisions.
 *
 * <p>Nodes and arcs are numbered from 0, the arcs of a node in a row; what is asked often lies in
 * arrays by these numbers.
 */
public final class Diagram {
  /** Of paths that are longer, each decision is looked up rather than compared with the others. */
  private static final int LONG = 64;

  private final List<Node> nodes;
  private final Address[] addresses;
  private final String[] options;
  private final long[] macs;
  private final long[] params;
  private final long[] bytes;
  private final View forward;
  private final Lazy<View> backward;

  /**
   * Where one address is decided.
   *
   * @param address what is decided here; the start has the empty one
   */
  public record Node(Address address, List<Arc> arcs) {
    public Node {
      arcs = List.copyOf(arcs);
    }
  }

  /**
   * One option of a node.
   *
   * @param option the option's label; empty at the start
   */
  public record Arc(String option, Cost cost, int target) {}

  public Diagram(List<Node> nodes) {
    this.nodes = List.copyOf(nodes);
    this.forward = View.forward(this.nodes);
    this.backward = new Lazy<>(forward::reversed);
    this.addresses = new Address[nodes.size()];
    this.options = new String[forward.arcs()];
    this.macs = new long[options.length];
    this.params = new long[options.length];
    this.bytes = new long[options.length];
    number();
  }

  private void number() {
    Map<Address, Address> each = new HashMap<>();
    Map<String, String> one = new HashMap<>();
    int next = 0;
    for (int node = 0; node < addresses.length; node++) {
      addresses[node] = each.computeIfAbsent(node(node).address(), address -> address);
      for (var arc : node(node).arcs()) {
        options[next] = one.computeIfAbsent(arc.option(), option -> option);
        macs[next] = arc.cost().macs();
        params[next] = arc.cost().params();
        bytes[next] = arc.cost().activationBytes();
        next++;
      }
    }
  }

  public List<Node> nodes() {
    return nodes;
  }

  public int sink() {
    return nodes.size() - 1;
  }

  public Node node(int id) {
    return nodes.get(id);
  }

  /** What a node decides; equal addresses are one object. */
  Address address(int node) {
    return addresses[node];
  }

  /** The option that an arc takes; equal options are one string. */
  String option(int arc) {
    return options[arc];
  }

  int arcs() {
    return options.length;
  }

  /** What each arc costs. */
  long[] costs(Measure measure) {
    return switch (measure) {
      case MACS -> macs;
      case PARAMS -> params;
      case ACTIVATION_BYTES -> bytes;
      case ACCURACY, CROSS_ENTROPY, LATENCY ->
          throw new IllegalArgumentException(measure.word() + " is no cost");
    };
  }

  /** Arcs as they lead from the start to the sink. */
  View forward() {
    return forward;
  }

  /** The same arcs, walked from the sink to the start. */
  View backward() {
    return backward.get();
  }

  /** The architecture that a path, given by its arcs in order, decides. */
  public Architecture architecture(int[] path) {
    int length = Math.max(0, path.length - 1); // the first arc leads to the first decision
    if (length == 0 || length > LONG) {
      return repeating(path);
    }
    var decided = new Address[length];
    var taken = new String[length];
    int node = forward.next(path[0]);
    for (int i = 0; i < length; i++) {
      decided[i] = addresses[node];
      taken[i] = options[path[i + 1]];
      node = forward.next(path[i + 1]);
    }
    return isRepeating(decided) ? repeating(path) : Architecture.of(decided, taken);
  }

  @SuppressWarnings("ReferenceEquality") // equal addresses are one object
  private static boolean isRepeating(Address[] decided) {
    for (int i = 1; i < decided.length; i++) {
      for (int j = 0; j < i; j++) {
        if (decided[i] == decided[j]) {
          return true;
        }
      }
    }
    return false;
  }

  /** The same where a path may meet an address again. */
  private Architecture repeating(int[] path) {
    Map<Address, String> decisions = new LinkedHashMap<>();
    int node = 0;
    for (int arc : path) {
      if (node > 0) {
        decisions.put(addresses[node], options[arc]);
      }
      node = forward.next(arc);
    }
    return new Architecture(decisions);
  }

  /** The options that there are at each decision of a path. */
  public Map<Address, Set<String>> options(int[] path) {
    Map<Address, Set<String>> options = new LinkedHashMap<>();
    int node = 0;
    for (int arc : path) {
      if (node > 0) {
        var at = new HashSet<String>();
        nodes.get(node).arcs().forEach(of -> at.add(of.option()));
        options.put(addresses[node], at);
      }
      node = forward.next(arc);
    }
    return options;
  }

  /** What a path costs in one measure. */
  long cost(int[] path, Measure measure) {
    var cost = costs(measure);
    long sum = 0;
    for (int arc : path) {
      sum = Math.addExact(sum, cost[arc]);
    }
    return sum;
  }

  /** What a path costs. */
  public Cost cost(int[] path) {
    return new Cost(
        cost(path, Measure.MACS), cost(path, Measure.PARAMS), cost(path, Measure.ACTIVATION_BYTES));
  }

  static int[] toArray(List<Integer> arcs) {
    return arcs.stream().mapToInt(Integer::intValue).toArray();
  }
}
