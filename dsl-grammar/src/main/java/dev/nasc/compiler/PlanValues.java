package dev.nasc.compiler;

import dev.nasc.model.Formula;
import dev.nasc.model.Measure;
import dev.nasc.model.Rational;
import dev.nasc.model.Value;
import dev.nasc.model.plan.CandidateRecipe;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Penalty;
import dev.nasc.model.plan.Recipe;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes plan records of the library's native calls; their arguments are checked already. */
final class PlanValues {
  private final Map<String, Value> arguments;

  private PlanValues(Map<String, Value> arguments) {
    this.arguments = arguments;
  }

  static PlanValues of(Value.Call call) {
    return new PlanValues(call.arguments());
  }

  double number(String name) {
    return arguments.get(name) instanceof Value.Quantity quantity
        ? quantity.amount().toDouble()
        : missing(name);
  }

  int whole(String name) {
    return arguments.get(name) instanceof Value.Quantity quantity
        ? quantity.amount().toInt()
        : (int) missing(name);
  }

  boolean truth(String name) {
    return arguments.get(name) instanceof Value.Bool bool && bool.value();
  }

  String text(String name) {
    return arguments.get(name) instanceof Value.Text text ? text.text() : "";
  }

  Formula formula(String name) {
    return ((Value.Symbolic) Objects.requireNonNull(arguments.get(name), name)).formula();
  }

  String word(String name) {
    return arguments.get(name) instanceof Value.Word word ? word.word() : "";
  }

  /** The figures of a list of words. */
  List<Measure> measures(String name) {
    return arguments.get(name) instanceof Value.ListOf list
        ? list.elements().stream().flatMap(PlanValues::measures).toList()
        : List.of();
  }

  private static Stream<Measure> measures(Value word) {
    return Arrays.stream(Measure.values())
        .filter(measure -> word.equals(new Value.Word(measure.word())));
  }

  String artefact(String name) {
    return arguments.get(name) instanceof Value.Artefact artefact ? artefact.label() : "";
  }

  /** The labels of one artefact or of a list of them. */
  List<String> artefacts(String name) {
    return arguments.get(name) instanceof Value.ListOf list
        ? list.elements().stream().map(it -> ((Value.Artefact) it).label()).toList()
        : List.of(artefact(name));
  }

  Value.Call call(String name) {
    return (Value.Call) Objects.requireNonNull(arguments.get(name), name);
  }

  private double missing(String name) {
    throw new IllegalStateException("no argument " + name);
  }

  /** What {@code skip_penalty} and {@code penalized} say; a plain number stays as it is. */
  Penalty penalty() {
    var options =
        ((Value.ListOf) Objects.requireNonNull(arguments.get("penalized")))
            .elements().stream().map(option -> ((Value.Word) option).word()).toList();
    if (arguments.get("skip_penalty") instanceof Value.Quantity) {
      double factor = number("skip_penalty");
      return new Penalty(factor, factor, 1, options);
    }
    var ramp = of(call("skip_penalty"));
    return new Penalty(ramp.number("first"), ramp.number("last"), ramp.number("over"), options);
  }

  /** The name of the space that an argument is, or empty where it is a word. */
  Optional<String> space(String name) {
    return arguments.get(name) instanceof Value.SpaceUse space
        ? Optional.of(Spaces.nameOf(space.use()))
        : Optional.empty();
  }

  /** A size that hangs on what the search decides is not walked by itself. */
  Optional<String> beyondSpace(String name) {
    return arguments.get(name) instanceof Value.SpaceUse space && !Spaces.isSettled(space.use())
        ? Optional.of("an open `" + name + "`")
        : Optional.empty();
  }

  /** The data that an argument is, or empty where it is a word. */
  Optional<Data> data(String name) {
    return arguments.get(name) instanceof Value.Call call
        ? Optional.of(data(call))
        : Optional.empty();
  }

  Recipe recipe(String name) {
    return of(call(name)).asRecipe();
  }

