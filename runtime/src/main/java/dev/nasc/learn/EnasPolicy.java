package dev.nasc.learn;

import dev.nasc.model.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The controller of ENAS: one layer of LSTM, whose state at the end of a node stands for that node.
 * Which state a node takes is decided by attention over these ({@code v·tanh(W₁·a + W₂·h)}),
 * whether it takes a state besides by one such term, which operation by a softmax that all nodes
 * share.
 *
 * <p>Source: Pham, Guan, Zoph, Le, Dean, ICML 2018, section 2; {@code micro_controller.py} and
 * {@code general_controller.py} of github.com/melodyguan/enas. Other than there, the states that a
 * graph begins with have learned vectors, and choices are asked in the order of the walk.
 */
public final class EnasPolicy implements Policy {
  private static final double SPREAD = 0.1;
  private static final double PREFERENCE = 10;
  private static final double CONSTANT = 0.25;

  private final Settings settings;
  private final Function<String, RandomGenerator> random;
  private final LstmLayer lstm;
  private final SortedMap<String, Learned> learned = new TreeMap<>();
  private final Adam adam = new Adam(0, 1e-3);

  /**
   * How the controller speaks.
   *
   * @param temperature what logits are divided by
   * @param tanh logits are this times the hyperbolic tangent
   * @param reduce for operations, {@code tanh} is divided by this
   * @param preferred operations whose logits begin at 10, and are 0.25 more than nothing in the
   *     first graph while the others are 0.25 less (the released code's separable convolutions)
   */
  public record Settings(
      int units, double temperature, double tanh, double reduce, List<String> preferred) {
    public Settings {
      preferred = List.copyOf(preferred);
    }
  }

  /**
   * @param random what a parameter of that name starts from
   */
  public EnasPolicy(Settings settings, Function<String, RandomGenerator> random) {
    this.settings = settings;
    this.random = random;
    this.lstm = new LstmLayer(settings.units, settings.units, SPREAD, random.apply("lstm"));
    learned.put("lstm", lstm.weights);
  }

  /** Whether a choice says if a node takes a state besides. */
  public static boolean isSkip(Address address, List<String> options) {
    return options.equals(List.of("false", "true")) && address.text().endsWith("]");
  }

  /** The node that a choice is of: {@code normal.n0} of {@code normal.n0[1].op}. */
  public static String node(Address address) {
    var text = address.text();
    int dot =
        text.indexOf('[') > text.lastIndexOf('.')
            ? text.lastIndexOf('.', text.indexOf('['))
            : text.lastIndexOf('.');
    var node = dot < 0 ? text : text.substring(0, dot);
    return node.endsWith("]") ? node.substring(0, node.lastIndexOf('[')) : node;
  }

  @Override
  public Pass begin() {
    return new Unrolled();
  }

  @Override
  public void step(double rate) {
    adam.step(learned.values(), rate);
  }

  /** All that it has learned and what its updates remember, by name; for {@link #restore}. */
  public SortedMap<String, double[]> state() {
    var state = new TreeMap<String, double[]>();
    learned.forEach((name, it) -> state.put(name, it.state()));
    state.put("time", new double[] {adam.time()});
    return state;
  }

  /** Sets all of {@link #state}. */
  public void restore(Map<String, double[]> state) {
    state.forEach(
        (name, values) -> {
          if (name.equals("time")) {
            adam.restore((int) values[0]);
          } else {
            learned(name, values.length / 3).restore(values);
          }
        });
  }

  /** All that is learned by now, by name. */
  SortedMap<String, Learned> learned() {
    return learned;
  }

  private Learned learned(String name, int size) {
    return learned.computeIfAbsent(
        name, unseen -> Learned.uniform(size, SPREAD, random.apply(unseen)));
  }

  private Learned vector(String name) {
    return learned(name, settings.units);
  }

  private Learned matrix(String name) {
    return learned(name, settings.units * settings.units);
  }

  /** The weights of an operation's logit, and its bias. */
  private Learned head(String option) {
    var known = learned.get("head/" + option);
    if (known != null) {
      return known;
    }
    var head = learned("head/" + option, settings.units + 1);
    head.value[settings.units] = settings.preferred.contains(option) ? PREFERENCE : 0;
    return head;
  }

