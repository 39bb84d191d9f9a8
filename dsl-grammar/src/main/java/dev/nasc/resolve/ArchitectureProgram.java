package dev.nasc.resolve;

import dev.nasc.ast.Item;
import dev.nasc.model.Term;
import java.util.Optional;

/**
 * An {@code architecture} before its decisions are read, which takes its space.
 *
 * @param space the use of a space after {@code of}, where there is one
 */
public record ArchitectureProgram(Item.Declaration declaration, Optional<Term.Use> space) {}
