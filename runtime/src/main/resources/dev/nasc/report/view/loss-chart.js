/** The losses of one phase's training, step by step. */

import { frame, range } from "./axes.js";
import { svg } from "./dom.js";
import { brief } from "./figures.js";

/** @param {import("./run-state.js").Phase} phase */
export function lossChart(phase) {
  const points = phase.losses;
  const { root, x, y } = frame(
    { label: phase.unit || "step", range: [0, Math.max(phase.total, points[points.length - 1][0])], tell: brief },
    { label: "loss", range: range(points.map((point) => point[1])), tell: brief },
    `Loss of ${phase.label}`,
  );
  root.append(svg("path", { class: "loss", d: points.map(([step, loss], i) => `${i ? "L" : "M"}${x(step)} ${y(loss)}`).join("") }));
  return root;
}
