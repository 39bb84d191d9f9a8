/** Trials by two of their figures, and the front among them. */

import { frame, HEIGHT, range, WIDTH } from "./axes.js";
import { el, svg } from "./dom.js";
import { briefFigure, figure, words } from "./figures.js";
import { front } from "./run-state.js";

/** @typedef {import("./run-state.js").Trial} Trial */
/** @typedef {import("./run-state.js").Objective} Objective */

/**
 * @param {Trial[]} trials scored ones
 * @param {Objective[]} objectives the first goes up, the second across
 * @param {(trial: Trial) => void} open
 */
export function frontChart(trials, objectives, open) {
  const [up, across = { name: "trial", direction: "minimize" }] = objectives;
  if (!up || trials.length === 0) return el("p", { class: "empty" }, "No trial has been scored yet.");
  const xOf = (/** @type {Trial} */ trial) => trial.objectives?.[across.name] ?? trial.trial;
  const yOf = (/** @type {Trial} */ trial) => trial.objectives?.[up.name] ?? NaN;
  const shown = trials.filter((trial) => Number.isFinite(xOf(trial)) && Number.isFinite(yOf(trial)));
  const best = front(shown, objectives);
  const { root, x, y } = frame(
    { label: words(across.name), range: range(shown.map(xOf)), tell: (value) => briefFigure(across.name, value) },
    { label: words(up.name), range: range(shown.map(yOf)), tell: (value) => briefFigure(up.name, value) },
    `Front of ${best.length} among ${shown.length} trials`,
  );
  // One path for all: a hundred thousand trials are one element.
  root.append(svg("path", { class: "trials", d: shown.map((trial) => `M${x(xOf(trial))} ${y(yOf(trial))}h0`).join("") }));
  if (objectives.length === 2) root.append(svg("path", { class: "front", d: stairs(best.map((trial) => [x(xOf(trial)), y(yOf(trial))])) }));
  for (const trial of best) {
    root.append(svg("circle", { class: "member", cx: x(xOf(trial)), cy: y(yOf(trial)), r: 4.5 }));
  }
  const mark = svg("circle", { class: "mark", r: 7, cx: -20, cy: -20 });
  const tip = el("div", { class: "tip" }, "\u00a0");
  root.append(mark);
  const nearest = (/** @type {MouseEvent} */ event) => {
    const box = root.getBoundingClientRect();
    const at = [((event.clientX - box.left) / box.width) * WIDTH, ((event.clientY - box.top) / box.height) * HEIGHT];
    return closest(shown, (trial) => (x(xOf(trial)) - at[0]) ** 2 + (y(yOf(trial)) - at[1]) ** 2);
  };
  root.addEventListener("mousemove", (event) => {
    const trial = nearest(/** @type {MouseEvent} */ (event));
    mark.setAttribute("cx", String(x(xOf(trial))));
    mark.setAttribute("cy", String(y(yOf(trial))));
    tip.textContent = `trial ${trial.trial}: ${told(trial)}`;
  });
  root.addEventListener("click", (event) => open(nearest(/** @type {MouseEvent} */ (event))));
  return el("div", {}, root, tip);
}

/** The objectives of a trial in words. @param {Trial} trial */
export function told(trial) {
  return Object.entries(trial.objectives ?? {})
    .map(([name, value]) => `${words(name)} ${figure(name, value)}`)
    .join(", ");
}

/** @template T @param {T[]} all @param {(each: T) => number} distance @returns {T} */
function closest(all, distance) {
  return all.reduce((best, each) => (distance(each) < distance(best) ? each : best));
}

/** The border of what the points dominate, in steps. @param {number[][]} points */
function stairs(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0]);
  return sorted.map(([x, y], i) => (i === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join("");
}
