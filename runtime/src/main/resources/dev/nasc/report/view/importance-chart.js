/** How much of the spread of an objective each choice explains. */

import { el } from "./dom.js";

/**
 * @typedef {{address: string, share: number}} Importance
 * @param {Importance[]} all most important first
 */
export function importanceChart(all) {
  if (all.length === 0) return el("p", { class: "empty" }, "Too few trials to tell.");
  const most = Math.max(...all.map((each) => each.share), 1e-9);
  return el(
    "dl",
    { class: "bars" },
    ...all.flatMap(({ address, share }) => {
      const bar = el("span", { class: "bar" });
      bar.style.width = `${Math.max(0.5, (70 * share) / most)}%`;
      return [el("dt", {}, address), el("dd", {}, bar, `${(100 * share).toFixed(1)} %`)];
    }),
  );
}
