package dev.nasc.explore;

import dev.nasc.model.Mixture;
import java.util.List;
import java.util.Optional;

/** All networks of a space as one, or why they cannot be. */
public record Mixed(Optional<Mixture> mixture, List<Problem> problems) {}
