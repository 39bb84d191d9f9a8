package dev.nasc.compiler;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.Constants;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Body;
import dev.nasc.model.Callable;
import dev.nasc.model.Parts;
import dev.nasc.model.Rational;
import dev.nasc.model.SearchProgram;
import dev.nasc.model.Term;
import dev.nasc.model.Type;
import dev.nasc.model.Unit;
import dev.nasc.model.Value;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Devices;
import dev.nasc.model.plan.Objective;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import dev.nasc.rule.ConstraintReader;
import dev.nasc.rule.DataFit;
import dev.nasc.rule.PhaseRules;
import dev.nasc.rule.ReferenceRule;
import dev.nasc.rule.SameChoices;
import dev.nasc.rule.SizeRule;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans a search: evaluates its parts and phases and checks that they fit each other. */
final class SearchPlanner {
  private final SearchProgram program;
  private final Spaces spaces;
  private final Findings findings;
  private final List<Phase> phases = new ArrayList<>();

  /** The phases that an {@code each} stands for, by its label. */
  private final Map<String, List<String>> expanded = new HashMap<>();

  private boolean complete = true;
  private final Constants constants;
  private Map<String, Compilation.NamedArchitecture> architectures = Map.of();
  private Optional<Data> searchData = Optional.empty();
  private Set<String> architectureNames = Set.of();
  private Optional<WalkedSpace> space = Optional.empty();
  private Optional<String> recipeText = Optional.empty();
  private SearchRecipe searchRecipe = new SearchRecipe(Optional.empty());

  SearchPlanner(SearchProgram program, Spaces spaces, Findings findings) {
    this.program = program;
    this.constants = Constants.of(program.lets(), program.slots());
    this.spaces = spaces;
    this.findings = findings;
  }

  /** What it searches: its space, with an open recipe and open {@code let}s. Asked first. */
  Optional<WalkedSpace> space() {
    var recipe = recipe();
    recipeText = recipe.map(it -> ConstraintReader.text(it.span()));
    space = part("space").flatMap(term -> space(term, recipe));
    return space;
  }

  /**
   * The plan, with everything that is wrong about it reported.
   *
   * @param declared the architectures of the file that are understood, by their names
   * @param names of all that it declares
   */
  Optional<Search> plan(Map<String, Compilation.NamedArchitecture> declared, Set<String> names) {
    architectures = declared;
    architectureNames = names;
    var data = data();
    searchData = data;
    var objectives = objectives();
    program.phases().forEach(this::phase);
    if (program.phases().isEmpty()) {
      missing("strategy");
    }
    var constraints = space.map(this::constraints);
    if (space.isPresent() && data.isPresent() && program.parts().containsKey("data")) {
      new DataFit(findings)
          .check(
              space.get(), data.get(), Objects.requireNonNull(program.parts().get("data")).span());
    }
    if (space.isEmpty() || data.isEmpty() || !complete) {
      return Optional.empty();
    }
    return Optional.of(
        new Search(
            program.name(),
            space.get().name(),
            data.get(),
            objectives,
            constraints.orElse(List.of()),
            phases,
            device(),
            seed(),
            recipeText,
            budget()));
  }

  /** The recipe that is searched with the network: one with open choices. */
  private Optional<Term.Use> recipe() {
    var term = Optional.ofNullable(program.parts().get("recipe"));
    if (term.isEmpty()) {
      return Optional.empty();
    }
    var evaluated = constants.recipe(term.get());
    searchRecipe =
        new SearchRecipe(
            evaluated.open()
                ? evaluated.value()
                : call(term.get(), Callable.Native.Kind.RECIPE, "recipe").map(Value.class::cast));
    return term.filter(it -> evaluated.open() && it instanceof Term.Use).map(Term.Use.class::cast);
  }

  private Optional<Double> budget() {
    var term = program.parts().get("budget");
    if (term == null) {
      return Optional.empty();
    }
    var value = constants.evaluate(term).value();
    if (value.isPresent()
        && value.get() instanceof Value.Quantity time
        && time.unit() == Unit.SECONDS
        && time.amount().compareTo(Rational.ZERO) > 0) {
      return Optional.of(time.amount().toDouble());
    }
    findings.add(
        DiagnosticCode.WRONG_TYPE,
        term.span(),
        "budget",
        "a time like `12h`",
        value.map(Value::words).orElse("not known"));
    return Optional.empty();
  }

  private List<Constraint> constraints(WalkedSpace space) {
    return new ConstraintReader(
            findings, problem -> Problems.report(List.of(problem), findings), constants)
        .ofSearch()
        .read(program.requirements(), space);
  }

  private Optional<Term> part(String name) {
    var term = Optional.ofNullable(program.parts().get(name));
    if (term.isEmpty()) {
      missing(name);
    }
    return term;
  }

  private void missing(String part) {
    if (findings.all().stream()
        .noneMatch(
            it -> it.code() == DiagnosticCode.MISSING_PART && it.span().equals(program.span()))) {
      findings.add(DiagnosticCode.MISSING_PART, program.span(), "search", program.name(), part);
    }
  }

