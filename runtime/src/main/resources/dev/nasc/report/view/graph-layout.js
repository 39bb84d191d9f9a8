/**
 * Where the nodes of an architecture go: boxes in boxes, in each the rows by the longest way through what flows between
 * them (the layering of Sugiyama, Tagawa and Toda 1981, section 3, without dummy nodes). Knows nothing of a page.
 */

/**
 * @typedef {{macs: number, params: number, activationBytes: number}} Cost
 * @typedef {{address: string, options: string[], taken: string}} Choice
 * @typedef {{line: number, character: number, endLine: number, endCharacter: number}} Place
 * @typedef {{id: number, parent: number, title: string, address: string, place: Place, output: string, cost: Cost, layers: number, choices: Choice[]}} GraphNode
 * @typedef {{space: string, architecture: Record<string, string>, meets: boolean, input: string, output: string, cost: Cost, least: Cost, most: Cost, choices: Choice[], nodes: GraphNode[], links: {from: number, to: number}[]}} Graph
 *
 * A node in its place; a group is around others.
 * @typedef {{node: GraphNode, group: boolean, x: number, y: number, width: number, height: number}} Box
 * @typedef {{boxes: Box[], links: {from: Box, to: Box}[], width: number, height: number}} Layout
 */

export const CARD = 236;
const HEAD = 46;
const CHOICE = 30;
const GAP = 26;
const PADDING = 14;
const TITLE = 26;

/** @param {Graph} graph @param {Set<number>} closed groups whose inside is not shown @returns {Layout} */
export function layout(graph, closed) {
  const children = inside(graph.nodes);
  const whole = place(-1, graph, children, closed);
  const shown = new Map(whole.boxes.filter((box) => !box.group).map((box) => [box.node.id, box]));
  const boxOf = (/** @type {number} */ id) => {
    for (let at = id; at >= 0; at = graph.nodes[at].parent) {
      const box = shown.get(at);
      if (box) return box;
    }
    return undefined;
  };
  /** @type {Map<string, {from: Box, to: Box}>} */
  const links = new Map();
  for (const link of graph.links) {
    const from = boxOf(link.from);
    const to = boxOf(link.to);
    if (from && to && from !== to) links.set(`${from.node.id} ${to.node.id}`, { from, to });
  }
  return { boxes: whole.boxes, links: [...links.values()], width: whole.width, height: whole.height };
}

/** The nodes inside each, in the order in which they run. @param {GraphNode[]} nodes */
export function inside(nodes) {
  /** @type {Map<number, GraphNode[]>} */
  const children = new Map();
  for (const node of nodes) children.set(node.parent, [...(children.get(node.parent) ?? []), node]);
  return children;
}

/** @typedef {{boxes: Box[], width: number, height: number}} Placed */

/** What is inside a node, from (0, 0) on. @param {number} id @param {Graph} graph @param {Map<number, GraphNode[]>} children @param {Set<number>} closed @returns {Placed} */
function place(id, graph, children, closed) {
  const nodes = children.get(id) ?? [];
  const parts = nodes.map((node) => part(node, graph, children, closed));
  const row = rows(nodes, graph);
  const rowsOfParts = parts.reduce((all, each, i) => {
    (all[row[i]] ??= []).push(each);
    return all;
  }, /** @type {Placed[][]} */ ([]));
  const widths = rowsOfParts.map((each) => each.reduce((sum, it) => sum + it.width + GAP, -GAP));
  const width = Math.max(0, ...widths);
  /** @type {Box[]} */
  const boxes = [];
  let y = 0;
  rowsOfParts.forEach((each, i) => {
    let x = (width - widths[i]) / 2;
    for (const it of each) {
      boxes.push(...moved(it.boxes, x, y));
      x += it.width + GAP;
    }
    y += Math.max(...each.map((it) => it.height)) + GAP;
  });
  return { boxes, width, height: Math.max(0, y - GAP) };
}

/** A card, or a group with what is inside. @param {GraphNode} node @param {Graph} graph @param {Map<number, GraphNode[]>} children @param {Set<number>} closed @returns {Placed} */
function part(node, graph, children, closed) {
  if (closed.has(node.id) || !children.has(node.id)) {
    const height = HEAD + CHOICE * node.choices.length;
    return { boxes: [{ node, group: false, x: 0, y: 0, width: CARD, height }], width: CARD, height };
  }
  const top = TITLE + CHOICE * node.choices.length + PADDING / 2;
  const inner = place(node.id, graph, children, closed);
  const width = inner.width + 2 * PADDING;
  const height = inner.height + top + PADDING;
  return { boxes: [{ node, group: true, x: 0, y: 0, width, height }, ...moved(inner.boxes, PADDING, top)], width, height };
}

/** @param {Box[]} boxes @param {number} x @param {number} y */
function moved(boxes, x, y) {
  return boxes.map((box) => ({ ...box, x: box.x + x, y: box.y + y }));
}

/** The row of each of these nodes: one below the lowest that flows into it. @param {GraphNode[]} nodes @param {Graph} graph */
function rows(nodes, graph) {
  const index = new Map(nodes.map((node, i) => [node.id, i]));
  const lift = (/** @type {number} */ id) => {
    for (let at = id; at >= 0; at = graph.nodes[at].parent) {
      const i = index.get(at);
      if (i !== undefined) return i;
    }
    return undefined;
  };
  /** @type {Set<number>[]} */
  const before = nodes.map(() => new Set());
  for (const link of graph.links) {
    const from = lift(link.from);
    const to = lift(link.to);
    if (from !== undefined && to !== undefined && from < to) before[to].add(from);
  }
  /** @type {number[]} */
  const row = [];
  // What neither reads nor feeds a sibling (an option that runs nothing) keeps its turn.
  before.forEach((all, i) => (row[i] = all.size > 0 ? Math.max(...[...all].map((j) => row[j])) + 1 : i > 0 && isApart(nodes[i]) ? row[i - 1] + 1 : 0));
  return row;
}

/** @param {GraphNode} node */
function isApart(node) {
  return node.layers === 0;
}
