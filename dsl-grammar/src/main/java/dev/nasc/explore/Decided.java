package dev.nasc.explore;

import dev.nasc.model.Architecture;
import dev.nasc.model.Network;
import java.util.List;
import java.util.Optional;

/**
 * What became of an architecture that was written down.
 *
 * @param architecture what was decided until the end, or until something did not fit
 */
public record Decided(
    Optional<Network> network, Architecture architecture, List<Problem> problems) {}
