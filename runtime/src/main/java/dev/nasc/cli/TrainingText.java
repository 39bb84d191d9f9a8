package dev.nasc.cli;

import dev.nasc.model.Callable;
import dev.nasc.model.Parts;
import dev.nasc.model.SearchProgram;
import dev.nasc.model.Term;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
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
    var teachers = trained.map(this::teachers).orElse("");
    return """

        /// Trains `%s` as `%s` trains what it finds.
        search %s {
        %s  maximize accuracy
          strategy { %sbest: train(%s%s) }
        }
        """
        .formatted(network, program.name(), name(network), parts(), teachers, network, by);
  }

  /** The phases whose networks the recipe learns from, and those that theirs do, in order. */
  private String teachers(String recipe) {
    var needed = "";
    for (int i = program.phases().size() - 1; i >= 0; i--) {
      var phase = program.phases().get(i);
      var named = Pattern.compile("\\bteacher:\\s*" + Pattern.quote(phase.label()) + "\\b");
      if (named.matcher(needed + recipe).find()) {
        needed = phase.label() + ": " + text(phase.term()) + "; " + needed;
      }
    }
    return needed;
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
