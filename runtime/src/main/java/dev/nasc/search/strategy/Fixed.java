package dev.nasc.search.strategy;

import dev.nasc.analysis.Chooser;
import dev.nasc.explore.Moves;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.search.EveryArchitecture;
import java.util.Map;
import java.util.Optional;

/** Decides with some decisions taken already, where they are open. */
record Fixed(Moves moves, Map<Address, String> given) implements EveryArchitecture.Decider {
  @Override
  public Optional<Architecture> decide(Chooser chooser) {
    return moves.decide(
        (address, open) -> {
          var taken = given.get(address);
          return taken != null && open.contains(taken) ? taken : chooser.choose(address, open);
        });
  }
}
