/** One cost rule an operation. Start at {@link dev.nasc.cost.Costs}. */
@NullMarked
package dev.nasc.cost;

import org.jspecify.annotations.NullMarked;
