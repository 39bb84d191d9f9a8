/**
 * Estimating the performance of a candidate on the engine: by the shared weights of a supernet. May
 * import {@code search}, {@code explore}, {@code data}, {@code network} and DJL. Start at {@link
 * dev.nasc.evaluate.network.SharedWeightsEvaluator}.
 */
@NullMarked
package dev.nasc.evaluate.network;

import org.jspecify.annotations.NullMarked;