  /** One for all candidates, or, where it is open, the one that each decides. */
  CandidateRecipe candidateRecipe(String name) {
    return arguments.get(name) instanceof Value.OpenRecipe open
        ? new DecidedRecipe(open)
        : recipe(name);
  }

  /** The recipe with these fields. */
  Recipe asRecipe() {
    return new Recipe(
        optimizer(call("optimizer")),
        schedule(),
        number("weight_decay"),
        whole("batch"),
        whole("epochs"),
        whole("steps"),
        number("warmup"),
        number("label_smoothing"),
        number("clip"),
        number("decay"),
        augmentation(),
        new Recipe.Regularization(
            number("dropout"), number("drop_path"), number("mixup"), averaged()),
        whole("accumulate"),
        new Recipe.Teaching(
            Optional.of(artefact("teacher")).filter(label -> !label.isEmpty()),
            number("distill"),
            number("label_weight")),
        Recipe.IfNotFinite.valueOf(word("not_finite").toUpperCase(Locale.ROOT)),
        new Recipe.Passes(
            Recipe.Precision.valueOf(word("precision").toUpperCase(Locale.ROOT)),
            truth("checkpoint")));
  }

  /** What is wrong with a recipe that has only the weight of what a teacher would say. */
  static final String UNTAUGHT = "distill without a teacher";

  /** Fields by which only networks that are trained by themselves go. */
  private static final List<String> TEACHING = List.of("distill", "label_weight", "teacher");

  /** Fields by which paths of a supernet go too, but no mixture. */
  private static final List<String> ALONE =
      List.of(
          "accumulate", "drop_path", "dropout", "ema", "mixup", "not_finite", "precision", "steps");

  /** Fields that are 1 by default. */
  private static final Set<String> ONES = Set.of("accumulate", "label_weight");

  /** What a recipe asks for that a supernet does not learn by: "the recipe field mixup". */
  Optional<String> beyondRecipe(String name) {
    return beyond(name, TEACHING);
  }

  /** The same for what is trained by itself, where the recipe may be open. */
  Optional<String> beyondCandidateRecipe(String name) {
    if (arguments.get(name) instanceof Value.OpenRecipe open) {
      return new DecidedRecipe(open).beyond();
    }
    var fields = call(name).arguments();
    return isGiven("distill", fields.get("distill")) && !isGiven("teacher", fields.get("teacher"))
        ? Optional.of(UNTAUGHT)
        : Optional.empty();
  }

  /**
   * The same for phases that train mixtures, which take no more than what DARTS's recipe has.
   *
   * @param known fields that the phase itself has a place for
   */
  Optional<String> beyondSearchRecipe(String name, String... known) {
    return beyond(
        name,
        Stream.concat(TEACHING.stream(), ALONE.stream())
            .filter(field -> !List.of(known).contains(field))
            .toList());
  }

  /** What two networks that are trained on the same batches cannot each have of their own. */
  Optional<String> beyondSharedBatches(String name, String other) {
    var fields = call(name).arguments();
    var others = call(other).arguments();
    return Stream.of("augment", "batch", "cutout", "label_smoothing")
        .filter(field -> !Objects.equals(fields.get(field), others.get(field)))
        .map(field -> "another `%s` in `%s` than in `%s`".formatted(field, other, name))
        .findFirst();
  }

  private Optional<String> beyond(String name, List<String> fields) {
    if (!(arguments.get(name) instanceof Value.Call recipe)) {
      return Optional.of("an open recipe");
    }
    return recipe.arguments().entrySet().stream()
        .filter(field -> fields.contains(field.getKey()))
        .filter(field -> isGiven(field.getKey(), field.getValue()))
        .map(field -> "the recipe field " + field.getKey())
        .min(Comparator.naturalOrder());
  }

