package dev.nasc.analysis;

import dev.nasc.model.Address;
import java.util.List;

/** Takes decisions, one after the other, as the walk meets them. */
@FunctionalInterface
public interface Chooser {
  /**
   * One of the options that are open here. It is not asked where only one is.
   *
   * @param open in the order of the space, at least two
   */
  String choose(Address address, List<String> open);
}
