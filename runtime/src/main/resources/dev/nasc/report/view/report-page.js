/** The report of a run: everything it needs stands in the page itself. */

import { el } from "./dom.js";
import { words } from "./figures.js";
import { MEASURES } from "./graph-drawing.js";
import { closedAtFirst, graphPage } from "./graph-page.js";
import { section, runPage } from "./run-page.js";
import { emptyRun, take } from "./run-state.js";

/** @typedef {import("./graph-layout.js").Graph} Graph */

const given = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("data")).textContent ?? "{}");
const view = /** @type {HTMLElement} */ (document.getElementById("view"));
const run = emptyRun(given.run);
for (const event of given.events) take(run, event, 0);

const graphs = /** @type {{name: string, graph: Graph}[]} */ (given.graphs);
let shown = 0;
let compared = -1;
let measure = MEASURES[0];
const closed = graphs.map((each) => closedAtFirst(each.graph));
const place = el("div", {});

/** The found architecture that a trial decided, if it is one of them. @param {import("./run-state.js").Trial} trial */
function open(trial) {
  const wanted = JSON.stringify(sorted(trial.candidate));
  const at = graphs.findIndex((each) => JSON.stringify(sorted(each.graph.architecture)) === wanted);
  if (at < 0) return;
  shown = at;
  drawGraph();
  place.scrollIntoView({ behavior: "smooth" });
}

/** @param {Record<string, string>} decisions */
function sorted(decisions) {
  return Object.entries(decisions).sort(([a], [b]) => (a < b ? -1 : 1));
}

function drawGraph() {
  const one = graphs[shown];
  if (!one) return;
  const names = graphs.map((each) => each.name);
  const pick = (/** @type {string} */ label, /** @type {string[]} */ all, /** @type {number} */ now, /** @type {(at: number) => void} */ then) =>
    el("label", {}, `${label} `, el("select", { change: (event) => { then(event.target.selectedIndex); drawGraph(); } }, ...all.map((name, i) => el("option", { selected: i === now }, name))));
  const use = {
    measure,
    closed: closed[shown],
    toggle: (/** @type {number} */ id) => {
      if (!closed[shown].delete(id)) closed[shown].add(id);
      drawGraph();
    },
    decide: null,
    source: null,
  };
  place.replaceChildren(
    el(
      "header",
      {},
      pick("architecture", names, shown, (at) => (shown = at)),
      pick("compare with", ["nothing", ...names], compared + 1, (at) => (compared = at - 1)),
      pick("heat", MEASURES.map(words), MEASURES.indexOf(measure), (at) => (measure = MEASURES[at])),
    ),
    ...graphPage(one.graph, use, graphs[compared] ?? null),
  );
}

drawGraph();
view.append(
  ...runPage(run, { open, buttons: [], importance: given.importance, now: 0 }),
  ...(graphs.length > 0 ? [section("Found architectures", place, "wide")] : []),
  el("footer", {}, given.origin),
);
