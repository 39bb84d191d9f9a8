package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.Value;

/**
 * Where something is written or runs.
 *
 * @param where its names: in addresses, in places
 * @param owner the {@code let} slot that this belongs to, -1 for a step
 * @param turn the turn of the repeat around its use, for {@code first then rest}
 * @param taken the options taken on the way here: places with different ones never meet
 * @param scope decisions written here die with what is this deep
 * @param depth how deep what runs here is nested
 * @param around the cell, graph and edge that it runs in
 */
record Site(
    Frame frame, Where where, int owner, int turn, Taken taken, int scope, int depth, Around around)
    implements Value.Block.Site {
  static final Site ROOT =
      new Site(
          Frame.ROOT,
          new Where(Address.ROOT, "", "", "", false),
          -1,
          -1,
          Taken.NONE,
          0,
          0,
          Around.NOTHING);

  /**
   * The names of a site.
   *
   * @param address the prefix of the addresses of choices written here
   * @param place the prefix of the places of layers that run here
   * @param path the same, but for a cell from the cell on: one path for all its uses
   * @param block the path of the step whose choices are decided together
   * @param labelled whether the step has a label, which then names a whole-body choice
   */
  record Where(Address address, String place, String path, String block, boolean labelled) {}

  Address address() {
    return where.address;
  }

  String place() {
    return where.place;
  }

  String path() {
    return where.path;
  }

  String block() {
    return where.block;
  }

  boolean labelled() {
    return where.labelled;
  }

  /** The turn that {@code then} looks at: of the repeat it is written in, else of its use. */
  int effectiveTurn() {
    return frame.index() >= 0 ? frame.index() : turn;
  }

  /** Inside a frame that was opened here. */
  Site in(Frame inner) {
    int deep = inner.depth();
    return new Site(inner, where, -1, effectiveTurn(), taken, deep, deep, around.offEdge());
  }

  /** In a turn of a repeat, or a node of a graph, that is written in this frame. */
  Site inTurn(int index) {
    return new Site(frame, where, owner, index, taken, scope, depth, around);
  }

  /** The same frame with another index. */
  Site indexed(int index) {
    var view = frame.indexed(index);
    return new Site(view, where, owner, index, taken, scope, depth, around);
  }

  /**
   * A part of a step: what is decided in it is forgotten after it, but for what was written
   * elsewhere and has a name.
   */
  Site branch() {
    boolean here = owner < 0 && scope == depth;
    return new Site(frame, where, owner, turn, taken, here ? depth + 1 : scope, depth + 1, around);
  }

  /** Where something was written, run from {@code use}. */
  Site runFrom(Site use) {
    int useTurn = use.effectiveTurn();
    int seen = frame.index() >= 0 ? turn : useTurn;
    var place = new Where(where.address, use.place(), use.where.path, where.block, where.labelled);
    return new Site(frame, place, owner, seen, taken, scope, Math.max(depth, use.depth), around);
  }

  /** Where a value was written, asked for in turn {@code useTurn}. */
  Site usedIn(int useTurn) {
    return frame.index() >= 0 || useTurn == turn
        ? this
        : new Site(frame, where, owner, useTurn, taken, scope, depth, around);
  }

  Site let(String name, int slot) {
    var path = join(where.path, name);
    var inner = new Where(where.address, join(where.place, name), path, path, false);
    return new Site(frame, inner, slot, turn, taken, scope, depth, around);
  }

  Site global(String name) {
    return with(new Where(where.address, name, name, name, false));
  }

  Site step(String label, String segment) {
    var path = join(where.path, segment);
    var inner =
        new Where(
            where.address.then(label), join(where.place, segment), path, path, !label.isEmpty());
    return new Site(frame, inner, -1, turn, taken, scope, depth, around);
  }

  /** Inside a use of a cell: its choices have one address for all uses. */
  Site cell(Address of, String name) {
    var inner = new Where(of, where.place, name, name, true);
    return with(inner).within(around.inCell(depth));
  }

  /** The same site, laying its layers under {@code segment}. */
  Site under(String segment) {
    return with(
        new Where(
            where.address,
            join(where.place, segment),
            join(where.path, segment),
            where.block,
            where.labelled));
  }

  Site addressed(Address newAddress) {
    return with(new Where(newAddress, where.place, where.path, where.block, where.labelled));
  }

  Site within(Around newAround) {
    return new Site(frame, where, owner, turn, taken, scope, depth, newAround);
  }

  Site take(String choice, int option) {
    return new Site(
        frame, where, owner, turn, new Taken(choice, option, taken), scope, depth, around);
  }

  private Site with(Where other) {
    return new Site(frame, other, owner, turn, taken, scope, depth, around);
  }

  /** A label as a segment of a place: what is no letter, digit or underscore becomes one. */
  static String segment(String label) {
    boolean plain = label.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
    return plain ? label : label.replaceAll("[^A-Za-z0-9_]+", "_");
  }

  static String join(String place, String segment) {
    return place.isEmpty() || segment.isEmpty() ? place + segment : place + "." + segment;
  }
}
