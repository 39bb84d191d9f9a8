/**
 * Training: updaters, learning rates, losses, the choice of paths through a space, checkpoints that
 * continue to the bit. All of it ours, nothing of DJL's training package. May import {@code model},
 * {@code explore}, {@code search} (draws), {@code data}, {@code network} and DJL. Start at {@link
 * dev.nasc.train.PathTraining}, what one step does, and {@link dev.nasc.train.TrainingLoop}.
 */
@NullMarked
package dev.nasc.train;

import org.jspecify.annotations.NullMarked;
