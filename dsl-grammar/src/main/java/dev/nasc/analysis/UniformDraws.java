package dev.nasc.analysis;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws from all paths: each arc as often as paths take it. */
final class UniformDraws implements PathDraws {
  private final View view;
  private final Counts counts;

  UniformDraws(View view, Counts counts) {
    this.view = view;
    this.counts = counts;
  }

  @Override
  public int[] draw(RandomGenerator random) {
    int[] path = new int[64];
    int length = 0;
    for (int node = view.root(); node != view.end(); length++) {
      path = length == path.length ? Arrays.copyOf(path, 2 * length) : path;
      path[length] = arc(node, random);
      node = view.next(path[length]);
    }
    return Arrays.copyOf(path, length);
  }

  private int arc(int node, RandomGenerator random) {
    int first = view.first(node);
    int last = view.last(node) - 1;
    if (first == last) {
      return view.arc(first);
    }
    double point = random.nextDouble();
    int at = first;
    while (at < last && (point -= counts.share(view.arc(at))) >= 0) {
      at++;
    }
    return view.arc(at);
  }
}