  private Optional<WalkedSpace> space(Term term, Optional<Term.Use> recipe) {
    if (!(term instanceof Term.Use use)) {
      return Optional.empty();
    }
    boolean joint =
        recipe.isPresent()
            || !program.conditions().isEmpty()
            || Parts.any(term, Term.Slot.class::isInstance);
    return joint
        ? spaces.joint(JointSpace.of(program, use, recipe, constants), use, constants)
        : spaces.of(use);
  }

  /** A search that trains nothing needs no data. */
  private Optional<Data> data() {
    var term = Optional.ofNullable(program.parts().get("data"));
    if (term.isPresent()) {
      return call(term.get(), Callable.Native.Kind.DATA, "data").map(PlanValues::data);
    }
    boolean trains =
        program.phases().stream()
            .anyMatch(phase -> Parts.any(phase.term(), SearchPlanner::isTraining));
    if (trains) {
      missing("data");
    }
    return trains ? Optional.empty() : Optional.of(Data.NONE);
  }

  private static boolean isTraining(Term term) {
    return term instanceof Term.Use use
        && use.target() instanceof Callable.Native target
        && (target.kind() == Callable.Native.Kind.PHASE
            || target.kind() == Callable.Native.Kind.SCORER)
        && target.parameters().stream().anyMatch(parameter -> parameter.name().equals("recipe"));
  }

  private Optional<Value.Call> call(Term term, Callable.Native.Kind kind, String part) {
    return call(term, constants, kind, part);
  }

  private Optional<Value.Call> call(
      Term term, Constants where, Callable.Native.Kind kind, String part) {
    var evaluated = where.evaluate(term);
    evaluated.problem().ifPresent(problem -> Problems.report(List.of(problem), findings));
    if (evaluated.value().isEmpty()) {
      return Optional.empty();
    }
    if (evaluated.value().get() instanceof Value.Call call && call.kind() == kind) {
      return Optional.of(call);
    }
    findings.add(
        DiagnosticCode.WRONG_TYPE,
        term.span(),
        part,
        new Type.OfKind(kind).words(),
        evaluated.value().get().words());
    return Optional.empty();
  }

  private List<Objective> objectives() {
    var objectives = new ArrayList<Objective>();
    for (var goal : program.goals()) {
      var evaluated = constants.evaluate(goal.term());
      evaluated.problem().ifPresent(problem -> Problems.report(List.of(problem), findings));
      if (evaluated.value().isPresent()) {
        objective(goal, evaluated.value().get()).ifPresent(objectives::add);
      }
    }
    if (program.goals().isEmpty()) {
      missing("maximize");
    }
    return objectives;
  }

  private Optional<Objective> objective(SearchProgram.Goal goal, Value value) {
    if (value instanceof Value.Symbolic symbolic && !symbolic.formula().isTruth()) {
      var direction = goal.maximize() ? Objective.Direction.MAXIMIZE : Objective.Direction.MINIMIZE;
      return Optional.of(new Objective(symbolic.formula(), direction));
    }
    findings.add(
        Diagnostic.of(
                DiagnosticCode.NOT_AN_OBJECTIVE,
                goal.term().span(),
                ConstraintReader.text(goal.term().span()))
            .hint(
                "Objectives are `accuracy`, `macs`, `params`, `activation_bytes`,"
                    + " `latency(table)`, or a formula of them."));
    return Optional.empty();
  }

  private void phase(SearchProgram.LabelledPhase labelled) {
    if (labelled.keys().isPresent()) {
      each(labelled, labelled.keys().get());
    } else {
      phase(labelled, constants, labelled.label());
    }
  }

  private void phase(SearchProgram.LabelledPhase labelled, Constants where, String label) {
    var term = searchRecipe.in(labelled.term());
    var call = call(term, where, Callable.Native.Kind.PHASE, label);
    if (call.isEmpty()) {
      complete = false;
      return;
    }
    var phase = expanded(PhasePlans.of(label, call.get(), architectures));
    phases.add(phase);
    new PhaseRules(findings).check(phase, labelled, space);
    var named = named(call.get());
    named
        .map(Compilation.NamedArchitecture::space)
        .or(() -> space)
        .ifPresent(it -> SearchRecipe.check(call.get(), labelled.span(), it, findings));
    new SizeRule(findings).check(call.get(), labelled);
    new ReferenceRule(findings, architectureNames).check(call.get(), labelled, space);
    if (phase instanceof Phase.Cyclic) {
      var student = inSize(call.get().arguments().get("student"), space);
      var teacher = inSize(call.get().arguments().get("teacher"), space);
      if (student.isPresent() && teacher.isPresent()) {
        new PhaseRules(findings).cyclic(labelled, student.get(), teacher.get());
      }
    }
    var data = phaseData(call.get());
    data.ifPresent(it -> new DataFit(findings).check(phase, it, labelled.span()));
    call.get().arguments().values().forEach(value -> sized(value, data, labelled.span(), space));
    if (named.isPresent() && data.isPresent()) {
      new DataFit(findings).check(named.get().space(), data.get(), labelled.span());
    }
  }

