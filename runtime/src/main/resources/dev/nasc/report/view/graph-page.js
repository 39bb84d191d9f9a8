/** An architecture on a page: what it costs, its graph, and beside it another to compare with. */

import { el } from "./dom.js";
import { brief, grouped, words } from "./figures.js";
import { choiceRow, graphDrawing, key, MEASURES } from "./graph-drawing.js";
import { inside } from "./graph-layout.js";

/** @typedef {import("./graph-layout.js").Graph} Graph */
/** @typedef {import("./graph-drawing.js").Use} Use */

const MANY = 60;

/** The groups that are closed at first: those around the most, in an architecture of many parts. @param {Graph} graph */
export function closedAtFirst(graph) {
  const groups = inside(graph.nodes);
  const top = (groups.get(-1) ?? []).filter((node) => groups.has(node.id)).map((node) => node.id);
  return new Set(graph.nodes.length > MANY ? top : []);
}

/**
 * @param {Graph} graph
 * @param {Omit<Use, "same">} use
 * @param {{name: string, graph: Graph} | null} other what it is compared with
 */
export function graphPage(graph, use, other) {
  const keys = (/** @type {Graph} */ of) => new Set(of.nodes.map(key));
  const one = el(
    "div",
    { class: "side" },
    other ? el("h2", {}, "This architecture") : null,
    ...graph.choices.map((choice) => choiceRow(choice, { ...use, same: new Set() })),
    el("div", { class: "end" }, graph.input),
    graphDrawing(graph, { ...use, same: other ? keys(other.graph) : new Set() }),
    el("div", { class: "end" }, graph.output),
  );
  const closed = other ? closedAtFirst(other.graph) : new Set();
  const two = other
    ? el(
        "div",
        { class: "side" },
        el("h2", {}, other.name),
        el("div", { class: "end" }, other.graph.input),
        graphDrawing(other.graph, { ...use, closed, toggle: () => {}, decide: null, same: keys(graph) }),
        el("div", { class: "end" }, other.graph.output),
      )
    : null;
  return [costs(graph, other), el("div", { class: "sides" }, one, two)];
}

/** @param {Graph} graph @param {{name: string, graph: Graph} | null} other */
function costs(graph, other) {
  const rows = MEASURES.map((measure) => {
    const value = graph.cost[measure];
    const least = graph.least[measure];
    const most = graph.most[measure];
    const mark = el("span", { class: "mark" });
    mark.style.left = `${most > least ? (100 * (value - least)) / (most - least) : 50}%`;
    return el(
      "tr",
      {},
      el("th", {}, words(measure)),
      el("td", { class: "number" }, grouped(value)),
      other ? el("td", { class: "number" }, grouped(other.graph.cost[measure])) : null,
      other ? el("td", { class: "number" }, change(value, other.graph.cost[measure])) : null,
      el("td", { class: "ends" }, brief(least), el("span", { class: "rail" }, mark), brief(most)),
    );
  });
  const names = ["", "this", ...(other ? [other.name, "change"] : []), "in the space"];
  return el(
    "div",
    { class: "costs" },
    el("table", {}, el("thead", {}, el("tr", {}, ...names.map((name) => el("th", {}, name)))), el("tbody", {}, ...rows)),
    graph.meets ? null : el("p", { class: "problem" }, "It does not meet the space's requirements."),
  );
}

/** @param {number} from @param {number} to */
function change(from, to) {
  if (from === 0) return brief(to);
  const share = (100 * (to - from)) / from;
  return `${share > 0 ? "+" : ""}${share.toFixed(1)} %`;
}
