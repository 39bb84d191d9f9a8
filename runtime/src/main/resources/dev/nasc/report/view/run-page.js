/** A run on a page, live or over: how it stands, front, losses, importance, trials. */

import { el } from "./dom.js";
import { briefFigure, duration, figure, words } from "./figures.js";
import { frontChart } from "./front-chart.js";
import { importanceChart } from "./importance-chart.js";
import { lossChart } from "./loss-chart.js";
import { current, front, scored, secondsLeft } from "./run-state.js";
import { trialTable } from "./trial-table.js";

/** @typedef {import("./run-state.js").Run} Run */
/** @typedef {import("./run-state.js").Trial} Trial */

/**
 * @param {Run} run
 * @param {object} given
 * @param {(trial: Trial) => void} given.open what a click on a trial does
 * @param {Node[]} given.buttons beside the title
 * @param {{objective: string, choices: import("./importance-chart.js").Importance[]}} [given.importance]
 * @param {number} given.now in milliseconds
 */
export function runPage(run, given) {
  const trials = scored(run);
  const members = new Set(front(trials, run.objectives));
  return [
    el("header", {}, el("h1", {}, name(run.directory)), status(run), ...given.buttons),
    run.reason ? el("p", { class: "problem" }, run.reason) : null,
    progress(run, given.now),
    best(run),
    section("Front", frontChart(trials, run.objectives, given.open)),
    ...run.phases.filter((phase) => phase.losses.length > 1).map((phase) => section(`Loss of ${phase.label}`, lossChart(phase))),
    given.importance ? section(`What decides ${words(given.importance.objective)}`, importanceChart(given.importance.choices)) : null,
    section(`Trials (${run.trials.size})`, trialTable([...run.trials.values()], members, run.objectives, given.open), "wide"),
    run.notes.length > 0 ? section("Notes", el("ul", {}, ...run.notes.map((note) => el("li", {}, note))), "wide") : null,
  ].filter((part) => part !== null);
}

/** @param {string} title @param {Node} content */
export function section(title, content, kind = "") {
  return el("section", { class: kind }, el("h2", {}, title), content);
}

/** @param {string} directory */
function name(directory) {
  return directory.split(/[\\/]/).filter(Boolean).pop() ?? directory;
}

/** @param {Run} run */
function status(run) {
  const known = ["running", "done", "interrupted", "failed"].includes(run.status);
  return el("span", { class: `status ${known ? run.status : ""}` }, run.status || "starting");
}

/** @param {Run} run @param {number} now */
function progress(run, now) {
  const at = current(run);
  const left = secondsLeft(run, now);
  return el(
    "ol",
    { class: "phases" },
    ...run.phases.map((phase) => {
      const share = phase.done || run.status === "done" ? 1 : phase.total > 0 ? phase.at / phase.total : 0;
      const bar = el("span", { class: "done" });
      bar.style.width = `${100 * share}%`;
      // What is best is a value of the first objective.
      const meant = (/** @type {string} */ key) => (key === "best" ? (run.objectives[0]?.name ?? key) : key);
      const figures = Object.entries(phase.figures).map(([key, value]) => `${key} ${briefFigure(meant(key), value)}`);
      const text = phase.total > 0 ? `${phase.at} of ${phase.total} ${phase.unit}s` : "";
      const rest = phase === at && left !== undefined ? `${duration(left)} left` : "";
      return el(
        "li",
        { class: phase === at ? "current" : "" },
        el("strong", {}, phase.label),
        el("span", { class: "track" }, bar),
        el("span", {}, [text, ...figures, rest].filter(Boolean).join(" · ")),
      );
    }),
  );
}

/** @param {Run} run */
function best(run) {
  if (!run.best) return null;
  const facts = [
    run.best.testAccuracy === undefined ? "" : `accuracy on the test part ${figure("accuracy", run.best.testAccuracy)}`,
    run.best.macs === undefined ? "" : `${run.best.macs.toLocaleString("en-US")} multiply-adds`,
    run.best.params === undefined ? "" : `${run.best.params.toLocaleString("en-US")} parameters`,
    run.seconds > 0 ? `in ${duration(run.seconds)}` : "",
  ];
  return el("p", { class: "best" }, el("strong", {}, "Best: "), facts.filter(Boolean).join(", "));
}
