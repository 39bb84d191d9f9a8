/**
 * Findings as data: code, place, arguments. May import {@code source}. Start at {@link
 * dev.nasc.diagnostic.DiagnosticCode}, where every message stands.
 */
@NullMarked
package dev.nasc.diagnostic;

import org.jspecify.annotations.NullMarked;
