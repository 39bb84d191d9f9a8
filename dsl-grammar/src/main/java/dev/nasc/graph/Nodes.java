package dev.nasc.graph;

import dev.nasc.cost.Costs;
import dev.nasc.explore.Drawing;
import dev.nasc.explore.Drawing.Piece;
import dev.nasc.graph.ArchitectureGraph.Choice;
import dev.nasc.graph.ArchitectureGraph.Link;
import dev.nasc.graph.ArchitectureGraph.Node;
import dev.nasc.graph.ArchitectureGraph.Place;
import dev.nasc.model.Cost;
import dev.nasc.model.Layer;
import dev.nasc.model.Network;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The pieces of a drawing as nodes, and the tensors between those that have none inside. */
final class Nodes {
  private static final Pattern TITLE = Pattern.compile("^(?:[\\w]+\\s*:\\s*)?([\\w.]+)");
  private static final int LONGEST = 24;

  private final Network network;
  private final List<Node> nodes = new ArrayList<>();
  private final int[] owner;

  private Nodes(Network network) {
    this.network = network;
    this.owner = new int[network.layers().size()];
    Arrays.fill(owner, -1);
  }

  static Nodes of(Drawing drawing) {
    var all = new Nodes(drawing.network());
    all.addInside(drawing.whole(), -1);
    all.addOwn(drawing.whole(), -1);
    return all;
  }

  List<Node> nodes() {
    return nodes;
  }

  List<Link> links() {
    Set<Link> links = new LinkedHashSet<>();
    for (int at = 0; at < owner.length; at++) {
      for (int tensor : network.layers().get(at).inputs()) {
        int from = tensor == 0 ? -1 : owner[tensor - 1];
        if (from != owner[at]) {
          links.add(new Link(from, owner[at]));
        }
      }
    }
    return List.copyOf(links);
  }

  private void add(Piece piece, int parent) {
    int id = nodes.size();
    nodes.add(node(piece, id, parent));
    if (piece.inside().isEmpty()) {
      Arrays.fill(owner, piece.from(), piece.to(), id);
    } else {
      addInside(piece, id);
      addOwn(piece, id);
    }
  }

  private void addInside(Piece piece, int id) {
    piece.inside().forEach(inner -> add(inner, id));
  }

  /** What a piece runs beside those inside it, a sum at its end for example. */
  private void addOwn(Piece piece, int parent) {
    for (int from = piece.from(); from < piece.to(); from++) {
      if (owner[from] >= 0) {
        continue;
      }
      int to = from;
      while (to < piece.to() && owner[to] < 0) {
        to++;
      }
      int id = nodes.size();
      Arrays.fill(owner, from, to, id);
      var words = network.layers().get(from).operation().word();
      nodes.add(node(new Piece(piece.span(), from, to, List.of(), List.of()), id, parent, words));
    }
  }

  private Node node(Piece piece, int id, int parent) {
    return node(piece, id, parent, title(piece.span()));
  }

  private Node node(Piece piece, int id, int parent, String title) {
    var layers = network.layers().subList(piece.from(), piece.to());
    return new Node(
        id,
        parent,
        title,
        common(layers),
        place(piece.span()),
        layers.isEmpty() ? "" : layers.get(layers.size() - 1).output().toString(),
        layers.stream().map(Costs::of).reduce(Cost.ZERO, Cost::plus),
        layers.size(),
        choices(piece));
  }

  static List<Choice> choices(Piece piece) {
    return piece.choices().stream()
        .map(it -> new Choice(it.address().text(), it.options(), it.taken()))
        .toList();
  }

  /** {@code s1: stage(16, 2, 1)} is a {@code stage}. */
  private static String title(Span span) {
    var text = span.text().strip();
    var word = TITLE.matcher(text);
    if (word.find()) {
      return word.group(1);
    }
    var line = text.lines().findFirst().orElse("");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  private static String common(List<Layer> layers) {
    if (layers.isEmpty()) {
      return "";
    }
    var first = layers.get(0).place().split("\\.");
    int same = first.length;
    for (var layer : layers) {
      var other = layer.place().split("\\.", -1);
      int at = 0;
      while (at < Math.min(same, other.length) && first[at].equals(other[at])) {
        at++;
      }
      same = at;
    }
    return String.join(".", List.of(first).subList(0, same));
  }

  private static Place place(Span span) {
    return new Place(
        span.startLine() - 1, span.startColumn() - 1, span.endLine() - 1, span.endColumn() - 1);
  }
}
