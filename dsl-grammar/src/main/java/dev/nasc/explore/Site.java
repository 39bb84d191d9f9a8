package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.Value;

/**
 * Where something is written or runs.
 *
 * @param address the prefix of the addresses of choices written here
 * @param place the prefix of the places of layers that run here
 * @param block the place of the step whose choices are decided together
 * @param labelled whether the step has a label, which then names a whole-body choice
 * @param owner the {@code let} slot that this belongs to, -1 for a step
 * @param turn the turn of the repeat around its use, for {@code first then rest}
 * @param taken the options taken on the way here: places with different ones never meet
 */
record Site(
    Frame frame,
    Address address,
    String place,
    String block,
    boolean labelled,
    int owner,
    int turn,
    Taken taken)
    implements Value.Block.Site {
  static final Site ROOT = new Site(Frame.ROOT, Address.ROOT, "", "", false, -1, -1, Taken.NONE);

  /** The turn that {@code then} looks at: of the repeat it is written in, else of its use. */
  int effectiveTurn() {
    return frame.index() >= 0 ? frame.index() : turn;
  }

  Site in(Frame inner) {
    return new Site(inner, address, place, block, labelled, -1, effectiveTurn(), taken);
  }

  /** The same site, running inside so many open frames. */
  Site inside(int frames) {
    var inner = frame.inside(frames);
    return new Site(inner, address, place, block, labelled, owner, turn, taken);
  }

  Site usedIn(int useTurn) {
    return frame.index() >= 0 || useTurn == turn
        ? this
        : new Site(frame, address, place, block, labelled, owner, useTurn, taken);
  }

  Site let(String name, int slot) {
    var inner = join(place, name);
    return new Site(frame, address, inner, inner, false, slot, turn, taken);
  }

  Site global(String name) {
    return new Site(frame, address, name, name, false, -1, turn, taken);
  }

  Site step(String label, String segment) {
    var inner = join(place, segment);
    return new Site(frame, address.then(label), inner, inner, !label.isEmpty(), -1, turn, taken);
  }

  /** The same site, laying its layers under {@code segment}. */
  Site under(String segment) {
    return new Site(frame, address, join(place, segment), block, labelled, owner, turn, taken);
  }

  Site at(String newPlace) {
    return new Site(frame, address, newPlace, block, labelled, owner, turn, taken);
  }

  Site addressed(Address newAddress) {
    return new Site(frame, newAddress, place, block, labelled, owner, turn, taken);
  }

  Site take(String choice, int option) {
    return new Site(
        frame, address, place, block, labelled, owner, turn, new Taken(choice, option, taken));
  }

  static String join(String place, String segment) {
    return place.isEmpty() || segment.isEmpty() ? place + segment : place + "." + segment;
  }
}
