package dev.nasc.compiler;

import dev.nasc.model.Measure;
import dev.nasc.model.Value;
import dev.nasc.model.plan.Phase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes phases of the catalog's calls: records of their own, or their word alone. */
final class PhasePlans {
  private PhasePlans() {}

  /**
   * @param architectures those of the file, by their names
   */
  static Phase of(
      String label, Value.Call call, Map<String, Compilation.NamedArchitecture> architectures) {
    var with = PlanValues.of(call);
    var beyond = beyond(call, with, architectures.keySet());
    return beyond.isPresent()
        ? new Phase.Catalogued(label, call.name(), beyond.get())
        : switch (call.name()) {
          case "one_shot" -> oneShot(label, with);
          case "train" -> train(label, with, architectures);
          case "load" -> load(label, with, architectures);
          case "enas" -> enas(label, call, with);
          case "shrink" -> shrink(label, call, with);
          case "extract" ->
              new Phase.Extract(
                  label,
                  List.of(with.artefact("from")),
                  with.artefact("weights"),
                  with.whole("top"));
          case "rank" ->
              new Phase.Rank(
                  label,
                  with.artefacts("score"),
                  with.whole("architectures"),
                  with.recipe("recipe"));
          case "darts" -> DifferentiablePlans.darts(label, with);
          case "cyclic" -> DifferentiablePlans.cyclic(label, with);
          case "proxyless" -> DifferentiablePlans.proxyless(label, with);
          case "sobol" ->
              call.arguments().get("score") instanceof Value.Word
                  ? pool(label, call, with)
                  : trials(label, call);
          case "predictor" -> predictor(label, call, with);
          default -> trials(label, call);
        };
  }

  private static Phase train(
      String label, PlanValues with, Map<String, Compilation.NamedArchitecture> architectures) {
    return new Phase.Train(
        label,
        given(with, architectures)
            .<Phase.Origin>map(it -> it)
            .orElseGet(() -> new Phase.Origin.Found(List.of(with.artefact("from")))),
        with.whole("top"),
        space(with, architectures),
        with.data("data"),
        with.candidateRecipe("recipe"));
  }

  private static Phase load(
      String label, PlanValues with, Map<String, Compilation.NamedArchitecture> architectures) {
    return new Phase.Load(
        label,
        given(with, architectures).orElseThrow(),
        space(with, architectures),
        with.text("file"));
  }

  /** The architecture that a phase names; empty where another phase finds it. */
  private static Optional<Phase.Origin.Given> given(
      PlanValues with, Map<String, Compilation.NamedArchitecture> architectures) {
    return switch (with.word("from")) {
      case "smallest" -> Optional.of(Phase.Origin.End.SMALLEST);
      case "largest" -> Optional.of(Phase.Origin.End.LARGEST);
      default ->
          Optional.ofNullable(architectures.get(with.word("from")))
              .map(it -> new Phase.Origin.Named(it.architecture()));
    };
  }

  /** A network that the text names is in its own space, if the phase names no other. */
  private static Optional<String> space(
      PlanValues with, Map<String, Compilation.NamedArchitecture> architectures) {
    return with.space("space")
        .or(
            () ->
                Optional.ofNullable(architectures.get(with.word("from")))
                    .map(it -> it.space().name()));
  }

  private static Phase trials(String label, Value.Call call) {
    return StrategyPlans.of(label, call)
        .orElseGet(() -> new Phase.Catalogued(label, call.name(), ""));
  }

  /** Without a score nothing is evaluated. */
  private static Phase pool(String label, Value.Call call, PlanValues with) {
    var within = StrategyPlans.within(call);
    return within.isEmpty() && call.arguments().get("within") instanceof Value.Symbolic
        ? new Phase.Catalogued(label, call.name(), "within")
        : new Phase.Pool(label, with.whole("trials"), within);
  }

  /** One that learns the costs of a pool, or one that learns what samples score. */
  private static Phase predictor(String label, Value.Call call, PlanValues with) {
    var model = with.call("model");
    if (!model.name().equals("mlp")) {
      return new Phase.Catalogued(label, call.name(), "model: " + model.name());
    }
    if (with.whole("samples") > 0) {
      return call.arguments().get("pool") instanceof Value.Artefact
          ? new Phase.Catalogued(label, call.name(), "a pool and samples")
          : trials(label, call);
    }
    var learn = with.measures("learn");
    boolean costs = !learn.isEmpty() && learn.stream().allMatch(Measure::isCost);
    return costs && !with.artefact("pool").isEmpty()
        ? new Phase.Pretraining(
            label,
            with.artefact("pool"),
            learn,
            with.whole("width"),
            PlanValues.of(model).whole("units"))
        : new Phase.Catalogued(label, call.name(), "neither a pool's costs nor samples");
  }

