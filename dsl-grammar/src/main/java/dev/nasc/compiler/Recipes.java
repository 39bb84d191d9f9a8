package dev.nasc.compiler;

import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.Constants;
import dev.nasc.explore.SpaceWalk;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Body;
import dev.nasc.model.Callable;
import dev.nasc.model.Parts;
import dev.nasc.model.Term;
import dev.nasc.resolve.Module;
import dev.nasc.source.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Checks the recipes of a file under all their choices. */
final class Recipes {
  private final SourceFile file;
  private final Findings findings;

  Recipes(SourceFile file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  /** Those with open choices: a record of values, walked like a network. */
  List<WalkedSpace> check(Module module) {
    var open = new ArrayList<WalkedSpace>();
    for (var callable : module.own().values()) {
      if (callable instanceof Callable.Declared recipe
          && recipe.kind() == Callable.Declared.Kind.RECIPE) {
        continuous(recipe);
        check(recipe).ifPresent(open::add);
      }
    }
    return open;
  }

  private Optional<WalkedSpace> check(Callable.Declared recipe) {
    var none = Collections.nCopies(recipe.parameters().size(), Optional.<Term>empty());
    var use = new Term.Use(recipe, -1, none, List.of(), recipe.span());
    var evaluated = Constants.none().evaluate(use);
    if (!evaluated.open()) {
      evaluated.problem().ifPresent(it -> Problems.report(List.of(it), findings));
      return Optional.empty();
    }
    var whole =
        new Callable.Declared(
            Callable.Declared.Kind.SPACE, recipe.name(), "", recipe.span(), recipe.whole());
    var step = RecipeBody.step(use, Constants.none());
    whole.define(new Term.Sequence(new Body(List.of(step), 1, List.of(-1)), recipe.whole()), false);
    var walked =
        new SpaceWalk(true)
            .walk(
                recipe.name(), new Term.Use(whole, -1, List.of(), List.of(), recipe.span()), file);
    Problems.report(walked.problems(), findings);
    return walked.space();
  }

  private void continuous(Callable.Declared recipe) {
    for (var field : recipe.parameters()) {
      if (field.fallback().filter(it -> Parts.any(it, Recipes::isDrawn)).isPresent()) {
        findings.add(DiagnosticCode.CONTINUOUS, field.span(), field.name());
      }
    }
  }

  private static boolean isDrawn(Term term) {
    return term instanceof Term.Use use
        && use.target() instanceof Callable.Native of
        && of.kind() == Callable.Native.Kind.DISTRIBUTION;
  }
}
