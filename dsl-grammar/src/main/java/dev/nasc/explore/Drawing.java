package dev.nasc.explore;

import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Network;
import dev.nasc.source.Span;
import java.util.List;

/** A decided space: what runs, what was decided, and which part of the text each layer is of. */
public record Drawing(Network network, Architecture architecture, Piece whole) {
  /**
   * A piece of a decided space as it is written: a step, a use of a block, one turn of a repeat.
   *
   * @param span where it is written, in the file of the space
   * @param from the first of its layers
   * @param to behind the last of its layers
   * @param choices decided here and in no piece inside
   * @param inside in the order in which they run
   */
  public record Piece(Span span, int from, int to, List<Choice> choices, List<Piece> inside) {
    public Piece {
      choices = List.copyOf(choices);
      inside = List.copyOf(inside);
    }
  }

  /**
   * A choice, with the option that was taken.
   *
   * @param options in the order of the text
   */
  public record Choice(Address address, List<String> options, String taken) {
    public Choice {
      options = List.copyOf(options);
    }
  }
}
