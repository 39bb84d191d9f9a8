package dev.nasc.analysis;

import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Meets every architecture of a small space once. */
public final class Enumeration {
  private final Diagram diagram;
  private final Consumer<Architecture> visitor;
  private final Map<Address, String> decisions = new LinkedHashMap<>();

  private Enumeration(Diagram diagram, Consumer<Architecture> visitor) {
    this.diagram = diagram;
    this.visitor = visitor;
  }

  public static void of(Diagram diagram, Consumer<Architecture> visitor) {
    new Enumeration(diagram, visitor).from(0);
  }

  private void from(int number) {
    if (number == diagram.sink()) {
      visitor.accept(new Architecture(decisions));
      return;
    }
    var node = diagram.nodes().get(number);
    for (var arc : node.arcs()) {
      if (number > 0) {
        decisions.put(node.address(), arc.option());
      }
      from(arc.target());
      decisions.remove(node.address());
    }
  }
}
