package dev.nasc.explore;

import dev.nasc.analysis.Diagram;
import dev.nasc.model.TensorShape;
import java.util.List;
import java.util.Map;

/**
 * A cell counted by itself in some surroundings: a diagram that begins at node 0 and has an end for
 * each shape that the cell can yield there.
 */
record CellWalk(List<Diagram.Node> nodes, Map<TensorShape, Integer> ends) {}
