/**
 * Tables as files of comma-separated values. Imports nothing of nasc. Start at {@link
 * dev.nasc.table.CsvFile}.
 */
@NullMarked
package dev.nasc.table;

import org.jspecify.annotations.NullMarked;
