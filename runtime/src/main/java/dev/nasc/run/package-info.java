/**
 * A run on disk and the one that drives it: directory, lock, event log, checkpoints, artefacts,
 * stop requests. May import {@code phase}, {@code search} and the language; knows no engine and no
 * terminal. Start at {@link dev.nasc.run.Runner}.
 */
@NullMarked
package dev.nasc.run;

import org.jspecify.annotations.NullMarked;
