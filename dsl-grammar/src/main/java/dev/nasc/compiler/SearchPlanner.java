package dev.nasc.compiler;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.Constants;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Callable;
import dev.nasc.model.SearchProgram;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import dev.nasc.model.plan.Data;
import dev.nasc.model.plan.Objective;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Search;
import dev.nasc.rule.ConstraintReader;
import dev.nasc.rule.DataFit;
import dev.nasc.rule.PhaseRules;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans a search: evaluates its parts and phases and checks that they fit each other. */
final class SearchPlanner {
  private final SearchProgram program;
  private final Spaces spaces;
  private final Findings findings;
  private final Map<String, Phase> phases = new LinkedHashMap<>();

  SearchPlanner(SearchProgram program, Spaces spaces, Findings findings) {
    this.program = program;
    this.spaces = spaces;
    this.findings = findings;
  }

  Optional<Search> plan() {
    var space = part("space").flatMap(this::space);
    var data = part("data").flatMap(this::data);
    var objectives = objectives();
    program.phases().forEach(phase -> phase(phase, space));
    if (program.phases().isEmpty()) {
      missing("strategy");
    }
    var constraints =
        space.map(found -> new ConstraintReader(findings).read(program.requirements(), found));
    if (space.isPresent() && data.isPresent()) {
      new DataFit(findings).check(space.get(), data.get(), part("data").orElseThrow().span());
    }
    if (space.isEmpty() || data.isEmpty() || phases.size() != program.phases().size()) {
      return Optional.empty();
    }
    return Optional.of(
        new Search(
            program.name(),
            space.get().name(),
            data.get(),
            objectives,
            constraints.orElse(List.of()),
            List.copyOf(phases.values()),
            device(),
            seed()));
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

  private Optional<WalkedSpace> space(Term term) {
    return term instanceof Term.Use use ? spaces.of(use) : Optional.empty();
  }

  private Optional<Data> data(Term term) {
    return call(term, Callable.Native.Kind.DATA, "data").map(PlanValues::data);
  }

  private Optional<Value.Call> call(Term term, Callable.Native.Kind kind, String part) {
    var evaluated = Constants.evaluate(term);
    evaluated.problem().ifPresent(problem -> Problems.report(List.of(problem), findings));
    if (evaluated.value().isEmpty()) {
      return Optional.empty();
    }
    if (evaluated.value().get() instanceof Value.Call call && isKind(term, kind)) {
      return Optional.of(call);
    }
    findings.add(
        DiagnosticCode.WRONG_TYPE,
        term.span(),
        part,
        "a " + kind.name().toLowerCase(java.util.Locale.ROOT),
        evaluated.value().get().words());
    return Optional.empty();
  }

  private static boolean isKind(Term term, Callable.Native.Kind kind) {
    if (term instanceof Term.Global global) {
      return isKind(global.let().body(), kind);
    }
    return term instanceof Term.Use use
        && (use.target() instanceof Callable.Declared
            || (use.target() instanceof Callable.Native target && target.kind() == kind));
  }

  private List<Objective> objectives() {
    var objectives = new ArrayList<Objective>();
    for (var goal : program.goals()) {
      var measure = ConstraintReader.measure(goal.term());
      if (measure.isEmpty()) {
        if (!(goal.term() instanceof Term.Broken)) {
          findings.add(
              Diagnostic.of(
                      DiagnosticCode.NOT_AN_OBJECTIVE,
                      goal.term().span(),
                      ConstraintReader.text(goal.term().span()))
                  .hint("Objectives are `accuracy`, `macs`, `params` or `activation_bytes`."));
        }
      } else {
        objectives.add(
            new Objective(
                measure.get(),
                goal.maximize() ? Objective.Direction.MAXIMIZE : Objective.Direction.MINIMIZE));
      }
    }
    if (program.goals().isEmpty()) {
      missing("maximize");
    }
    return objectives;
  }

  private void phase(SearchProgram.LabelledPhase labelled, Optional<WalkedSpace> space) {
    var call = call(labelled.term(), Callable.Native.Kind.PHASE, labelled.label());
    if (call.isEmpty()) {
      return;
    }
    var with = PlanValues.of(call.get());
    var phase = phase(labelled.label(), call.get().name(), with);
    new PhaseRules(findings, phases).check(phase, labelled, space);
    phases.put(labelled.label(), phase);
  }

  private static Phase phase(String label, String kind, PlanValues with) {
    return switch (kind) {
      case "one_shot" ->
          new Phase.OneShot(
              label,
              with.word("paths").equals("uniform")
                  ? Phase.Paths.UNIFORM
                  : Phase.Paths.STRICTLY_FAIR,
              with.word("path_batch").equals("separate")
                  ? Phase.PathBatch.SEPARATE
                  : Phase.PathBatch.SHARED,
              with.recipe("recipe"));
      case "nsga2" ->
          new Phase.Nsga2(
              label,
              with.artefact("score"),
              with.whole("population"),
              with.whole("trials"),
              with.number("crossover"),
              with.number("mutation"));
      case "train" ->
          new Phase.Train(label, with.artefact("from"), with.whole("top"), with.recipe("recipe"));
      default -> throw new IllegalStateException("no phase " + kind);
    };
  }

  private String device() {
    var term = program.parts().get("device");
    var word =
        term instanceof Term.Constant of && of.value() instanceof Value.Word text
            ? text.word()
            : "auto";
    if (!word.matches("auto|cpu|gpu\\([0-9]{1,3}\\)") && term != null) {
      findings.add(
          DiagnosticCode.WRONG_TYPE,
          term.span(),
          "device",
          "`auto`, `cpu` or `gpu(0)`",
          "`" + word + "`");
    }
    return word;
  }

  private long seed() {
    var term = program.parts().get("seed");
    if (term == null) {
      return 0;
    }
    var value = Constants.evaluate(term);
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
