package dev.nasc.cli;

import dev.nasc.format.LabelledNames;
import dev.nasc.model.Callable;
import dev.nasc.model.Parts;
import dev.nasc.model.SearchProgram;
import dev.nasc.model.SearchProgram.LabelledPhase;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A search that trains one network, as text: so that it is a run like any other, which can be
 * stopped, resumed and read again.
 *
 * @param program the search whose data and, if no other is named, whose recipe are taken
 */
record TrainingText(SearchProgram program) {
  /** The label of the phase that trains. */
  private static final String TRAINING = "best";

  /** Its name for a network: {@code train_found}. */
  static String name(String network) {
    return "train_" + network;
  }

  /**
   * The search.
   *
   * @param recipe as a phase would name it; empty for that of the search
   */
  String of(String network, Optional<String> recipe) {
    var trained = recipe.or(this::recipe);
    var by = trained.map(text -> ", recipe: " + text).orElse("");
    var teachers = trained.map(text -> teachers(network, text)).orElse("");
    return """

        /// Trains `%s` as `%s` trains what it finds.
        search %s {
        %s  maximize accuracy
          strategy { %s%s: train(%s%s) }
        }
        """
        .formatted(
            network, program.name(), name(network), parts(), teachers, TRAINING, network, by);
  }

  /** The phases whose networks the recipe learns from, and those that theirs do, in order. */
  private String teachers(String network, String recipe) {
    var needed = "";
    for (int i = program.phases().size() - 1; i >= 0; i--) {
      var phase = program.phases().get(i);
      if (teachersIn(needed + recipe).contains(phase.label())) {
        requireAlone(phase, network);
        needed = phase.label() + ": " + text(phase.term()) + "; " + needed;
      }
    }
    return needed;
  }

  /** The labels that stand behind {@code teacher:}, as often as they do. */
  private static List<String> teachersIn(String text) {
    return LabelledNames.behind("teacher", text);
  }

  /** Here the names of other phases would be nothing, or another network. */
  private static void requireAlone(LabelledPhase phase, String network) {
    var others = new ArrayList<>(Parts.of(phase.term()).flatMap(TrainingText::label).toList());
    teachersIn(text(phase.term())).forEach(others::remove);
    if (!others.isEmpty() || phase.keys().isPresent()) {
      throw refused(
          phase, others.isEmpty() ? "stands for several" : "needs `" + others.get(0) + "`");
    }
    if (Set.of(network, TRAINING).contains(phase.label())) {
      throw refused(phase, "has the name of the network or its training");
    }
  }

  private static Stream<String> label(Term term) {
    return term instanceof Term.Constant constant
            && constant.value() instanceof Value.Artefact artefact
        ? Stream.of(artefact.label())
        : Stream.empty();
  }

  private static InputException refused(LabelledPhase phase, String why) {
    return new InputException(
        "The teacher `%s` cannot be trained here, for that phase %s: name a recipe without a teacher by `--recipe`, or write a search that loads the teacher's `weights.safetensors`."
            .formatted(phase.label(), why));
  }

  private String parts() {
    var lets = program.lets().stream().map(let -> let.span().text());
    var parts =
        Stream.of("space", "recipe", "data", "seed", "device")
            .filter(program.parts()::containsKey)
            .map(label -> label + ": " + text(program.parts().get(label)));
    return Stream.concat(lets, parts).map(line -> "  " + line + "\n").collect(Collectors.joining());
  }

  /** Of its last training of what it finds, else of the trials of its phases. */
  private Optional<String> recipe() {
    var phases = program.phases();
    return Stream.of("train", "trained")
        .flatMap(
            word ->
                Stream.iterate(phases.size() - 1, i -> i >= 0, i -> i - 1)
                    .flatMap(i -> Parts.of(phases.get(i).term()))
                    .flatMap(term -> recipe(term, word).stream()))
        .findFirst();
  }

  private static Optional<String> recipe(Term term, String word) {
    if (!(term instanceof Term.Use use
        && use.target() instanceof Callable.Native target
        && target.name().equals(word))) {
      return Optional.empty();
    }
    for (int i = 0; i < use.arguments().size(); i++) {
      if (target.parameters().get(i).name().equals("recipe")) {
        return use.arguments().get(i).map(TrainingText::text);
      }
    }
    return Optional.empty();
  }

  private static String text(@Nullable Term term) {
    return Objects.requireNonNull(term).span().text();
  }
}
