package dev.nasc.lsp.feature;

import dev.nasc.model.Callable.Native;
import dev.nasc.model.Callable.Realm;
import dev.nasc.model.TensorShape;
import dev.nasc.model.Type;
import dev.nasc.resolve.Library;
import dev.nasc.syntax.Margin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Decides by the place of the caret what is offered there. */
final class Offers {
  private static final Set<String> STATEMENTS = Set.of("require", "maximize", "minimize");
  private static final List<Realm> CALLABLE =
      List.of(Realm.NETWORK, Realm.PHASE, Realm.RECIPE, Realm.SPACE);

  private final Caret caret;
  private final Visible visible;
  private final Supplier<Optional<TensorShape>> enters;
  private final Frame frame;
  private final List<Offer> offers = new ArrayList<>();

  /**
   * @param enters the shape that enters the step at the caret, where it is known
   */
  Offers(Caret caret, Visible visible, Supplier<Optional<TensorShape>> enters) {
    this.caret = caret;
    this.visible = visible;
    this.enters = enters;
    this.frame = caret.inner();
  }

  List<Offer> all() {
    if (frame.lastWord().equals(".")) {
      member();
    } else if (frame.word(0).equals("import")) {
      Library.names().forEach(name -> offers.add(Offer.value(name, 0, "library")));
    } else if (isNamed()) {
      return offers; // a name of the writer's own
    } else if (frame.is("(")) {
      argument();
    } else if (frame.lastWord().equals("of") && caret.declaration().isEmpty()) {
      names(Realm.SPACE, symbol -> true, 0);
    } else if (frame.hasEntries()) {
      entry();
    } else {
      network();
    }
    return offers;
  }

  private boolean isNamed() {
    boolean declares =
        frame.entry().size() == 1
            && frame.hasEntries()
            && !frame.word(0).equals("import")
            && Margin.WORDS.contains(frame.word(0));
    boolean parameter = frame.declaresParameters() && !frame.lastWord().equals("=");
    return declares || (frame.is("(") && parameter);
  }

  private void member() {
    var path = frame.entry();
    if (frame.word(0).equals("import")) {
      var typed = new StringBuilder();
      path.subList(1, path.size()).forEach(token -> typed.append(token.text()));
      Library.names().stream()
          .filter(name -> name.startsWith(typed.toString()))
          .forEach(name -> offers.add(Offer.value(name.substring(typed.length()), 0, "library")));
    } else if (caret.declaration().equals("architecture")) {
      offers.addAll(new DecisionOffers(caret, visible).all());
    } else {
      Words.ATTRIBUTES.forEach(word -> offers.add(Offer.value(word, 0, "of a tensor")));
    }
  }

  private void entry() {
    switch (caret.declaration()) {
      case "" -> topLevel();
      case "recipe" -> recipe();
      case "search" -> search();
      case "architecture" -> offers.addAll(new DecisionOffers(caret, visible).all());
      case "operation" -> operation();
      default -> step();
    }
  }

  private void topLevel() {
    if (frame.entry().isEmpty()) {
      offers.addAll(Snippets.TOP_LEVEL);
    } else {
      if (frame.lastWord().equals("=")) {
        offers.add(Snippets.GRAPH);
      }
      network();
    }
  }

  private void operation() {
    if (frame.entry().isEmpty()) {
      parts(Snippets.OF_OPERATION);
    } else {
      network();
    }
  }

  private void parts(List<Offer> all) {
    all.stream().filter(part -> !frame.names().containsKey(part.label())).forEach(offers::add);
  }

  private void step() {
    if (frame.headWord(0).equals("graph") && frame.entry().isEmpty()) {
      parts(Snippets.OF_GRAPH);
      return;
    }
    if (frame.entry().isEmpty()) {
      offers.addAll(Snippets.IN_NETWORK);
    } else if (frame.lastWord().equals("=")) {
      offers.add(Snippets.GRAPH);
    }
    if (STATEMENTS.contains(frame.word(0))) {
      costs();
    } else {
      network();
    }
  }