  /** The architecture that a phase names, of those in the file. */
  private Optional<Compilation.NamedArchitecture> named(Value.Call phase) {
    return phase.arguments().get("from") instanceof Value.Word word
        ? Optional.ofNullable(architectures.get(word.word()))
        : Optional.empty();
  }

  /** What takes the networks of an {@code each} takes those of all its phases. */
  private Phase expanded(Phase phase) {
    if (phase instanceof Phase.Train train && train.of() instanceof Phase.Origin.Found found) {
      return train.with(new Phase.Origin.Found(expanded(found.labels())));
    }
    return phase instanceof Phase.Extract extract ? extract.with(expanded(extract.from())) : phase;
  }

  private List<String> expanded(List<String> labels) {
    return labels.stream()
        .flatMap(label -> expanded.getOrDefault(label, List.of(label)).stream())
        .toList();
  }

  /** The space in the size that an argument asks for. */
  private Optional<WalkedSpace> inSize(@Nullable Value size, Optional<WalkedSpace> searched) {
    if (!(size instanceof Value.SpaceUse use)) {
      return searched;
    }
    return Spaces.isSettled(use.use()) ? spaces.of(use.use()) : Optional.empty();
  }

  /** The data that a phase reads: its own, else those of the search. */
  private Optional<Data> phaseData(Value.Call phase) {
    return phase.arguments().get("data") instanceof Value.Call own
        ? Optional.of(PlanValues.data(own))
        : searchData;
  }

  /** A space in another size is walked as well, so that what is wrong with it is found. */
  private void sized(
      Value argument, Optional<Data> data, Span span, Optional<WalkedSpace> searched) {
    if (argument instanceof Value.SpaceUse use && Spaces.isSettled(use.use())) {
      var space = spaces.of(use.use());
      if (space.isPresent() && data.isPresent()) {
        new DataFit(findings).check(space.get(), data.get(), span);
      }
      if (space.isPresent() && searched.isPresent()) {
        new SameChoices(findings).check(searched.get(), space.get(), span);
      }
    }
  }

  private void each(SearchProgram.LabelledPhase labelled, SearchProgram.Keys keys) {
    var values = constants.evaluate(keys.values());
    values.problem().ifPresent(problem -> Problems.report(List.of(problem), findings));
    if (!(values.value().isPresent() && values.value().get() instanceof Value.ListOf list)) {
      values
          .value()
          .ifPresent(
              other ->
                  findings.add(
                      DiagnosticCode.WRONG_TYPE,
                      keys.values().span(),
                      keys.name(),
                      "a list",
                      other.words()));
      complete = false;
      return;
    }
    var all = new ArrayList<String>();
    for (int i = 0; i < list.elements().size(); i++) {
      var value = list.elements().get(i);
      var let =
          new Body.Entry.Let(
              keys.slot(),
              keys.name(),
              new Term.Constant(value, keys.values().span()),
              keys.values().span());
      var named = labelled.label() + "[" + word(keys.values(), i, value) + "]";
      var label = all.contains(named) ? named + "[" + i + "]" : named;
      phase(labelled, constants.inside(List.of(let), keys.slots()), label);
      all.add(label);
    }
    expanded.put(labelled.label(), all);
  }

  /** A value as it stands in the file, {@code 450M}, where that can be a name of a folder. */
  private static String word(Term values, int index, Value value) {
    var text =
        values instanceof Term.ListOf list
            ? ConstraintReader.text(list.elements().get(index).span())
            : value.words();
    return text.matches("[A-Za-z0-9_.%+-]{1,40}") ? text : Integer.toString(index);
  }

  private String device() {
    var term = program.parts().get("device");
    var word =
        term instanceof Term.Constant of && of.value() instanceof Value.Word text
            ? text.word()
            : "auto";
    if (Devices.of(word).isEmpty() && term != null) {
      findings.add(
          DiagnosticCode.WRONG_TYPE, term.span(), "device", Devices.FORMS, "`" + word + "`");
    }
    return word;
  }

  private long seed() {
    var term = program.parts().get("seed");
    if (term == null) {
      return 0;
    }
    var value = constants.evaluate(term);
    if (value.value().isPresent()
        && value.value().get() instanceof Value.Quantity quantity
        && quantity.amount().isWhole()
        && quantity.amount().numerator().signum() >= 0
        && quantity.amount().numerator().bitLength() < 64) {
      return quantity.amount().numerator().longValueExact();
    }
    value.problem().ifPresent(problem -> Problems.report(List.of(problem), findings));
    Span span = term.span();
    var words = value.value().map(Value::words).orElse("");
    findings.add(
        DiagnosticCode.OUT_OF_RANGE, span, "seed", "a whole number from 0 to 2^63 - 1", words);
    return 0;
  }
}
