/**
 * What came of a run, for people and for machines. May import {@code run}, {@code phase}, {@code
 * search} and the language. Start at {@link dev.nasc.report.RunReport}.
 */
@NullMarked
package dev.nasc.report;

import org.jspecify.annotations.NullMarked;