  private void recipe() {
    var training = Fields.training();
    if (training.isEmpty()) {
      return;
    }
    if (frame.entry().isEmpty()) {
      training.get().parameters().stream()
          .filter(field -> !frame.names().containsKey(field.name()))
          .forEach(field -> offers.add(Offer.argument(field, 0)));
    } else {
      Fields.named(training.get(), frame.word(0)).ifPresent(field -> values(field.type()));
    }
  }

  private void search() {
    boolean strategy = frame.headWord(0).equals("strategy");
    if (strategy) {
      phases();
    } else if (frame.entry().isEmpty()) {
      parts(Snippets.PARTS);
      STATEMENTS.forEach(word -> offers.add(Offer.word(word, 1)));
    } else if (STATEMENTS.contains(frame.word(0))) {
      costs();
    } else {
      part(frame.word(0));
    }
  }

  private void part(String label) {
    switch (label) {
      case "space" -> names(Realm.SPACE, symbol -> true, 0);
      case "data" -> names(Realm.NETWORK, symbol -> symbol.kind().matches("data|let"), 0);
      case "device" ->
          List.of("auto", "cpu", "gpu(0)", "gpu(0..3)")
              .forEach(it -> offers.add(Offer.value(it, 0, "device")));
      default -> {}
    }
  }

  private void phases() {
    if (frame.entry().isEmpty()) {
      for (var phase : visible.all(Realm.PHASE).stream().filter(Offers::isPhase).toList()) {
        var offer = Offer.of(phase, 0);
        var labelled = "${9:" + phase.name() + "}: " + offer.snippet();
        offers.add(
            new Offer(
                offer.label(),
                offer.kind(),
                offer.rank(),
                labelled,
                offer.detail(),
                offer.documentation()));
      }
    } else if (frame.lastWord().equals(":")) {
      names(Realm.PHASE, Offers::isPhase, 0);
    }
  }

  private static boolean isPhase(Symbol symbol) {
    return symbol.kind().equals("phase");
  }

  private void argument() {
    var called = visible.find(frame.headWord(0), CALLABLE);
    boolean labelled = frame.word(1).equals(":");
    var parameters = called.map(Symbol::parameters).orElse(List.of());
    if (labelled) {
      parameters.stream()
          .filter(parameter -> parameter.name().equals(frame.word(0)))
          .findFirst()
          .ifPresentOrElse(this::values, this::network);
      return;
    }
    if (frame.entry().isEmpty()) {
      int positional = frame.position() - frame.labels().size();
      for (int at = Math.max(0, positional); at < parameters.size(); at++) {
        var parameter = parameters.get(at);
        if (!frame.labels().contains(parameter.name())) {
          offers.add(Offer.argument(parameter, 0));
        }
      }
      if (positional < parameters.size()) {
        values(parameters.get(positional));
        return;
      }
    }
    network();
  }

  /** What a parameter of a block takes is told by its default. */
  private void values(Symbol.Parameter parameter) {
    var fallback = parameter.fallback().orElse("");
    if (visible.find(fallback, CALLABLE).filter(Offers::isActivation).isPresent()) {
      names(Realm.NETWORK, Offers::isActivation, 1);
    }
    values(fallback.matches("true|false") ? new Type.Truth() : parameter.type());
  }

  private static boolean isActivation(Symbol symbol) {
    return symbol.kind().equals("layer") && !symbol.called();
  }

