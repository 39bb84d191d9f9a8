package dev.nasc.graph;

import dev.nasc.cost.Costs;
import dev.nasc.explore.Decider;
import dev.nasc.explore.Drawing;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.model.Cost;
import dev.nasc.model.Measure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One architecture of a space, to be drawn.
 *
 * @param architecture address to option, in the order of the walk
 * @param meets whether it keeps the space's {@code require}s
 * @param input shape of one example, {@code 3×32×32}
 * @param output what the network yields
 * @param cost of the network, without heads that only training runs
 * @param least the least of each cost over the space
 * @param most the greatest
 * @param choices decided in no part: the size of the input for example
 * @param nodes the parts, those outside before those inside them
 * @param links what flows between nodes that have none inside
 */
public record ArchitectureGraph(
    String space,
    Map<String, String> architecture,
    boolean meets,
    String input,
    String output,
    Cost cost,
    Cost least,
    Cost most,
    List<Choice> choices,
    List<Node> nodes,
    List<Link> links) {
  public ArchitectureGraph {
    choices = List.copyOf(choices);
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
  }

  /**
   * A part of the architecture.
   *
   * @param parent the node around it, −1 where there is none
   * @param title the first word of how it is written
   * @param address what its layers' names begin with, {@code s1.0}
   * @param place where it is written
   * @param output the shape of what it yields
   * @param cost of its layers and those of the nodes inside
   * @param layers how many these are
   * @param choices what is decided here; a cell's stand at each of its uses
   */
  public record Node(
      int id,
      int parent,
      String title,
      String address,
      Place place,
      String output,
      Cost cost,
      int layers,
      List<Choice> choices) {
    public Node {
      choices = List.copyOf(choices);
    }
  }

  /** Lines and characters count from 0, characters in UTF-16 units, the end is exclusive. */
  public record Place(int line, int character, int endLine, int endCharacter) {}

  /** A decision, and what else could have been decided. */
  public record Choice(String address, List<String> options, String taken) {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /** A tensor that goes from one node to another; −1 is the network's input. */
  public record Link(int from, int to) {}

  /**
   * The graph of the architecture that takes what {@code wanted} says, and the first option of
   * every other choice; what the space does not ask for is passed over.
   */
  public static Optional<ArchitectureGraph> of(WalkedSpace space, Map<String, String> wanted) {
    return space.draw(decider(wanted)).map(drawing -> of(space, drawing));
  }

  private static Decider decider(Map<String, String> wanted) {
    return asked -> {
      var option = wanted.get(asked.address().text());
      var first = asked.options().get(0);
      return Optional.of(option != null && asked.options().contains(option) ? option : first);
    };
  }

  private static ArchitectureGraph of(WalkedSpace space, Drawing drawing) {
    var network = drawing.network();
    var decisions = new LinkedHashMap<String, String>();
    drawing.architecture().decisions().forEach((at, option) -> decisions.put(at.text(), option));
    var nodes = Nodes.of(drawing);
    return new ArchitectureGraph(
        space.name(),
        decisions,
        space.contains(drawing.architecture()),
        network.input().toString(),
        network.output().toString(),
        Costs.of(network),
        end(space, true),
        end(space, false),
        Nodes.choices(drawing.whole()),
        nodes.nodes(),
        nodes.links());
  }

  private static Cost end(WalkedSpace space, boolean least) {
    return new Cost(
        end(space, Measure.MACS, least),
        end(space, Measure.PARAMS, least),
        end(space, Measure.ACTIVATION_BYTES, least));
  }

  private static long end(WalkedSpace space, Measure measure, boolean least) {
    var bounds = space.bounds(measure);
    return least ? bounds.least() : bounds.greatest();
  }
}
