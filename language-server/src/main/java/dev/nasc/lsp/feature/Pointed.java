package dev.nasc.lsp.feature;

import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.name.Target;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The name under the pointer: in the program, or in an address.
 *
 * @param word the name where the pointer is
 */
record Pointed(Span word, Target target) {

  static Optional<Pointed> at(Analysis analysis, int offset) {
    return analysis
        .bindings()
        .at(offset)
        .map(mention -> new Pointed(mention.span(), mention.target()))
        .or(() -> inAddress(analysis, offset));
  }

  private static Optional<Pointed> inAddress(Analysis analysis, int offset) {
    var addresses = new Addresses(analysis);
    return addresses
        .at(offset)
        .flatMap(
            piece ->
                addresses.target(piece).map(target -> new Pointed(piece.name().span(), target)));
  }

  /** Everywhere in a text where the target is named. */
  static List<Span> uses(Analysis analysis, Target target) {
    var inProgram = analysis.bindings().of(target).stream();
    var all = new ArrayList<Span>();
    Stream.concat(inProgram, new Addresses(analysis).of(target).stream())
        .sorted(Comparator.comparingInt(Span::start))
        .filter(span -> all.stream().noneMatch(it -> it.start() == span.start()))
        .forEach(all::add);
    return all;
  }
}
