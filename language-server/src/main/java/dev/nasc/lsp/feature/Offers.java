package dev.nasc.lsp.feature;

import dev.nasc.model.Callable.Native;
import dev.nasc.model.Callable.Realm;
import dev.nasc.model.Type;
import dev.nasc.resolve.Library;
import dev.nasc.syntax.Margin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Decides by the place of the caret what is offered there. */
final class Offers {
  private static final Set<String> STATEMENTS = Set.of("require", "maximize", "minimize");
  private static final List<Realm> CALLABLE =
      List.of(Realm.NETWORK, Realm.PHASE, Realm.RECIPE, Realm.SPACE);

  private final Caret caret;
  private final Visible visible;
  private final Frame frame;
  private final List<Offer> offers = new ArrayList<>();

  Offers(Caret caret, Visible visible) {
    this.caret = caret;
    this.visible = visible;
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
      for (var phase : visible.all(Realm.PHASE)) {
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
      names(Realm.PHASE, symbol -> true, 0);
    }
  }

  private void argument() {
    var called = visible.find(frame.headWord(0), CALLABLE);
    boolean labelled = frame.word(1).equals(":");
    var parameters = called.map(Symbol::parameters).orElse(List.of());
    if (labelled) {
      parameters.stream()
          .filter(parameter -> parameter.name().equals(frame.word(0)))
          .findFirst()
          .ifPresentOrElse(parameter -> values(parameter.type()), this::network);
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
        values(parameters.get(positional).type());
        return;
      }
    }
    network();
  }

  /** What fits a type. */
  private void values(Type type) {
    if (type instanceof Type.OneOf one) {
      one.choices().forEach(word -> offers.add(Offer.value(word, 1, "")));
    } else if (type instanceof Type.Truth) {
      List.of("true", "false").forEach(word -> offers.add(Offer.value(word, 1, "")));
    } else if (type instanceof Type.Artefact) {
      visible.local().values().stream()
          .filter(symbol -> symbol.kind().equals("label"))
          .filter(symbol -> !symbol.name().equals(ownPhase()))
          .forEach(symbol -> offers.add(Offer.value(symbol.name(), 1, "phase")));
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

  /** The label of the phase that the caret is in: it cannot be its own artefact. */
  private String ownPhase() {
    for (var outer : caret.frames()) {
      if (outer.headWord(0).equals("strategy") && outer.is("{")) {
        return outer.word(0);
      }
    }
    return "";
  }

  private void costs() {
    names(Realm.NETWORK, symbol -> symbol.kind().equals("cost"), 0);
    visible.local().values().forEach(symbol -> offers.add(Offer.of(symbol, 2)));
  }

  private void network() {
    visible.local().values().forEach(symbol -> offers.add(Offer.of(symbol, 2)));
    names(Realm.NETWORK, symbol -> !symbol.kind().matches("optimizer|schedule|data|cost"), 3);
    Words.IN_NETWORKS.forEach(word -> offers.add(Offer.word(word, 4)));
    GivenWords.at(caret).forEach(word -> offers.add(Offer.word(word, 2)));
  }

  private void names(Realm realm, Predicate<Symbol> fitting, int rank) {
    visible.all(realm).stream()
        .filter(fitting)
        .forEach(symbol -> offers.add(Offer.of(symbol, rank)));
  }
}
