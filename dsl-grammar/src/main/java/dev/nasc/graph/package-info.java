/**
 * An architecture as a graph to look at: its parts as they are written, what each costs, what flows
 * between them, what could have been decided otherwise. Plain values that any JSON library writes.
 * Start at {@link dev.nasc.graph.ArchitectureGraph}.
 */
@NullMarked
package dev.nasc.graph;

import org.jspecify.annotations.NullMarked;
