package dev.nasc.analysis;

import java.util.random.RandomGenerator;

/** Draws paths of a diagram, each as likely as any other that may be drawn. */
public interface PathDraws {
  /** The arcs of a path, in order. */
  int[] draw(RandomGenerator random);

  /** From all paths of a diagram. */
  static PathDraws uniform(Diagram diagram) {
    return new UniformDraws(diagram.forward(), new Counts(diagram));
  }
}
