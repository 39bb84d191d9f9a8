package dev.nasc.explore;

import dev.nasc.model.Address;

/**
 * From one use of a block to another: what is decided in the block is called by where it is used.
 */
record Move(Site from, Site to) {
  /** Whether names in a block can be told from names around it. */
  static boolean isNamed(Site site) {
    return !site.address().text().isEmpty() && !site.path().isEmpty();
  }

  Address address(Address address) {
    return new Address(moved(address.text(), from.address().text(), to.address().text()));
  }

  /** The path of a step; choices that stand in no step of the block are of the one around it. */
  String path(String block) {
    return block.equals(from.block()) ? to.block() : moved(block, from.path(), to.path());
  }

  /** Options are taken at addresses, sides of a condition at places. */
  Taken taken(Taken taken) {
    return taken.moved(
        from.taken(),
        to.taken(),
        name ->
            name.contains("?")
                ? moved(name, from.place(), to.place())
                : moved(name, from.address().text(), to.address().text()));
  }

  private static String moved(String name, String from, String to) {
    return to + name.substring(from.length());
  }
}
