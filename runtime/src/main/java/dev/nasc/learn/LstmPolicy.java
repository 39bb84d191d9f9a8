package dev.nasc.learn;

import dev.nasc.model.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A recurrent controller: reads the option that was taken last and yields logits for the next
 * choice.
 *
 * <p>Source: Zoph and Le, "Neural architecture search with reinforcement learning", ICLR 2017,
 * section 3.1; weights start between -0.08 and 0.08 (section 4.1).
 */
public final class LstmPolicy implements Policy {
  private static final double SPREAD = 0.08;

  private final int units;
  private final RandomGenerator random;
  private final List<LstmLayer> layers = new ArrayList<>();
  private final Learned start;

  /** By option: what it is read as. */
  private final Map<Token, Learned> embeddings = new LinkedHashMap<>();

  /** By option: the weights of its logit, and a bias. */
  private final Map<Token, Learned> heads = new LinkedHashMap<>();

  private final Adam adam = new Adam();

  /**
   * @param random what weights start from; those of an option are drawn when it is first met
   */
  public LstmPolicy(int units, int layers, RandomGenerator random) {
    this.units = units;
    this.random = random;
    for (int i = 0; i < layers; i++) {
      this.layers.add(new LstmLayer(units, units, SPREAD, random));
    }
    this.start = Learned.uniform(units, SPREAD, random);
  }

  @Override
  public Pass begin() {
    return new Unrolled();
  }

  @Override
  public void step(double rate) {
    adam.step(learned(), rate);
  }

  /** All that is learned by now. */
  List<Learned> learned() {
    var all = new ArrayList<Learned>();
    layers.forEach(layer -> all.add(layer.weights));
    all.add(start);
    all.addAll(embeddings.values());
    all.addAll(heads.values());
    return all;
  }

  private Learned head(Token token) {
    return heads.computeIfAbsent(token, unseen -> Learned.uniform(units + 1, SPREAD, random));
  }

  private Learned embedding(Token token) {
    return embeddings.computeIfAbsent(token, unseen -> Learned.uniform(units, SPREAD, random));
  }

  /** The steps of one architecture, for the way back. */
  private final class Unrolled implements Pass {
    private final List<Learned> read = new ArrayList<>(List.of(start));
    private final List<List<LstmLayer.Step>> steps = new ArrayList<>();
    private final List<List<Learned>> asked = new ArrayList<>();
    private List<Token> open = List.of();

    @Override
    public double[] logits(Address address, List<String> options) {
      var input = read.get(steps.size()).value;
      var now = new ArrayList<LstmLayer.Step>();
      for (int i = 0; i < layers.size(); i++) {
        var last = steps.isEmpty() ? null : steps.get(steps.size() - 1).get(i);
        var before = last == null ? new double[units] : last.output();
        var cell = last == null ? new double[units] : last.cell();
        now.add(layers.get(i).forward(input, before, cell));
        input = now.get(i).output();
      }
      steps.add(now);
      open = options.stream().map(option -> new Token(address, option)).toList();
      var heads = open.stream().map(LstmPolicy.this::head).toList();
      asked.add(heads);
      var output = input;
      return heads.stream().mapToDouble(head -> logit(head, output)).toArray();
    }

    private double logit(Learned head, double[] output) {
      return head.value[units] + Vectors.dot(head.value, output);
    }

    @Override
    public void take(int option) {
      read.add(embedding(open.get(option)));
    }

    @Override
    public void backward(List<double[]> logits) {
      var output = new double[layers.size()][units];
      var cell = new double[layers.size()][units];
      for (int time = logits.size() - 1; time >= 0; time--) {
        int top = layers.size() - 1;
        headsBackward(time, logits.get(time), output[top]);
        for (int i = top; i >= 0; i--) {
          var handed = layers.get(i).backward(steps.get(time).get(i), output[i], cell[i]);
          output[i] = handed.before();
          cell[i] = handed.cellBefore();
          Vectors.add(handed.input(), 1, i > 0 ? output[i - 1] : read.get(time).gradient);
        }
      }
    }

    private void headsBackward(int time, double[] logits, double[] output) {
      var top = steps.get(time).get(layers.size() - 1).output();
      for (int i = 0; i < logits.length; i++) {
        var head = asked.get(time).get(i);
        Vectors.add(top, logits[i], head.gradient);
        Vectors.add(head.value, logits[i], output);
        head.gradient[units] += logits[i];
      }
    }
  }
}
