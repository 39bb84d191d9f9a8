/** How much of the spread of an objective each choice explains. */

import { el } from "./dom.js";
import { brief } from "./figures.js";

/**
 * Shares of one; `low` and `high` are what most trees of the forest say, `options` the mean under each option.
 *
 * @typedef {{address: string, share: number, low: number, high: number, options: Record<string, number>}} Importance
 * @param {Importance[]} all most important first
 */
export function importanceChart(all) {
  if (all.length === 0) return el("p", { class: "empty" }, "Too few trials to tell.");
  const most = Math.max(...all.map((each) => each.share), 1e-9);
  return el(
    "dl",
    { class: "bars" },
    ...all.flatMap(({ address, share, low, high, options }) => {
      const bar = el("span", { class: "bar" });
      bar.style.width = `${Math.max(0.5, (60 * share) / most)}%`;
      const means = Object.entries(options).map(([option, mean]) => `${option}: ${brief(mean)}`);
      const words = `${percent(share)} % (${percent(low)} to ${percent(high)})`;
      return [el("dt", { title: means.join("\n") }, address), el("dd", {}, bar, words)];
    }),
  );
}

/** @param {number} share */
function percent(share) {
  return (100 * share).toFixed(1);
}
