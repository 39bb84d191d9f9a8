package dev.nasc.lsp.feature;

import dev.nasc.ast.Identifier;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.name.Line;
import dev.nasc.lsp.name.Mention;
import dev.nasc.lsp.name.Target;
import dev.nasc.model.Address;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The addresses that a text writes down, and what each of their names stands for. */
final class Addresses {
  private static final Set<Target.Kind> NAMING =
      Set.of(
          Target.Kind.LABEL,
          Target.Kind.PARAMETER,
          Target.Kind.LET,
          Target.Kind.BLOCK,
          Target.Kind.CELL,
          Target.Kind.FIELD);

  private final Analysis analysis;

  Addresses(Analysis analysis) {
    this.analysis = analysis;
  }

  /** A name of an address. */
  record Piece(Line line, int at) {
    Identifier name() {
      return line.path().get(at);
    }

    boolean isLast() {
      return at == line.path().size() - 1;
    }

    /** Whether an address of a space begins with it. */
    boolean begins(Address address) {
      var written = line.upTo(at);
      var plain = Line.plain(address.text());
      return plain.equals(written) || plain.startsWith(written + ".");
    }
  }

  List<Piece> pieces() {
    var pieces = new ArrayList<Piece>();
    for (var line : analysis.bindings().lines()) {
      for (int at = 0; at < line.path().size(); at++) {
        pieces.add(new Piece(line, at));
      }
    }
    return pieces;
  }

  Optional<Piece> at(int offset) {
    return pieces().stream()
        .filter(piece -> piece.name().span().contains(offset) && isReal(piece))
        .reduce((one, other) -> other);
  }

  private boolean isReal(Piece piece) {
    return choices(piece).findAny().isPresent();
  }

  /** The choices at or below a piece, with where they are decided. */
  Stream<Map.Entry<Address, Span>> choices(Piece piece) {
    return spaces(piece.line())
        .flatMap(space -> space.choiceSpans().entrySet().stream())
        .filter(entry -> piece.begins(entry.getKey()));
  }

  private Stream<WalkedSpace> spaces(Line line) {
    return analysis.compilation().spaces().stream()
        .filter(space -> line.space().isEmpty() || line.space().get().equals(space.name()));
  }

  /** Where the choice is written that a whole address names. */
  Optional<Span> choice(Piece piece) {
    return choices(piece)
        .filter(entry -> Line.plain(entry.getKey().text()).equals(piece.line().upTo(piece.at())))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** What gives a piece its name: the nearest of that name to the choices below it. */
  Optional<Target> target(Piece piece) {
    var name = piece.name().text();
    var named =
        analysis.bindings().all().stream()
            .filter(Mention::declares)
            .map(Mention::target)
            .filter(target -> target.name().equals(name) && NAMING.contains(target.kind()))
            .toList();
    var below = choices(piece).map(Map.Entry::getValue).toList();
    return named.stream()
        .filter(target -> below.stream().anyMatch(choice -> isAround(target.whole(), choice)))
        .findFirst()
        .or(() -> argument(name, below))
        .or(() -> named.stream().findFirst());
  }

  /** The choice is what an argument is given: {@code kernel: any(3, 5)}. */
  private Optional<Target> argument(String name, List<Span> choices) {
    return analysis.bindings().all().stream()
        .filter(it -> !it.declares() && it.target().name().equals(name))
        .filter(it -> it.target().kind() == Target.Kind.PARAMETER)
        .filter(it -> choices.stream().anyMatch(choice -> follows(it.span(), choice)))
        .map(Mention::target)
        .findFirst();
  }

  private static boolean isAround(Span whole, Span part) {
    return whole.file().name().equals(part.file().name())
        && whole.start() <= part.start()
        && part.end() <= whole.end();
  }

  private static boolean follows(Span label, Span choice) {
    return label.file().name().equals(choice.file().name())
        && label.end() <= choice.start()
        && choice.start() - label.end() <= 2;
  }

  /** Where addresses name the target. */
  List<Span> of(Target target) {
    return pieces().stream()
        .filter(piece -> piece.name().text().equals(target.name()) && isReal(piece))
        .filter(piece -> target(piece).filter(target::isSame).isPresent())
        .map(piece -> piece.name().span())
        .toList();
  }
}