  /** Whether a field says anything but what it says by default. */
  static boolean isGiven(String field, @Nullable Value value) {
    var plain = ONES.contains(field) ? Rational.ONE : Rational.ZERO;
    return value instanceof Value.Artefact
        || (value instanceof Value.Word word && List.of("skip", "float16").contains(word.word()))
        || (value instanceof Value.Bool truth && truth.value())
        || (value instanceof Value.Quantity number && number.amount().compareTo(plain) != 0);
  }

  private static Recipe.Optimizer optimizer(Value.Call call) {
    var with = of(call);
    return switch (call.name()) {
      case "sgd" -> new Recipe.Optimizer.Sgd(with.number("momentum"), with.truth("nesterov"));
      case "adam" ->
          new Recipe.Optimizer.Adam(
              with.number("beta1"), with.number("beta2"), with.number("epsilon"));
      case "adamw" ->
          new Recipe.Optimizer.AdamW(
              with.number("beta1"), with.number("beta2"), with.number("epsilon"));
      case "rmsprop" ->
          new Recipe.Optimizer.RmsProp(
              with.number("decay"), with.number("momentum"), with.number("epsilon"));
      default -> throw new IllegalStateException("no optimizer " + call.name());
    };
  }

  /** Programs of mobile networks keep 0.9999 a step (Tan and Le 2019, EfficientNet). */
  private double averaged() {
    return arguments.get("ema") instanceof Value.Bool wanted
        ? (wanted.value() ? 0.9999 : 0)
        : number("ema");
  }

  /** A policy comes with crops and flips. */
  private Recipe.Augmentation augmentation() {
    var policy =
        arguments.get("augment") instanceof Value.Call call
            ? Optional.of(policy(call))
            : Optional.<Recipe.Policy>empty();
    boolean standard = policy.isPresent() || word("augment").equals("standard");
    return new Recipe.Augmentation(standard, policy, whole("cutout"));
  }

  private static Recipe.Policy policy(Value.Call call) {
    var with = of(call);
    return switch (call.name()) {
      case "auto_augment" ->
          new Recipe.Policy.Auto(
              Recipe.Policy.Auto.LearnedOn.valueOf(with.word("policy").toUpperCase(Locale.ROOT)));
      case "rand_augment" ->
          new Recipe.Policy.Rand(
              with.whole("operations"),
              with.number("magnitude"),
              Recipe.Policy.Rand.Among.valueOf(with.word("among").toUpperCase(Locale.ROOT)));
      default -> throw new IllegalStateException("no augmentation " + call.name());
    };
  }

  /** A plain number is the same rate throughout. */
  private Recipe.Schedule schedule() {
    return arguments.get("lr") instanceof Value.Quantity
        ? new Recipe.Schedule.Constant(number("lr"))
        : schedule(call("lr"));
  }

  private static Recipe.Schedule schedule(Value.Call call) {
    var with = of(call);
    return switch (call.name()) {
      case "constant" -> new Recipe.Schedule.Constant(with.number("peak"));
      case "cosine" -> new Recipe.Schedule.Cosine(with.number("peak"), with.number("least"));
      case "step" ->
          new Recipe.Schedule.Step(
              with.number("peak"), with.number("factor"), with.number("every"));
      case "exponential" ->
          new Recipe.Schedule.Exponential(
              with.number("peak"), with.number("factor"), with.number("every"));
      case "polynomial" ->
          new Recipe.Schedule.Polynomial(
              with.number("peak"), with.number("least"), with.number("power"));
      case "restarts" ->
          new Recipe.Schedule.Restarts(
              with.number("peak"),
              with.number("least"),
              with.number("first"),
              with.number("factor"));
      default -> throw new IllegalStateException("no schedule " + call.name());
    };
  }

  static Data data(Value.Call call) {
    var with = of(call);
    var given = call.arguments().keySet();
    return new Data(
        call.name(),
        with.number("holdout"),
        given.contains("test") ? with.number("test") : 0,
        with.whole("seed"),
        with.text("path"),
        given.contains("classes") ? with.whole("classes") : 0,
        with.text("label"));
  }
}
