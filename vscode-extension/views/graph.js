/** The architecture graph in an editor: asks the language server by way of the extension, draws what it answers. */

import { el } from "../../runtime/src/main/resources/dev/nasc/report/view/dom.js";
import { words } from "../../runtime/src/main/resources/dev/nasc/report/view/figures.js";
import { MEASURES } from "../../runtime/src/main/resources/dev/nasc/report/view/graph-drawing.js";
import { closedAtFirst, graphPage } from "../../runtime/src/main/resources/dev/nasc/report/view/graph-page.js";

/** @typedef {import("../../runtime/src/main/resources/dev/nasc/report/view/graph-layout.js").Graph} Graph */
/** @typedef {{name: string, architecture: Record<string, string>}} Known */
/** @typedef {{spaces: string[], known: Known[], graph?: Graph | null, reason?: string | null}} Answer */

// @ts-ignore: the editor gives this function to its views.
const editor = acquireVsCodeApi();
const view = /** @type {HTMLElement} */ (document.getElementById("view"));

let name = /** @type {string | null} */ (null);
let decisions = /** @type {Record<string, string> | null} */ (null);
let answer = /** @type {Answer | null} */ (null);
let other = /** @type {{name: string, graph: Graph} | null} */ (null);
let closed = /** @type {Set<number> | null} */ (null);
let measure = MEASURES[0];
let last = 0;
const waiting = /** @type {Map<number, (answer: Answer) => void>} */ (new Map());

window.addEventListener("message", ({ data }) => {
  if (data.kind === "show") {
    name = data.name;
    decisions = null;
    other = null;
    closed = null;
    void ask();
  }
  if (data.kind === "changed") void ask();
  if (data.kind === "drawn") {
    waiting.get(data.id)?.(data.answer);
    waiting.delete(data.id);
  }
});

/** @param {Record<string, string> | null} wanted @returns {Promise<Answer>} */
function drawn(wanted) {
  last += 1;
  const id = last;
  editor.postMessage({ kind: "draw", id, name, decisions: wanted });
  return new Promise((resolve) => waiting.set(id, resolve));
}

async function ask() {
  const mine = await drawn(decisions);
  // A text that is broken for the moment leaves the last drawing, with a word about it.
  answer = mine.graph || !answer ? mine : { ...answer, reason: mine.reason };
  if (answer.graph) closed ??= closedAtFirst(answer.graph);
  draw();
}

/** @param {string} label */
async function compare(label) {
  const known = answer?.known.find((each) => each.name === label);
  const theirs = known ? await drawn(known.architecture) : null;
  other = theirs?.graph ? { name: label, graph: theirs.graph } : null;
  draw();
}

function draw() {
  const graph = answer?.graph;
  const reason = answer?.reason ? el("p", { class: "problem" }, answer.reason) : null;
  if (!graph || !answer) {
    view.replaceChildren(...(reason ? [reason] : []));
    return;
  }
  const use = {
    measure,
    closed: closed ?? new Set(),
    toggle: (/** @type {number} */ id) => {
      const all = closed ?? new Set();
      if (!all.delete(id)) all.add(id);
      draw();
    },
    decide: (/** @type {{address: string}} */ choice, /** @type {string} */ option) => {
      decisions = { ...graph.architecture, [choice.address]: option };
      void ask();
    },
    source: (/** @type {{place: object}} */ node) => editor.postMessage({ kind: "source", place: node.place }),
  };
  const top = document.documentElement.scrollTop;
  view.replaceChildren(el("header", {}, el("h1", {}, graph.space), ...tools()), ...(reason ? [reason] : []), ...graphPage(graph, use, other));
  document.documentElement.scrollTop = top;
}

function tools() {
  const pick = (/** @type {string} */ label, /** @type {string[]} */ values, /** @type {string} */ now, /** @type {(value: string) => void} */ then, told = (/** @type {string} */ value) => value) =>
    el("label", {}, `${label} `, el("select", { change: (event) => then(event.target.value) }, ...values.map((value) => el("option", { value, selected: value === now }, told(value)))));
  const spaces = answer?.spaces ?? [];
  return [
    spaces.length > 1 ? pick("space", spaces, answer?.graph?.space ?? "", (value) => {
      name = value;
      decisions = null;
      other = null;
      closed = null;
      void ask();
    }) : null,
    pick("heat", MEASURES, measure, (value) => {
      measure = /** @type {typeof measure} */ (value);
      draw();
    }, words),
    pick("compare with", ["nothing", ...(answer?.known ?? []).map((each) => each.name)], other?.name ?? "nothing", (value) => void compare(value)),
    el("button", {
      click: () => {
        decisions = null;
        void ask();
      },
    }, "Reset"),
  ];
}

editor.postMessage({ kind: "ready" });