  /** A vector: what is learned, or what a step has yielded. */
  private sealed interface Anchor {
    record Fixed(Learned vector) implements Anchor {}

    record Of(int step) implements Anchor {}
  }

  /** What a step reads: the sum of some vectors, scaled. */
  private record Source(List<Anchor> anchors, double scale) {
    static Source of(Learned vector) {
      return new Source(List.of(new Anchor.Fixed(vector)), 1);
    }
  }

  /**
   * What was asked at a step.
   *
   * @param heads of operations, or none
   * @param anchors of states, or none
   * @param hidden what attention makes of each state
   * @param squashed the hyperbolic tangent of each logit
   * @param scale what that is multiplied by
   */
  private record Asked(
      int step,
      List<Learned> heads,
      List<Anchor> anchors,
      List<double[]> hidden,
      List<Double> squashed,
      double scale,
      boolean skip) {}

  /** The steps of one architecture, for the way back. */
  private final class Unrolled implements Pass {
    private final List<LstmLayer.Step> steps = new ArrayList<>();
    private final List<double[]> outputs = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<Asked> asks = new ArrayList<>();
    private final Map<String, Anchor> states = new HashMap<>();
    private final List<Anchor> skips = new ArrayList<>();
    private final Source start = Source.of(vector("start"));
    private Source next = start;
    private List<String> options = List.of();
    private String node = "";
    private String firstGraph = "";
    private boolean skipping;

    @Override
    public double[] logits(Address address, List<String> open) {
      var at = node(address);
      if (!at.equals(node)) {
        endNode();
        firstGraph = node.isEmpty() ? graph(at) : firstGraph;
        node = at;
      }
      options = open;
      if (isSkip(address, open)) {
        return skip(address.text().substring(address.text().indexOf('[') + 1).replace("]", ""));
      }
      advance();
      return address.name().equals("from") ? states() : operations();
    }

    private static String graph(String node) {
      int dot = node.lastIndexOf('.');
      return dot < 0 ? "" : node.substring(0, dot);
    }

    /** From now on the state of a node is there to be taken. */
    private void endNode() {
      if (node.isEmpty()) {
        return;
      }
      if (skipping) {
        next = new Source(List.copyOf(skips), 1.0 / (1 + skips.size()));
        skips.clear();
        skipping = false;
      } else {
        advance();
        next = start;
      }
      states.put(node, new Anchor.Of(steps.size() - 1));
    }

    private void advance() {
      var input = new double[settings.units];
      for (var anchor : next.anchors) {
        Vectors.add(values(anchor), next.scale, input);
      }
      int last = steps.size() - 1;
      var before = last < 0 ? new double[settings.units] : outputs.get(last);
      var cell = last < 0 ? new double[settings.units] : steps.get(last).cell();
      var step = lstm.forward(input, before, cell);
      sources.add(next);
      steps.add(step);
      outputs.add(step.output());
    }

    private double[] values(Anchor anchor) {
      return anchor instanceof Anchor.Of of
          ? outputs.get(of.step)
          : ((Anchor.Fixed) anchor).vector.value;
    }

    private double[] operations() {
      var heads = options.stream().map(EnasPolicy.this::head).toList();
      var output = outputs.get(outputs.size() - 1);
      var raw = heads.stream().map(head -> Vectors.dot(head.value, output) + bias(head)).toList();
      var logits = ask(raw, settings.tanh / settings.reduce, heads, List.of(), List.of(), false);
      boolean first = graph(node).equals(firstGraph) && !settings.preferred.isEmpty();
      for (int i = 0; first && i < logits.length; i++) {
        logits[i] += settings.preferred.contains(options.get(i)) ? CONSTANT : -CONSTANT;
      }
      return logits;
    }

    private double bias(Learned head) {
      return head.value[settings.units];
    }

    private double[] states() {
      var anchors = options.stream().map(this::state).toList();
      var hidden = anchors.stream().map(this::hidden).toList();
      var raw = hidden.stream().map(it -> Vectors.dot(vector("v").value, it)).toList();
      return ask(raw, settings.tanh, List.of(), anchors, hidden, false);
    }

