package dev.nasc.model;

import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whatever a name can call. */
public sealed interface Callable {
  String name();

  List<Parameter> parameters();

  String documentation();

  /** Where its name stands. */
  Span span();

  /** Names of different realms do not meet: a space, a recipe and a phase may share theirs. */
  Realm realm();

  /** What a name is looked up among. */
  enum Realm {
    NETWORK,
    SPACE,
    RECIPE,
    PHASE
  }

  /**
   * What a call may be given.
   *
   * @param type {@link Type.Any} unless a native says more
   */
  record Parameter(
      String name, Optional<Term> fallback, Type type, String documentation, Span span) {}

  /**
   * A declaration of the language. Its body is set once, after it was declared, so that blocks can
   * call each other.
   */
  final class Declared implements Callable {
    private final Kind kind;
    private final String name;
    private final String documentation;
    private final Span span;
    private final Span whole;
    private final List<Parameter> parameters = new ArrayList<>();
    private Optional<Term> body = Optional.empty();
    private boolean usesInput;

    public Declared(Kind kind, String name, String documentation, Span span, Span whole) {
      this.kind = kind;
      this.name = name;
      this.documentation = documentation;
      this.span = span;
      this.whole = whole;
    }

    /** Says what it takes, once, before any body is read. */
    public void takes(List<Parameter> of) {
      parameters.addAll(of);
    }

    /** Says what it does, once. */
    public void define(Term term, boolean mentionsInput) {
      body = Optional.of(term);
      usesInput = mentionsInput;
    }

    /** What was declared with which word. */
    public enum Kind {
      LET,
      BLOCK,
      CELL,
      SPACE,
      RECIPE
    }

    public Kind kind() {
      return kind;
    }

    @Override
    public Realm realm() {
      return switch (kind) {
        case SPACE -> Realm.SPACE;
        case RECIPE -> Realm.RECIPE;
        case LET, BLOCK, CELL -> Realm.NETWORK;
      };
    }

    public Term body() {
      return body.orElseGet(() -> new Term.Broken(span));
    }

    public boolean usesInput() {
      return usesInput;
    }

    /** The whole declaration. */
    public Span whole() {
      return whole;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public List<Parameter> parameters() {
      return parameters;
    }

    @Override
    public String documentation() {
      return documentation;
    }

    @Override
    public Span span() {
      return span;
    }
  }

  /**
   * A word of the library that Java stands behind.
   *
   * @param source the paper or the code that it follows, where there is one
   * @param yields what the artefact of a phase can be used as
   */
  record Native(
      Kind kind,
      String name,
      List<Parameter> parameters,
      String documentation,
      String source,
      List<Role> yields,
      Span span)
      implements Callable {
    public Native {
      parameters = List.copyOf(parameters);
      yields = List.copyOf(yields);
    }

    @Override
    public Realm realm() {
      return switch (kind) {
        case PHASE, SCORER, MODEL, RAMP -> Realm.PHASE;
        case RECIPE -> Realm.RECIPE;
        case INPUT,
            LAYER,
            FUNCTION,
            OPTIMIZER,
            SCHEDULE,
            AUGMENTATION,
            DATA,
            COST,
            LATENCIES,
            DISTRIBUTION ->
            Realm.NETWORK;
      };
    }

    /** What a native is, in the spelling of {@code native:}. */
    public enum Kind {
      INPUT,
      LAYER,
      FUNCTION,
      RECIPE,
      OPTIMIZER,
      SCHEDULE,
      AUGMENTATION,
      DATA,
      PHASE,
      COST,
      SCORER,
      MODEL,
      RAMP,
      LATENCIES,
      DISTRIBUTION
    }
  }
}
