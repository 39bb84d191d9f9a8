/**
 * What a {@code search} asks for, fully resolved: data, recipes, objectives, constraints, phases.
 * The runtime reads these records and never sees the syntax tree. Start at {@link
 * dev.nasc.model.plan.Search}.
 */
@NullMarked
package dev.nasc.model.plan;

import org.jspecify.annotations.NullMarked;
