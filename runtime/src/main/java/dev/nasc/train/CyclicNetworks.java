package dev.nasc.train;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonParser;
import dev.nasc.model.Architecture;
import dev.nasc.model.Mixture;
import dev.nasc.model.Network;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.network.Alphas;
import dev.nasc.network.Execution;
import dev.nasc.network.Mode;
import dev.nasc.network.Parameter;
import dev.nasc.network.Shares;
import dev.nasc.search.CandidateJson;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The two networks of Cyclic DARTS in one bank of weights: the search network, and the evaluation
 * network of the architecture that was derived last. Either runs with the heads that distillation
 * alone needs, or without them.
 */
final class CyclicNetworks {
  private static final String ARCHITECTURE = "architecture";

  private final TrainingState state;
  private final Mixture mixture;
  private final Phase.Cyclic phase;
  private final EvaluationNetwork naming;
  private @Nullable Search search;
  private @Nullable Architecture architecture;
  private @Nullable Evaluation evaluation;

  /** The search network: its passes without those heads, and all of it. */
  private record Search(MixturePasses passes, Execution whole) {}

  /** The evaluation network without those heads, and all of it. */
  private record Evaluation(Execution alone, Execution whole) {}

  /**
   * @param mixture all networks of the search network's size as one
   * @throws TrainingRefused where it does not fit the data
   */
  CyclicNetworks(TrainingState state, Mixture mixture, Phase.Cyclic phase) {
    this.state = state;
    this.mixture = mixture;
    this.phase = phase;
    this.naming = new EvaluationNetwork(mixture);
    state.plan().fitting(mixture.network());
  }

  /** Made with the first step: until then a saved state can be taken up. */
  private Search search() {
    if (search == null) {
      var recipe = state.plan().recipe();
      var alphas = new Alphas(state.weights(), mixture.choices(), phase.zero());
      var alone = execution(mixture.network().withoutIdleHeads(), recipe);
      search =
          new Search(
              new MixturePasses(state.torch(), alone, alphas, state.statistics()),
              execution(mixture.network(), recipe));
    }
    return search;
  }

  private Execution execution(Network network, Recipe recipe) {
    return TrainingPlan.execution(network, state.weights(), recipe);
  }

  Alphas alphas() {
    return search().passes().alphas();
  }

  /** Through the search network alone. */
  MixturePasses passes() {
    return search().passes();
  }

  /**
   * Another evaluation network.
   *
   * @throws TrainingRefused where it does not fit the data, or the search network's heads
   */
  void derive(Architecture derived) {
    architecture = derived;
    evaluation = null;
    evaluation();
  }

  private Evaluation evaluation() {
    if (evaluation == null) {
      var network = state.plan().networks().apply(requireNonNull(architecture));
      state.plan().fitting(network);
      int heads = mixture.network().heads().size();
      if (network.heads().size() != heads) {
        throw new TrainingRefused(
            "The search network has %d auxiliary heads, the evaluation network %d: each learns from its like."
                .formatted(heads, network.heads().size()));
      }
      var named = naming.of(network);
      evaluation =
          new Evaluation(
              execution(named.withoutIdleHeads(), phase.teacherRecipe()),
              execution(named, phase.teacherRecipe()));
    }
    return evaluation;
  }

  /** The evaluation network, without the heads that distillation alone needs. */
  Execution evaluationAlone() {
    return evaluation().alone();
  }

  /** What trains with the evaluation network when it learns alone, by key. */
  SortedMap<String, Parameter> learnedAlone() {
    return sorted(evaluation().alone().parameters());
  }

  /** What trains with the evaluation network when both learn, by key. */
  SortedMap<String, Parameter> learned() {
    return sorted(evaluation().whole().parameters());
  }

  /** Adds up the gradients of the architecture parameters and of what {@link #learned} says. */
  void joint(NDManager manager, JointPass pass) {
    var trained = learned();
    var frozen =
        search().whole().parameters().stream()
            .filter(parameter -> !trained.containsKey(parameter.key()))
            .toList();
    MixturePasses.without(
        frozen,
        () ->
            pass.run(
                new Route(search().whole(), mode(alphas().softmax(manager))),
                new Route(evaluation().whole(), mode(Shares.NONE))));
  }

  /** A pass through both networks. */
  @FunctionalInterface
  interface JointPass {
    void run(Route search, Route evaluation);
  }

  Mode mode(Shares shares) {
    return Mode.searching(state.statistics(), shares);
  }

  private static SortedMap<String, Parameter> sorted(List<Parameter> parameters) {
    var byKey = new TreeMap<String, Parameter>();
    parameters.forEach(parameter -> byKey.put(parameter.key(), parameter));
    return byKey;
  }

  /** A checkpoint's note of the architecture. */
  Map<String, String> notes() {
    return architecture == null
        ? Map.of()
        : Map.of(ARCHITECTURE, CandidateJson.of(architecture).toString());
  }

  /** Takes up the architecture that a checkpoint notes. */
  void restore(Map<String, String> notes) {
    var found = notes.get(ARCHITECTURE);
    if (found != null) {
      architecture = CandidateJson.architecture(JsonParser.parseString(found).getAsJsonObject());
    }
  }
}
