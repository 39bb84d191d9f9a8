package dev.nasc.lsp.feature;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Expression.Segment;
import dev.nasc.ast.Identifier;
import dev.nasc.compiler.Compilation;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.name.Line;
import dev.nasc.lsp.name.NodesAt;
import dev.nasc.model.ChoiceBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the addresses and options that a text writes down follow its choices to their new names. Both
 * texts are walked in the same order, so the choices are the same one by one.
 */
final class AddressChanges {
  private final Addresses addresses;
  private final Analysis before;
  private final List<Change> changes = new ArrayList<>();

  /** A choice before and after; options in their order. */
  private record Change(
      String space, String from, String to, List<String> options, List<String> renamed) {}

  AddressChanges(Analysis before, Compilation after) {
    this.before = before;
    this.addresses = new Addresses(before);
    var spaces = before.compilation().spaces();
    if (spaces.size() == after.spaces().size()) {
      for (int at = 0; at < spaces.size(); at++) {
        compare(spaces.get(at), after.spaces().get(at));
      }
    }
  }

  private void compare(WalkedSpace one, WalkedSpace other) {
    var from = choices(one);
    var to = choices(other);
    if (from.size() == to.size()) {
      for (int at = 0; at < from.size(); at++) {
        var change = change(one.name(), from.get(at), to.get(at));
        if (!change.from.equals(change.to) || !change.options.equals(change.renamed)) {
          changes.add(change);
        }
      }
    }
  }

  private static List<ChoiceBlock.Choice> choices(WalkedSpace space) {
    return space.choiceBlocks().stream().flatMap(block -> block.choices().stream()).toList();
  }

  private static Change change(String space, ChoiceBlock.Choice from, ChoiceBlock.Choice to) {
    return new Change(
        space,
        Line.plain(from.address().text()),
        Line.plain(to.address().text()),
        from.options(),
        to.options());
  }

  List<Replacement> replacements() {
    var all = new ArrayList<Replacement>();
    for (var piece : addresses.pieces()) {
      changes.stream()
          .filter(change -> isOf(change, piece.line()) && begins(change.from, piece))
          .flatMap(change -> name(change, piece))
          .findFirst()
          .ifPresent(all::add);
    }
    before.bindings().lines().forEach(line -> all.addAll(options(line)));
    return all;
  }

  private static boolean isOf(Change change, Line line) {
    return line.space().isEmpty() || line.space().get().equals(change.space);
  }

  private static boolean begins(String address, Addresses.Piece piece) {
    var written = piece.line().upTo(piece.at());
    return address.equals(written) || address.startsWith(written + ".");
  }

  private static Stream<Replacement> name(Change change, Addresses.Piece piece) {
    var words = change.to.split("\\.", -1);
    var old = piece.name().text();
    boolean differs = piece.at() < words.length && !words[piece.at()].equals(old);
    return differs
        ? Stream.of(new Replacement(piece.name().span(), words[piece.at()]))
        : Stream.empty();
  }

  /** The options in what a line decides; it may decide choices below its address too. */
  private List<Replacement> options(Line line) {
    var all = new ArrayList<Replacement>();
    for (var name : line.value().map(AddressChanges::names).orElse(List.of())) {
      changes.stream()
          .filter(change -> isOf(change, line))
          .filter(change -> (change.from + ".").startsWith(line.address() + "."))
          .filter(change -> change.options.size() == change.renamed.size())
          .filter(change -> change.options.contains(name.text()))
          .map(change -> change.renamed.get(change.options.indexOf(name.text())))
          .filter(word -> !word.equals(name.text()))
          .findFirst()
          .ifPresent(word -> all.add(new Replacement(name.span(), word)));
    }
    return all;
  }

  private static List<Identifier> names(Object node) {
    var all = new ArrayList<Identifier>();
    if (node instanceof Segment.Name name) {
      all.add(name.name());
    }
    boolean inside = node instanceof Expression || node instanceof Segment;
    if (inside || node instanceof Expression.Argument) {
      NodesAt.children(node).forEach(child -> all.addAll(names(child)));
    }
    return all;
  }
}
