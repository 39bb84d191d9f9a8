/** Measurements inside the JVM, started by {@code benchmarks/run}; each class is one benchmark. */
@NullMarked
package dev.nasc.benchmark;

import org.jspecify.annotations.NullMarked;
