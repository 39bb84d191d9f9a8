package dev.nasc.lsp.feature;

import dev.nasc.lsp.name.Bindings;
import dev.nasc.lsp.name.Target;
import dev.nasc.source.Span;
import dev.nasc.syntax.Parser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;

/** Everywhere a name is used: in this document, in the file that declares it, in open documents. */
public final class ReferencesFeature {
  private final Question question;

  public ReferencesFeature(Question question) {
    this.question = question;
  }

  /** A list a file, the pointer's own first. */
  public List<List<Location>> references(Position position, boolean declaration) {
    int offset = question.snapshot().positions().offset(position);
    return Pointed.at(question.analysis(), offset).stream()
        .flatMap(pointed -> places(question, pointed.target()).values().stream())
        .map(
            spans ->
                spans.stream()
                    .filter(span -> declaration || !isDeclaration(offset, span))
                    .flatMap(span -> question.location(span).stream())
                    .toList())
        .toList();
  }

  private boolean isDeclaration(int offset, Span span) {
    return Pointed.at(question.analysis(), offset)
        .filter(it -> it.target().span().start() == span.start())
        .filter(it -> it.target().file().equals(span.file().name()))
        .isPresent();
  }

  /** The places of a target by file, those of the pointer's file first. */
  static Map<String, List<Span>> places(Question question, Target target) {
    var places = new LinkedHashMap<String, List<Span>>();
    for (var analysis : question.everywhere(target)) {
      places.put(analysis.file().name(), Pointed.uses(analysis, target));
    }
    places.computeIfAbsent(target.file(), unopened -> inItsFile(target));
    places.values().removeIf(List::isEmpty);
    return places;
  }

  private static List<Span> inItsFile(Target target) {
    var tree = Parser.parse(target.span().file()).tree();
    var found = Bindings.of(tree, Bindings.Outside.library(tree)).of(target);
    return found.isEmpty() ? List.of(target.span()) : found;
  }

  public List<DocumentHighlight> highlights(Position position) {
    int offset = question.snapshot().positions().offset(position);
    return Pointed.at(question.analysis(), offset).stream()
        .flatMap(it -> highlights(it.target()))
        .toList();
  }

  private Stream<DocumentHighlight> highlights(Target target) {
    return Pointed.uses(question.analysis(), target).stream()
        .map(
            span -> {
              boolean names =
                  question.isHere(target.span()) && span.start() == target.span().start();
              var kind = names ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
              return new DocumentHighlight(question.snapshot().positions().range(span), kind);
            });
  }
}
