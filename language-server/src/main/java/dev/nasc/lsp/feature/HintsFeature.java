package dev.nasc.lsp.feature;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Expression.Segment;
import dev.nasc.ast.Item;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.name.NodesAt;
import dev.nasc.lsp.protocol.Client;
import dev.nasc.lsp.protocol.Markdown;
import dev.nasc.model.Address;
import dev.nasc.model.TensorShape;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintKind;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * What the text does not show: the shape after each step, how often a repeat runs, where a choice
 * is decided. Shapes are those of the cheapest architecture.
 */
public final class HintsFeature {
  private static final int MOST_ADDRESSES = 12;

  private final Snapshot snapshot;
  private final LastReadable readable;
  private final Analysis analysis;
  private final Client client;
  private final List<InlayHint> hints = new ArrayList<>();

  public HintsFeature(Question question) {
    snapshot = question.snapshot();
    readable = LastReadable.of(question);
    analysis = readable.analysis();
    client = question.client();
  }

  /** Those within a range; while the text cannot be read, those of the last that could be. */
  public List<InlayHint> hints(Range range) {
    if (analysis.isReadable()) {
      int from = snapshot.positions().offset(range.getStart());
      int to = snapshot.positions().offset(range.getEnd());
      analysis.compilation().tree().items().stream()
          .filter(HintsFeature::hasNetwork)
          .forEach(item -> visit(item, from, to, ""));
    }
    return hints;
  }

  /** A search uses a space; what the space yields stands there already. */
  private static boolean hasNetwork(Item item) {
    return !(item instanceof Item.Declaration it && it.kind() == Item.Kind.SEARCH);
  }

  /**
   * @param told the shape told of the step around on the same line, which its last step need not
   *     tell again
   */
  private void visit(Object node, int from, int to, String told) {
    var span = NodesAt.span(node);
    int start = readable.now(span.start()).orElse(from);
    int end = readable.now(span.end()).orElse(to);
    if (end < from || start > to) {
      return;
    }
    var tells = told;
    if (node instanceof Item.Step step) {
      tells = shape(step.value(), told);
    } else if (node instanceof Item.Labelled step) {
      tells = shape(step.value(), told);
    } else if (node instanceof Expression.Choice || node instanceof Expression.ChoiceOf) {
      choice(span);
    } else if (node instanceof Expression.Path path) {
      repeat(path);
    }
    for (var child : NodesAt.children(node)) {
      visit(child, from, to, tells);
    }
  }

  private Stream<List<TensorShape>> yields(Span place) {
    return analysis.spacesAt(place).stream()
        .map(space -> analysis.cheapest(space).yields(place))
        .filter(shapes -> !shapes.isEmpty());
  }

  /** The shape of a step's first run, and of its last where that differs. */
  private String shape(Expression step, String told) {
    var shapes = yields(step.span()).findFirst();
    if (shapes.isEmpty()) {
      return "";
    }
    var first = shapes.get().get(0);
    var last = shapes.get().get(shapes.get().size() - 1);
    var words = "→ " + (first.equals(last) ? "" + first : first + " … " + last);
    if (!words.equals(told)) {
      var tip = runs(shapes.get().size()) + " in the cheapest architecture.";
      add(step.span().end(), words, tip, step.span());
    }
    return step.span().text().contains("\n") ? "" : words;
  }

  private static String runs(int times) {
    return times == 1 ? "Runs once" : "Runs " + times + " times";
  }

  private void repeat(Expression.Path path) {
    boolean repeats =
        path.segments().get(0) instanceof Segment.Name name && name.name().text().equals("repeat");
    if (repeats && path.body().isPresent()) {
      var turns = path.body().get().items().stream().mapToInt(this::runs).max().orElse(0);
      var uses = yields(path.span()).findFirst().map(List::size).orElse(1);
      if (turns > 0) {
        var layers = "×" + Figures.count(turns, "layer");
        var all = uses > 1 ? " in " + uses + " uses" : "";
        var tip = "Turns in all, in the cheapest architecture.";
        add(path.segments().get(0).span().end(), layers + all, tip, path.span());
      }
    }
  }

  private int runs(Item item) {
    if (item instanceof Item.Step step) {
      return yields(step.value().span()).findFirst().map(List::size).orElse(0);
    }
    return item instanceof Item.Labelled step
        ? yields(step.value().span()).findFirst().map(List::size).orElse(0)
        : 0;
  }

  private void choice(Span place) {
    for (var space : analysis.spacesAt(place)) {
      var addresses = addresses(space, place);
      if (!addresses.isEmpty()) {
        add(place.end(), where(addresses), tip(space, addresses), place);
        return;
      }
    }
  }

  private static List<Address> addresses(WalkedSpace space, Span place) {
    return space.choiceSpans().entrySet().stream()
        .filter(entry -> entry.getValue().equals(place))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String where(List<Address> addresses) {
    if (addresses.size() == 1) {
      return "once";
    }
    boolean turns = addresses.stream().anyMatch(it -> it.text().matches(".*\\[\\d+].*"));
    return "once per " + (turns ? "layer" : "use") + ": " + addresses.size() + " ×";
  }

  private static String tip(WalkedSpace space, List<Address> addresses) {
    var shown =
        addresses.stream()
            .limit(MOST_ADDRESSES)
            .map(Address::text)
            .collect(Collectors.joining(", "));
    var more = addresses.size() > MOST_ADDRESSES ? ", …" : "";
    return "Decided in " + space.name() + " at " + shown + more;
  }

  private void add(int offset, String label, String tip, Span place) {
    readable.now(offset).ifPresent(now -> addNow(now, label, tip, place));
  }

  private void addNow(int offset, String label, String tip, Span place) {
    var hint = new InlayHint(snapshot.positions().position(offset), Either.forLeft(label));
    hint.setKind(InlayHintKind.Type);
    hint.setPaddingLeft(true);
    if (client.resolves().contains(Client.Later.TOOLTIP)) {
      var later = Pending.data(snapshot);
      later.addProperty("tip", tip);
      later.addProperty("start", place.start());
      later.addProperty("end", place.end());
      hint.setData(later);
    } else {
      hint.setTooltip(readable.isNow() ? tip : tip + " " + LastReadable.NOTE);
    }
    hints.add(hint);
  }

  /** The hint with its tooltip, and what its step costs. */
  public InlayHint resolve(InlayHint hint, Pending pending) {
    return resolve(hint, pending, CostText::place);
  }

  /** The same with those costs alone that have been counted before. */
  public InlayHint resolveAtOnce(InlayHint hint, Pending pending) {
    return resolve(hint, pending, CostText::known);
  }

  private InlayHint resolve(
      InlayHint hint, Pending pending, BiFunction<Analysis, Span, String> costs) {
    int start = pending.number("start");
    int end = pending.number("end");
    if (readable.holds(start, end)) {
      var tip = Markdown.plain(pending.data().get("tip").getAsString());
      var cost = costs.apply(analysis, analysis.file().span(start, end));
      var note = readable.isNow() ? "" : "*" + LastReadable.NOTE + "*";
      var words = Stream.of(tip, cost, note).filter(it -> !it.isEmpty());
      hint.setTooltip(
          new MarkupContent(client.markupKind(), words.collect(Collectors.joining("\n\n"))));
    }
    return hint;
  }
}
