package dev.nasc.resolve;

import dev.nasc.ast.Item;
import dev.nasc.model.Term;
import java.util.Optional;

/**
 * An {@code architecture} before its decisions are read, which takes its space.
 *
 * @param space the use of a space after {@code of}, where there is one
 * @param search the name of a search after {@code of}: what it searches, recipe and all
 */
public record ArchitectureProgram(
    Item.Declaration declaration, Optional<Term.Use> space, Optional<String> search) {}
