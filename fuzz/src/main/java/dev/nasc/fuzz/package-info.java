/** What the fuzzer throws texts at, started by {@code fuzz/run}; each class is one target. */
@NullMarked
package dev.nasc.fuzz;

import org.jspecify.annotations.NullMarked;
