package dev.nasc.network;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import dev.nasc.model.Address;
import dev.nasc.model.ChoiceBlock.Choice;
import dev.nasc.model.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The architecture parameters of a mixture: for every choice a vector α with a number an option,
 * whose softmax are the options' shares (Liu et al. 2019, DARTS, equation 2). They lie in the bank
 * of the weights, under names of their own, and belong to no layer.
 */
public final class Alphas {
  /** What the names of α in a bank begin with. */
  public static final String PREFIX = "alpha/";

  private static final double DEVIATION = 1e-3;

  private final Map<Address, Parameter> parameters;
  private final List<Choice> choices;

  /**
   * Vectors of fresh numbers, N(0, 10⁻³), or those that the bank holds already.
   *
   * @param zero whether each choice has one option more, which yields zeros and is never taken (the
   *     {@code none} of DARTS)
   */
  public Alphas(Weights weights, List<Choice> choices, boolean zero) {
    this(new LinkedHashMap<>(), List.copyOf(choices));
    for (var choice : choices) {
      int size = choice.options().size() + (zero ? 1 : 0);
      var key = PREFIX + choice.address();
      parameters.put(choice.address(), weights.vector(key, size, Filling.normal(DEVIATION)));
    }
  }

  private Alphas(Map<Address, Parameter> parameters, List<Choice> choices) {
    this.parameters = parameters;
    this.choices = choices;
  }

  private Alphas on(Replica replica) {
    var there = new LinkedHashMap<Address, Parameter>();
    parameters.forEach((choice, alpha) -> there.put(choice, replica.of(alpha)));
    return new Alphas(there, choices);
  }

  public List<Choice> choices() {
    return choices;
  }

  public List<Parameter> parameters() {
    return List.copyOf(parameters.values());
  }

  public Parameter of(Address choice) {
    return requireNonNull(parameters.get(choice));
  }

  /**
   * The shares by softmax, computed once for a step.
   *
   * @param step the manager of the step, with which they end
   */
  public Shares softmax(NDManager step) {
    return new Softmax(step);
  }

  private final class Softmax implements Shares {
    private final NDManager step;
    private final Map<Operation.Mix.Taken, NDArray> single = new HashMap<>();
    private final Map<Operation.Mix.Share, NDArray> products = new HashMap<>();
    private final Map<Address, NDArray> vectors = new HashMap<>();

    Softmax(NDManager step) {
      this.step = step;
    }

    @Override
    public NDArray of(Operation.Mix.Share share) {
      if (share.taken().size() == 1) {
        return one(share.taken().get(0));
      }
      return products.computeIfAbsent(
          share, it -> it.taken().stream().map(this::one).reduce(NDArray::mul).orElseThrow());
    }

    @Override
    public Shares on(Replica replica, NDManager pass) {
      return Alphas.this.on(replica).softmax(pass);
    }

    @Override
    public Shares again() {
      return new Softmax(step);
    }

    private NDArray one(Operation.Mix.Taken taken) {
      return single.computeIfAbsent(
          taken, it -> vector(it.choice()).get(new NDIndex().addIndices(it.option())));
    }

    private NDArray vector(Address choice) {
      return vectors.computeIfAbsent(choice, this::softmax);
    }

    private NDArray softmax(Address choice) {
      var vector = Alphas.this.of(choice).value().softmax(0);
      vector.attach(step); // it would else stay with the weights
      return vector;
    }
  }

  /** The softmax of each α on the host, in the order of the options; a zero's comes last. */
  public Map<Address, List<Double>> probabilities() {
    var all = new LinkedHashMap<Address, List<Double>>();
    parameters.forEach((choice, alpha) -> all.put(choice, softmax(alpha.value().toFloatArray())));
    return all;
  }

  private static List<Double> softmax(float[] alpha) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (float a : alpha) {
      greatest = Math.max(greatest, a);
    }
    double sum = 0;
    for (float a : alpha) {
      sum += Math.exp(a - greatest);
    }
    var shares = new ArrayList<Double>();
    for (float a : alpha) {
      shares.add(Math.exp(a - greatest) / sum);
    }
    return shares;
  }
}
