package dev.nasc.compiler;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Identifier;
import dev.nasc.ast.Item;
import dev.nasc.ast.SyntaxTree;
import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.diagnostic.DiagnosticCode;
import dev.nasc.diagnostic.Findings;
import dev.nasc.explore.Constants;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.plan.Constraint;
import dev.nasc.resolve.ModuleResolver;
import dev.nasc.rule.ConstraintReader;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import dev.nasc.syntax.Parser;
import java.util.List;
import java.util.Optional;

/**
 * A condition that stands in no file, as in {@code --where "macs <= 400M"}: read as a {@code
 * require} of a search would be.
 *
 * @param constraints what of it could be read
 * @param diagnostics what is wrong with it
 */
public record Conditions(List<Constraint> constraints, List<Diagnostic> diagnostics) {
  public Conditions {
    constraints = List.copyOf(constraints);
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * Reads a condition about a space.
   *
   * @param file the text of the condition, and what to call it in findings
   */
  public static Conditions read(SourceFile file, WalkedSpace space) {
    var findings = new Findings();
    var condition = Parser.expression(file);
    if (condition.isEmpty()) {
      var whole = file.span(0, file.text().length());
      findings.add(DiagnosticCode.SYNTAX, whole, "`" + file.text() + "`", "a condition");
      return new Conditions(List.of(), findings.all());
    }
    var module = ModuleResolver.resolve(search(file, condition.get()), Sources.NONE, findings);
    var requirements = module.searches().get(0).requirements();
    var constraints =
        new ConstraintReader(
                findings, problem -> Problems.report(List.of(problem), findings), Constants.none())
            .read(requirements, space);
    return new Conditions(constraints, findings.all());
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  private static SyntaxTree search(SourceFile file, Expression condition) {
    var span = condition.span();
    var require = new Item.Statement(Item.Statement.Word.REQUIRE, List.of(condition), span);
    var search =
        new Item.Declaration(
            Item.Kind.SEARCH,
            new Identifier("", span),
            List.of(),
            Optional.empty(),
            Optional.of(new Expression.Braces(List.of(require), span)),
            "",
            span);
    return new SyntaxTree(file, List.of(search));
  }
}
