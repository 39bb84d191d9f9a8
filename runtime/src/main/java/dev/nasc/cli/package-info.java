/**
 * The command line: one class a command, and how runs are shown. May import everything of the
 * runtime and the language; nobody imports it. What checks, costs, formats and samples loads
 * neither the engine nor the store. Start at {@link dev.nasc.cli.Main} and {@link
 * dev.nasc.cli.Commands}.
 */
@NullMarked
package dev.nasc.cli;

import org.jspecify.annotations.NullMarked;