  /** What fits a type. */
  private void values(Type type) {
    if (type instanceof Type.OneOf one) {
      one.choices().forEach(word -> offers.add(Offer.value(word, 1, "")));
    } else if (type instanceof Type.Truth) {
      List.of("true", "false").forEach(word -> offers.add(Offer.value(word, 1, "")));
    } else if (type instanceof Type.Artefact) {
      earlierPhases().forEach(name -> offers.add(Offer.value(name, 1, "phase")));
    } else if (type instanceof Type.Either either) {
      either.types().forEach(this::values);
    } else if (type instanceof Type.Several several) {
      values(several.element());
    } else if (type instanceof Type.OfKind of && of.kind() == Native.Kind.RECIPE) {
      names(Realm.RECIPE, symbol -> true, 1);
    } else if (type instanceof Type.OfKind of) {
      var kind = of.kind().name().toLowerCase(Locale.ROOT);
      names(Realm.NETWORK, symbol -> symbol.kind().matches(kind + "|let"), 1);
      names(Realm.PHASE, symbol -> symbol.kind().equals(kind), 2);
    } else {
      network();
    }
  }

  /** The labels of the phases before the one that the caret is in. */
  private List<String> earlierPhases() {
    var names = new ArrayList<String>();
    boolean strategy = false;
    for (var outer : caret.frames()) {
      strategy |= outer.headWord(0).equals("strategy");
      if (strategy && outer.is("{")) {
        names.addAll(outer.names().keySet());
        names.remove(outer.word(0)); // it cannot be its own artefact
      }
    }
    return names;
  }

  /** Costs; what beside them is a limit that this space can have. */
  private void costs() {
    offers.addAll(new Limits(caret, visible).all());
    names(Realm.NETWORK, symbol -> symbol.kind().equals("cost"), offers.isEmpty() ? 0 : 4);
    boolean parts = !caret.declaration().equals("search"); // there labels name no steps
    visible.local().values().stream()
        .filter(symbol -> parts || !symbol.kind().equals("label"))
        .forEach(symbol -> offers.add(Offer.of(symbol, 5)));
  }

  /** Steps where steps can stand, numbers where a number is wanted. */
  private void network() {
    if (frame.word(0).equals("input") && frame.word(1).equals(":")) {
      names(Realm.NETWORK, symbol -> symbol.kind().equals("input"), 0);
      return;
    }
    boolean recipe = caret.declaration().equals("recipe"); // its fields may mention each other
    var wanted = Wanted.at(caret, visible);
    var fitting = recipe ? Wanted.NUMBER : wanted;
    visible.local().values().stream()
        .filter(symbol -> recipe || wanted.takes(symbol.kind()))
        .forEach(symbol -> offers.add(Offer.of(symbol, seldom(symbol, wanted) ? 5 : 2)));
    boolean pixel = wanted == Wanted.STEP && enters.get().filter(Offers::isPixel).isPresent();
    names(Realm.NETWORK, it -> fitting.takes(it.kind()) && !(pixel && isWindowed(it)), 3);
    names(Realm.NETWORK, it -> fitting.takes(it.kind()) && pixel && isWindowed(it), 6);
    names(Realm.NETWORK, symbol -> recipe && symbol.kind().equals("distribution"), 3);
    Words.in(wanted).forEach(word -> offers.add(Offer.word(word, 4)));
    GivenWords.at(caret, wanted).forEach(word -> offers.add(Offer.word(word, 2)));
  }

  /** Most parameters are numbers; what a label names is passed on without being named. */
  private static boolean seldom(Symbol symbol, Wanted wanted) {
    return wanted == Wanted.STEP && symbol.kind().matches("parameter|label");
  }

  private static boolean isPixel(TensorShape shape) {
    return shape.height() == 1 && shape.width() == 1;
  }

  /** Whether it looks at more than one pixel, which is of no use where there is only one. */
  private static boolean isWindowed(Symbol symbol) {
    return symbol.name().equals("global_avg_pool")
        || symbol.parameters().stream().anyMatch(it -> it.name().equals("kernel"));
  }

  private void names(Realm realm, Predicate<Symbol> fitting, int rank) {
    visible.all(realm).stream()
        .filter(fitting)
        .forEach(symbol -> offers.add(Offer.of(symbol, rank)));
  }
}