  private static Phase enas(String label, Value.Call call, PlanValues with) {
    var lstm = PlanValues.of(with.call("controller"));
    var controller =
        new Phase.Enas.Controller(
            lstm.whole("units"),
            with.number("lr"),
            with.whole("steps"),
            with.whole("children"),
            with.number("temperature"),
            with.number("tanh"),
            with.number("reduce"),
            with.number("entropy"),
            with.number("baseline"),
            with.number("skip_target"),
            with.number("skip_weight"),
            words(call, "prefer"));
    return new Phase.Enas(
        label, controller, with.whole("epochs"), with.whole("derive"), with.recipe("recipe"));
  }

  private static List<String> words(Value.Call call, String argument) {
    return call.arguments().get(argument) instanceof Value.ListOf list
        ? list.elements().stream()
            .filter(Value.Word.class::isInstance)
            .map(word -> ((Value.Word) word).word())
            .toList()
        : List.of();
  }

  /** One layer of LSTM is the controller of the paper. */
  private static Optional<String> beyondController(PlanValues with) {
    var controller = with.call("controller");
    boolean lstm =
        controller.name().equals("lstm") && PlanValues.of(controller).whole("layers") == 1;
    return lstm ? Optional.empty() : Optional.of("another controller than one layer of lstm");
  }

  private static Phase shrink(String label, Value.Call call, PlanValues with) {
    var open = new LinkedHashMap<String, List<String>>();
    for (var name : Phase.Shrink.NAMES) {
      if (call.arguments().get(name) instanceof Value.ListOf list && !list.elements().isEmpty()) {
        open.put(name, list.elements().stream().map(Value::words).toList());
      }
    }
    var recipe = PlanValues.of(with.call("recipe"));
    var teacher = recipe.artefact("teacher");
    return new Phase.Shrink(
        label,
        with.artefact("from"),
        open,
        with.whole("paths"),
        teacher.isEmpty() ? Optional.empty() : Optional.of(teacher),
        recipe.number("distill"),
        with.recipe("recipe"));
  }

  private static Phase oneShot(String label, PlanValues with) {
    return new Phase.OneShot(
        label,
        with.word("paths").equals("uniform") ? Phase.Paths.UNIFORM : Phase.Paths.STRICTLY_FAIR,
        with.word("path_batch").equals("separate")
            ? Phase.PathBatch.SEPARATE
            : Phase.PathBatch.SHARED,
        with.recipe("recipe"));
  }

  /** The argument that a record has no place for. */
  private static Optional<String> beyond(
      Value.Call call, PlanValues with, Set<String> architectures) {
    return switch (call.name()) {
      case "one_shot", "rank" -> with.beyondRecipe("recipe");
      case "darts", "proxyless" -> with.beyondSearchRecipe("recipe");
      case "cyclic" ->
          with.beyondSpace("student")
              .or(() -> with.beyondSpace("teacher"))
              .or(() -> with.beyondSearchRecipe("recipe"))
              .or(
                  () ->
                      with.word("teacher_recipe").equals("same")
                          ? Optional.empty()
                          : with.beyondSearchRecipe("teacher_recipe")
                              .or(() -> with.beyondSharedBatches("recipe", "teacher_recipe")));
      case "enas" -> beyondController(with).or(() -> with.beyondSearchRecipe("recipe"));
      case "shrink" -> with.beyondSearchRecipe("recipe", "teacher", "distill");
      case "train" ->
          beyondOrigin(call, with, architectures).or(() -> with.beyondCandidateRecipe("recipe"));
      case "load" -> beyondOrigin(call, with, architectures);
      default ->
          call.arguments().get("score") instanceof Value.Call scorer
                  && scorer.name().equals("trained")
              ? PlanValues.of(scorer).beyondCandidateRecipe("recipe")
              : Optional.empty();
    };
  }

  private static Optional<String> beyondOrigin(
      Value.Call call, PlanValues with, Set<String> architectures) {
    return call.arguments().get("from") instanceof Value.Word end
            && !Set.of("smallest", "largest").contains(end.word())
            && !architectures.contains(end.word())
        ? Optional.of("from: " + end.word())
        : with.beyondSpace("space");
  }
}
