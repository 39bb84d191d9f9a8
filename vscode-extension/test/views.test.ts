import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ticks } from "../../runtime/src/main/resources/dev/nasc/report/view/axes";
import { brief, duration, figure } from "../../runtime/src/main/resources/dev/nasc/report/view/figures";
import { layout } from "../../runtime/src/main/resources/dev/nasc/report/view/graph-layout";
import { current, emptyRun, front, scored, secondsLeft, take } from "../../runtime/src/main/resources/dev/nasc/report/view/run-state";
import { html } from "../src/view/html";

const views = "../runtime/src/main/resources/dev/nasc/report/view";

test("numbers as people read them", () => {
  assert.deepEqual([0, 999, 12_345_678, 0.1234567, 5e9].map(brief), ["0", "999", "12.3M", "0.123", "5G"]);
  assert.equal(figure("accuracy", 0.97214), "97.21 %");
  assert.equal(figure("macs", 396_416), "396,416");
  assert.equal(duration(3725), "1 h 2 min");
  assert.deepEqual(ticks([0, 10], 5), [0, 2, 4, 6, 8, 10]);
});

const trial = (number: number, accuracy: number, macs: number) => ({
  event: "trial", trial: number, phase: "front", candidate: {}, status: "scored", objectives: { accuracy, macs },
});
const objectives = [{ name: "accuracy", direction: "maximize" }, { name: "macs", direction: "minimize" }];

test("the front holds what no other trial is better than", () => {
  const all = [trial(0, 0.9, 300), trial(1, 0.8, 200), trial(2, 0.7, 250), trial(3, 0.9, 300), trial(4, 0.95, 500)];
  assert.deepEqual(front(all, objectives).map((each) => each.trial), [4, 0, 1]);
});

test("a run is folded from events", () => {
  const run = emptyRun("/runs/one");
  take(run, { event: "snapshot", result: { status: "running", objectives } }, 0);
  take(run, { event: "progress", phase: "net", done: 10, total: 100, unit: "step", figures: { loss: 2 } }, 1000);
  take(run, { event: "progress", phase: "net", done: 30, total: 100, unit: "step", figures: { loss: 1 } }, 3000);
  assert.equal(current(run)?.label, "net");
  assert.equal(secondsLeft(run, 3000), 7);
  take(run, { event: "progress", phase: "net", done: 20, total: 100, unit: "step", figures: { loss: 1.5 } }, 4000);
  assert.deepEqual(run.phases[0]?.losses, [[10, 2], [20, 1.5]]); // a resume does steps again
  take(run, trial(0, 0.9, 300), 5000);
  take(run, { event: "something new" }, 6000);
  assert.equal(scored(run).length, 1);
});

const node = (id: number, parent: number) => ({
  id, parent, title: "conv", address: `c${id}`, place: { line: 0, character: 0, endLine: 0, endCharacter: 1 },
  output: "8×8×8", cost: { macs: 1, params: 1, activationBytes: 1 }, layers: 1, choices: [],
});
const cost = { macs: 1, params: 1, activationBytes: 1 };

test("what flows from a node stands below it, side by side where nothing flows between", () => {
  const graph = {
    space: "s", architecture: {}, meets: true, input: "", output: "", cost, least: cost, most: cost, choices: [],
    nodes: [node(0, -1), node(1, -1), node(2, -1), node(3, -1), node(4, 3), node(5, 3)],
    links: [[-1, 0], [0, 1], [0, 2], [1, 4], [2, 4], [4, 5]].map(([from = 0, to = 0]) => ({ from, to })),
  };
  const { boxes, links } = layout(graph, new Set());
  const at = (id: number) => boxes.find((box) => box.node.id === id)!;
  assert.equal(at(1).y, at(2).y);
  assert.ok(at(0).y + at(0).height < at(1).y && at(1).x + at(1).width < at(2).x);
  assert.ok(at(3).group && at(3).y < at(4).y && at(5).y + at(5).height < at(3).y + at(3).height);
  assert.equal(links.length, 5);

  const closed = layout(graph, new Set([3]));
  assert.deepEqual(closed.boxes.map((box) => box.node.id), [0, 1, 2, 3]);
  assert.deepEqual(closed.links.map((link) => link.to.node.id), [1, 2, 3, 3]);
});

test("a page runs the given script alone, whatever its title says", () => {
  const title = "</title><script>alert(1)</script>";
  const page = html({ title, source: "https://own", script: "https://own/x.js", style: "https://own/x.css" });
  const nonce = /nonce="([^"]+)"/.exec(page)?.[1];
  assert.ok(nonce && nonce.length >= 24);
  assert.ok(page.includes(`default-src 'none'; style-src https://own; script-src 'nonce-${nonce}'`));
  assert.equal(page.match(/<script/g)?.length, 1);
  assert.notEqual(/nonce="([^"]+)"/.exec(html({ title, source: "", script: "", style: "" }))?.[1], nonce);
});

test("no view turns text into markup, and a report's script fits into a page", () => {
  const all = ["views", views].flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  for (const name of all.filter((each) => each.endsWith(".js"))) {
    const text = readFileSync(name, "utf8");
    assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/, name);
    assert.doesNotMatch(text, /<\/script|<!--/i, name);
  }
});
