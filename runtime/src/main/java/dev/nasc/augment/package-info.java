/**
 * Policies that change images of 8 bits: AutoAugment and RandAugment with their operations. Plain
 * Java, on the host; no engine. May import {@code model}. Start at {@link
 * dev.nasc.augment.ImagePolicy}.
 */
@NullMarked
package dev.nasc.augment;

import org.jspecify.annotations.NullMarked;
