/**
 * Public data sets from where their authors keep them, checked by their published sums. Nothing
 * else of nasc goes to the network. Start at {@link dev.nasc.fetch.Fetcher}.
 */
@NullMarked
package dev.nasc.fetch;

import org.jspecify.annotations.NullMarked;
