/**
 * Networks on DJL's engine: weights by name, one forward pass of a decided space, batch norm's
 * statistics, the safetensors format. May import {@code model}, {@code search} (draws) and DJL.
 * {@link dev.nasc.network.Torch} is the only user of {@code ai.djl.pytorch..}; start at {@link
 * dev.nasc.network.Execution}.
 */
@NullMarked
package dev.nasc.network;

import org.jspecify.annotations.NullMarked;
