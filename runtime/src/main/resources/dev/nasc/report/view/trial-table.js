/** The trials as a table: best first, a click opens one. */

import { el } from "./dom.js";
import { figure, words } from "./figures.js";

/** @typedef {import("./run-state.js").Trial} Trial */

const MOST_ROWS = 200;

/**
 * @param {Trial[]} trials in the order in which they were asked
 * @param {Set<Trial>} members of the front
 * @param {import("./run-state.js").Objective[]} objectives
 * @param {(trial: Trial) => void} open
 */
export function trialTable(trials, members, objectives, open) {
  if (trials.length === 0) return el("p", { class: "empty" }, "There is no trial yet.");
  const names = objectives.map((objective) => objective.name);
  const rows = sorted(trials, objectives).slice(0, MOST_ROWS);
  const body = rows.map((trial) =>
    el(
      "tr",
      {
        class: members.has(trial) ? "member" : trial.status,
        tabindex: 0,
        click: () => open(trial),
        keydown: (event) => event.key === "Enter" && open(trial),
      },
      el("td", {}, members.has(trial) ? "●" : ""),
      el("td", { class: "number" }, String(trial.trial)),
      ...names.map((name) => el("td", { class: "number" }, cell(trial, name))),
      el("td", { class: "decisions", title: decisions(trial) }, decisions(trial)),
    ),
  );
  const head = ["", "trial", ...names.map(words), "decisions"].map((text) => el("th", {}, text));
  const left = trials.length - rows.length;
  return el(
    "div",
    { class: "scroll" },
    el("table", {}, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...body)),
    left > 0 ? el("p", { class: "empty" }, `${left} more are listed by nasc trials.`) : null,
  );
}

/** @param {Trial} trial @param {string} name */
function cell(trial, name) {
  const value = trial.objectives?.[name];
  return value === undefined ? trial.status : figure(name, value);
}

/** @param {Trial} trial */
function decisions(trial) {
  if (trial.reason) return trial.reason;
  return Object.entries(trial.candidate).map(([address, option]) => `${address} = ${option}`).join("; ");
}

/** By the first objective; what has none goes behind. @param {Trial[]} trials @param {import("./run-state.js").Objective[]} objectives */
function sorted(trials, [first]) {
  if (!first) return trials;
  const turn = first.direction === "maximize" ? -1 : 1;
  const key = (/** @type {Trial} */ trial) => turn * (trial.objectives?.[first.name] ?? turn * Infinity);
  return [...trials].sort((a, b) => key(a) - key(b) || a.trial - b.trial);
}
