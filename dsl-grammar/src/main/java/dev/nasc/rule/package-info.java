/**
 * What must hold between the parts of a program that are right in themselves: constraints and their
 * space, phases and their artefacts, networks and their data. May import {@code model}, {@code
 * explore} and {@code diagnostic}. Start at {@link dev.nasc.rule.PhaseRules}.
 */
@NullMarked
package dev.nasc.rule;

import org.jspecify.annotations.NullMarked;
