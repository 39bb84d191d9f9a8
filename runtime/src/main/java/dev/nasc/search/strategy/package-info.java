/**
 * One search strategy a file. May import {@code search} and the language's model; knows neither
 * engine nor run directory. May also import {@code learn}. Start at {@link
 * dev.nasc.search.strategy.Strategies}.
 */
@NullMarked
package dev.nasc.search.strategy;

import org.jspecify.annotations.NullMarked;
