/**
 * Data sets, their parts and their batches: read and split in Java, moved to the device once. May
 * import {@code model}, {@code search} (draws), {@code network} and DJL. Start at {@link
 * dev.nasc.data.Datasets}.
 */
@NullMarked
package dev.nasc.data;

import org.jspecify.annotations.NullMarked;
