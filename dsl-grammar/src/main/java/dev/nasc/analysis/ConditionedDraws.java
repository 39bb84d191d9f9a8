package dev.nasc.analysis;

import dev.nasc.model.plan.Constraint.Bound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Draws from the paths that keep bounds. Costs are laid on a grid; a draw picks a cell of the whole
 * space that the bounds touch, by its mass, and then walks down, at each node to one of the cells
 * that its cell was added up from. So each path of the cell is as likely as any other. A path of a
 * cell that the bounds cut through is kept if it meets them; where cells are single costs, that is
 * every one.
 */
public final class ConditionedDraws implements PathDraws {
  private static final int TRIES = 20_000;
  private static final int AXES = 2;

  private final Diagram diagram;
  private final List<Window> windows;
  private final Grid grid;
  private final int[] cells;
  private final double[] upTo;
  private final double acceptance;

  private ConditionedDraws(Diagram diagram, List<Window> windows, Grid grid) {
    this.diagram = diagram;
    this.windows = windows;
    this.grid = grid;
    var mass = grid.mass(diagram.forward().root());
    this.cells = new int[mass.length];
    this.upTo = new double[mass.length];
    int n = 0;
    double sum = 0;
    double inside = 0;
    for (int cell = 0; cell < mass.length; cell++) {
      if (mass[cell] > 0 && touches(cell)) {
        sum += mass[cell];
        inside += isInside(cell) ? mass[cell] : 0;
        cells[n] = cell;
        upTo[n++] = sum;
      }
    }
    this.size = n;
    this.acceptance = sum == 0 ? 0 : inside / sum;
  }

  private final int size;

  /** Draws under bounds; empty where it is plain that nothing keeps them. */
  public static Optional<ConditionedDraws> of(
      Diagram diagram, List<Bound> bounds, Resolution resolution) {
    return within(diagram, Window.of(diagram, bounds), resolution);
  }

  static Optional<ConditionedDraws> within(
      Diagram diagram, List<Window> windows, Resolution resolution) {
    var view = diagram.forward();
    var counts = new Counts(view);
    if (windows.isEmpty() || windows.stream().anyMatch(Window::isEmpty)) {
      return Optional.empty();
    }
    var order = tightestFirst(diagram, counts, windows);
    var axes =
        order.size() == 1
            ? List.of(resolution.keptAxis(diagram, view, order.get(0).measure()))
            : resolution.keptAxes(diagram, view, order.get(0).measure(), order.get(1).measure());
    var grid = new Grid(view, counts, axes, Grid.Keep.MASSES);
    return Optional.of(new ConditionedDraws(diagram, order, grid)).filter(it -> it.size > 0);
  }

  private static List<Window> tightestFirst(Diagram diagram, Counts counts, List<Window> windows) {
    var order = new ArrayList<>(windows);
    if (windows.size() > AXES) {
      order.sort(
          Comparator.comparingDouble(
              it ->
                  Distribution.of(diagram, counts, it.measure(), Resolution.EDITOR)
                      .within(it.least(), it.greatest())
                      .value()));
    }
    return order;
  }

  private boolean touches(int cell) {
    int root = diagram.forward().root();
    for (int i = 0; i < Math.min(AXES, windows.size()); i++) {
      if (grid.least(i, root, cell) > windows.get(i).greatest()
          || grid.greatest(i, root, cell) < windows.get(i).least()) {
        return false;
      }
    }
    return true;
  }

  private boolean isInside(int cell) {
    int root = diagram.forward().root();
    for (int i = 0; i < Math.min(AXES, windows.size()); i++) {
      if (!windows.get(i).holds(grid.least(i, root, cell))
          || !windows.get(i).holds(grid.greatest(i, root, cell))) {
        return false;
      }
    }
    return windows.size() <= AXES;
  }

  /** At least this share of the paths that are walked meet the bounds; 1 where none is in vain. */
  public double acceptance() {
    return acceptance;
  }

  @Override
  public int[] draw(RandomGenerator random) {
    return tryDraw(random)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no architecture that meets all constraints was found in " + TRIES + " draws"));
  }

  /** Empty where what the bounds leave is too rare to come upon. */
  public Optional<int[]> tryDraw(RandomGenerator random) {
    for (int i = 0; i < TRIES; i++) {
      var path = walk(random);
      if (windows.stream().allMatch(it -> it.holds(diagram.cost(path, it.measure())))) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  private int[] walk(RandomGenerator random) {
    var view = diagram.forward();
    int[] path = new int[64];
    int length = 0;
    int cell = root(random);
    for (int node = view.root(); node != view.end(); length++) {
      path = length == path.length ? Arrays.copyOf(path, 2 * length) : path;
      int arc = arc(node, cell, random);
      cell = grid.behind(arc, cell);
      path[length] = arc;
      node = view.next(arc);
    }
    return Arrays.copyOf(path, length);
  }

  private int root(RandomGenerator random) {
    double point = random.nextDouble() * upTo[size - 1];
    int at = Arrays.binarySearch(upTo, 0, size, point);
    return cells[Math.min(at < 0 ? -at - 1 : at + 1, size - 1)];
  }

  /** One of the arcs that put paths into a cell, by how many. */
  private int arc(int node, int cell, RandomGenerator random) {
    var view = diagram.forward();
    double point = random.nextDouble() * grid.mass(node)[cell];
    int last = -1;
    for (int i = view.first(node); i < view.last(node) && point >= 0; i++) {
      int arc = view.arc(i);
      int behind = grid.behind(arc, cell);
      double mass = behind < 0 ? 0 : grid.mass(view.next(arc))[behind] * grid.factor(arc);
      if (mass > 0) {
        last = arc;
        point -= mass;
      }
    }
    return last;
  }
}
