/**
 * One class for each thing an editor asks: a snapshot and an offset in, the answer out. May import
 * {@code document}, {@code protocol} and the language; knows nothing of threads and requests. Start
 * at {@link dev.nasc.lsp.feature.HoverFeature}.
 */
@NullMarked
package dev.nasc.lsp.feature;

import org.jspecify.annotations.NullMarked;