    private double[] skip(String state) {
      if (!skipping) {
        advance();
        skipping = true;
      }
      var anchors = List.of(state(state));
      var hidden = anchors.stream().map(this::hidden).toList();
      var raw = List.of(Vectors.dot(vector("v").value, hidden.get(0)));
      double taken = ask(raw, settings.tanh, List.of(), anchors, hidden, true)[0];
      return new double[] {-taken, taken};
    }

    /** A state by its name in the graph of the node, or by its whole name. */
    private Anchor state(String name) {
      var inGraph = graph(node).isEmpty() ? name : graph(node) + "." + name;
      var known = states.getOrDefault(inGraph, states.get(name));
      return known != null ? known : new Anchor.Fixed(vector("state/" + inGraph));
    }

    private double[] hidden(Anchor anchor) {
      var hidden = new double[settings.units];
      Vectors.addProduct(matrix("w1").value, values(anchor), hidden);
      Vectors.addProduct(matrix("w2").value, outputs.get(outputs.size() - 1), hidden);
      for (int i = 0; i < hidden.length; i++) {
        hidden[i] = Math.tanh(hidden[i]);
      }
      return hidden;
    }

    private double[] ask(
        List<Double> raw,
        double scale,
        List<Learned> heads,
        List<Anchor> anchors,
        List<double[]> hidden,
        boolean skip) {
      var squashed = raw.stream().map(it -> Math.tanh(it / settings.temperature)).toList();
      asks.add(new Asked(steps.size() - 1, heads, anchors, hidden, squashed, scale, skip));
      return squashed.stream().mapToDouble(it -> scale * it).toArray();
    }

    @Override
    public void take(int option) {
      var asked = asks.get(asks.size() - 1);
      if (!asked.skip) {
        next =
            asked.heads.isEmpty()
                ? new Source(List.of(asked.anchors.get(option)), 1)
                : Source.of(vector("option/" + options.get(option)));
      } else if (option == 1) {
        skips.add(asked.anchors.get(0));
      }
    }

    @Override
    public void backward(List<double[]> logits) {
      var output = new double[steps.size()][settings.units];
      var cell = new double[settings.units];
      int ask = asks.size() - 1;
      for (int time = steps.size() - 1; time >= 0; time--) {
        for (; ask >= 0 && asks.get(ask).step == time; ask--) {
          backward(asks.get(ask), logits.get(ask), output);
        }
        var handed = lstm.backward(steps.get(time), output[time], cell);
        cell = handed.cellBefore();
        if (time > 0) {
          Vectors.add(handed.before(), 1, output[time - 1]);
        }
        for (var anchor : sources.get(time).anchors) {
          Vectors.add(handed.input(), sources.get(time).scale, gradient(anchor, output));
        }
      }
    }

    private void backward(Asked asked, double[] logits, double[][] output) {
      for (int i = 0; i < asked.squashed.size(); i++) {
        double by = asked.skip ? logits[1] - logits[0] : logits[i];
        double tanh = asked.squashed.get(i);
        double raw = by * asked.scale * (1 - tanh * tanh) / settings.temperature;
        if (asked.heads.isEmpty()) {
          attended(asked, i, raw, output);
        } else {
          var head = asked.heads.get(i);
          Vectors.add(outputs.get(asked.step), raw, head.gradient);
          head.gradient[settings.units] += raw;
          Vectors.add(head.value, raw, output[asked.step]);
        }
      }
    }

    private void attended(Asked asked, int i, double raw, double[][] output) {
      var hidden = asked.hidden.get(i);
      var v = vector("v");
      Vectors.add(hidden, raw, v.gradient);
      var inside = new double[settings.units];
      for (int u = 0; u < inside.length; u++) {
        inside[u] = raw * v.value[u] * (1 - hidden[u] * hidden[u]);
      }
      var anchor = asked.anchors.get(i);
      Vectors.productBackward(matrix("w1"), values(anchor), inside, gradient(anchor, output));
      Vectors.productBackward(matrix("w2"), outputs.get(asked.step), inside, output[asked.step]);
    }

    private double[] gradient(Anchor anchor, double[][] output) {
      return anchor instanceof Anchor.Of of
          ? output[of.step]
          : ((Anchor.Fixed) anchor).vector.gradient;
    }
  }
}
