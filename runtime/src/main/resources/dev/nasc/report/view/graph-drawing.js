/** One architecture as cards with what flows between them. */

import { el, svg } from "./dom.js";
import { brief, grouped, words } from "./figures.js";
import { inside, layout } from "./graph-layout.js";

/** @typedef {import("./graph-layout.js").Graph} Graph */
/** @typedef {import("./graph-layout.js").GraphNode} GraphNode */
/** @typedef {import("./graph-layout.js").Choice} Choice */
/** @typedef {import("./graph-layout.js").Box} Box */
/** @typedef {"macs" | "params" | "activationBytes"} Measure */

export const MEASURES = /** @type {Measure[]} */ (["macs", "params", "activationBytes"]);

/**
 * @typedef {object} Use
 * @property {Measure} measure whose share gives the heat
 * @property {Set<number>} closed
 * @property {(id: number) => void} toggle opens or closes a group
 * @property {((choice: Choice, option: string) => void) | null} decide null where nothing can be switched
 * @property {((node: GraphNode) => void) | null} source null where there is no text to go to
 * @property {Set<string>} same keys of the nodes that the compared architecture has too; empty for no comparison
 */

/** @param {Graph} graph @param {Use} use */
export function graphDrawing(graph, use) {
  const groups = inside(graph.nodes);
  const placed = layout(graph, use.closed);
  const most = Math.max(1, ...graph.nodes.filter((node) => !groups.has(node.id)).map((node) => node.cost[use.measure]));
  const lines = svg("svg", { width: placed.width + 60, height: placed.height, class: "links" });
  for (const link of placed.links) lines.append(svg("path", { d: line(link, placed.boxes) }));
  const field = el("div", { class: "field" }, lines);
  field.style.width = `${placed.width + 60}px`;
  field.style.height = `${placed.height}px`;
  for (const box of placed.boxes) field.append(card(box, groups.has(box.node.id), most, use));
  return field;
}

/** What makes two nodes the same part in two architectures. @param {GraphNode} node */
export function key(node) {
  return JSON.stringify([node.address, node.title, node.output, node.cost, node.choices.map((choice) => choice.taken)]);
}

/** @param {Box} box @param {boolean} holds whether there are others inside @param {number} most @param {Use} use */
function card(box, holds, most, use) {
  const { node } = box;
  const differs = use.same.size > 0 && !holds && !use.same.has(key(node));
  const cost = node.cost[use.measure];
  const root = el(
    "div",
    { class: `${box.group ? "group" : "card"}${differs ? " differs" : ""}`, title: facts(node) },
    el(
      "div",
      { class: "head" },
      holds ? el("button", { class: "fold", "aria-label": box.group ? "close" : "open", click: () => use.toggle(node.id) }, box.group ? "▾" : "▸") : null,
      title(node, use),
      el("span", { class: "address" }, place(node)),
      el("span", { class: "cost" }, cost > 0 ? brief(cost) : ""),
    ),
    box.group ? null : el("div", { class: "shape" }, node.output || "nothing runs"),
    ...node.choices.map((choice) => choiceRow(choice, use)),
  );
  root.style.left = `${box.x}px`;
  root.style.top = `${box.y}px`;
  root.style.width = `${box.width}px`;
  root.style.height = `${box.height}px`;
  if (!box.group) root.style.setProperty("--share", String(Math.sqrt(Math.min(1, cost / most))));
  return root;
}

/** @param {GraphNode} node @param {Use} use */
function title(node, use) {
  const { source } = use;
  return source
    ? el("button", { class: "title", click: () => source(node) }, node.title)
    : el("span", { class: "title" }, node.title);
}

/** Where it stands, without the names that the library gives inside. @param {GraphNode} node */
function place(node) {
  const parts = node.address.split(".");
  const own = parts.indexOf(node.title);
  return own === 0 ? "" : parts.slice(0, own < 0 ? parts.length : own).join(".");
}

/** @param {GraphNode} node */
function facts(node) {
  const costs = MEASURES.map((measure) => `${grouped(node.cost[measure])} ${words(measure)}`);
  return [`${node.address} (${node.layers} layers)`, ...costs].join("\n");
}

const MOST_BUTTONS = 5;
const MOST_LETTERS = 16;

/** A choice with its options, as buttons where these are few and short. @param {Choice} choice @param {Use} use */
export function choiceRow(choice, use) {
  const { decide } = use;
  const label = el("span", { class: "label", title: choice.address }, choice.address.replace(/^.*\./, ""));
  if (!decide) return el("div", { class: "choice" }, label, el("span", { class: "taken" }, choice.taken));
  const short = choice.options.length <= MOST_BUTTONS && choice.options.join("").length <= MOST_LETTERS;
  if (short) {
    const buttons = choice.options.map((option) =>
      el("button", { class: option === choice.taken ? "option taken" : "option", "aria-pressed": option === choice.taken ? "true" : "false", click: () => decide(choice, option) }, option),
    );
    return el("div", { class: "choice" }, label, ...buttons);
  }
  const options = choice.options.map((option) => el("option", { value: option, selected: option === choice.taken }, option));
  const select = el("select", { "aria-label": choice.address, change: (event) => decide(choice, event.target.value) }, ...options);
  return el("div", { class: "choice" }, label, select);
}

/** Straight down, or around the right of what stands between. @param {{from: Box, to: Box}} link @param {Box[]} boxes */
function line({ from, to }, boxes) {
  const x1 = from.x + from.width / 2;
  const x2 = to.x + to.width / 2;
  const y1 = from.y + from.height;
  const y2 = to.y;
  const left = Math.min(x1, x2);
  const right = Math.max(x1, x2);
  const between = boxes.filter((box) => !box.group && box.y > y1 && box.y + box.height < y2 && box.x < right && box.x + box.width > left);
  if (between.length === 0) return `M${x1} ${y1}C${x1} ${(y1 + y2) / 2} ${x2} ${(y1 + y2) / 2} ${x2} ${y2}`;
  const side = Math.max(...between.map((box) => box.x + box.width)) + 10;
  return `M${x1 + 24} ${y1}C${x1 + 24} ${y1 + 24} ${side} ${y1} ${side} ${y1 + 30}V${y2 - 30}C${side} ${y2} ${x2 + 24} ${y2 - 24} ${x2 + 24} ${y2}`;
}
