/** What runs have come to, in a few words. */

import { basename } from "node:path";

/** A line of `nasc runs --json`, as far as it is read here. */
export type Run = Record<string, unknown>;

/** The newest of some runs, oldest first, that run a search of a file. */
export function lastRun(runs: readonly Run[], file: string, search: string): Run | undefined {
  const stem = basename(file).replace(/\.nas$/, "");
  return runs.filter((run) => run["search"] === search && basename(String(run["run"])).startsWith(`${stem}-`)).at(-1);
}

/** `last: accuracy 0.9944, macs 1,234,567 · 24 trials · done`. */
export function words(run: Run): string {
  const best = (run["front"] as { objectives?: Record<string, unknown> }[] | undefined)?.[0];
  const figures = Object.entries(best?.objectives ?? {}).map(([name, value]) => `${name} ${figure(value)}`);
  return [`last: ${figures.join(", ") || "nothing found"}`, `${run["trials"]} trials`, String(run["status"])].join(" · ");
}

function figure(value: unknown): string {
  if (typeof value !== "number") return String(value);
  return value.toLocaleString("en-US", Number.isInteger(value) ? {} : { maximumSignificantDigits: 4 });
}
