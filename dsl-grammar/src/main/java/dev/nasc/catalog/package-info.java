/**
 * What a name of the standard library can call: operations, phases, recipe fields, data sets; read from its {@code native} declarations. Start at {@link dev.nasc.catalog.Catalog}.
 */
@NullMarked
package dev.nasc.catalog;

import org.jspecify.annotations.NullMarked;
