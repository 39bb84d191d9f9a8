/** The live search in an editor. */

import { el } from "../../runtime/src/main/resources/dev/nasc/report/view/dom.js";
import { emptyRun, take } from "../../runtime/src/main/resources/dev/nasc/report/view/run-state.js";
import { runPage } from "../../runtime/src/main/resources/dev/nasc/report/view/run-page.js";

// @ts-ignore: the editor gives this function to its views.
const editor = acquireVsCodeApi();
const view = /** @type {HTMLElement} */ (document.getElementById("view"));
let run = emptyRun("");
let broken = "";
let drawn = false;

window.addEventListener("message", ({ data }) => {
  if (data.kind === "run") {
    run = emptyRun(data.directory);
    broken = "";
  }
  if (data.kind === "event") take(run, data.event, Date.now());
  if (data.kind === "broken") broken = data.message;
  if (data.kind === "resuming") run.status = "resuming";
  draw();
});

/** At most once a frame, however many events come. */
function draw() {
  if (drawn) return;
  drawn = true;
  requestAnimationFrame(() => {
    drawn = false;
    const page = runPage(run, {
      open: (trial) => editor.postMessage({ kind: "open", phase: trial.phase, trial: trial.trial }),
      buttons: buttons(),
      now: Date.now(),
    });
    const top = view.scrollTop;
    view.replaceChildren(...(broken ? [el("p", { class: "problem" }, broken)] : []), ...page);
    view.scrollTop = top;
  });
}

function buttons() {
  const button = (/** @type {string} */ words, /** @type {string} */ kind) =>
    el("button", { click: () => editor.postMessage({ kind }) }, words);
  if (run.status === "running") return [button("Stop", "stop")];
  if (run.status === "interrupted" || run.status === "failed") return [button("Resume", "resume"), button("Report", "report")];
  return run.status === "done" ? [button("Report", "report")] : [];
}

draw();
editor.postMessage({ kind: "ready" });
