import assert from "node:assert/strict";
import { test } from "node:test";
import { follow } from "../src/run/follow";
import { listen, output } from "../src/run/lines";
import { declarations, declared, runDirectory } from "../src/run/place";
import { lastRun, words } from "../src/run/results";
import { file, folder, program } from "./folder";

type Told = { objects: Record<string, unknown>[]; status: number | null; complaint: string };

function all(start: (talk: Parameters<typeof listen>[3]) => unknown): Promise<Told> {
  return new Promise((resolve) => {
    const objects: Record<string, unknown>[] = [];
    start({ object: (value) => objects.push(value), end: (status, complaint) => resolve({ objects, status, complaint }) });
  });
}

test("a directory is named as the command line names it, and never one that is there", () => {
  const now = new Date(2026, 10, 22, 0, 43, 21);
  assert.equal(runDirectory("/work/quick start.nas", "/work", now, () => false), "/work/runs/quick start-20261122-004321");
  assert.equal(
    runDirectory("/work/a/b.nas", undefined, now, (path) => !path.endsWith("-2")),
    "/work/a/runs/b-20261122-004321-2",
  );
});

test("the searches of a text", () => {
  const text = "search one {\n}\n// search not_this {\n  search two {}\nlet research = 3\n";
  assert.deepEqual(declared("search", text), ["one", "two"]);
});

test("a declaration begins where its name does", () => {
  assert.deepEqual(declarations("search", "let a = 1\n  search one {}\n"), [{ name: "one", offset: 19 }]);
});

test("the last run of a search, and what it has come to", () => {
  const run = { run: "/w/runs/q-2", search: "s", status: "done", trials: 12 };
  const runs = [{ ...run, run: "/w/runs/q-1" }, run, { ...run, search: "t" }, { ...run, run: "/w/runs/quick-3" }];
  assert.equal(lastRun(runs, "/w/q.nas", "s"), run);
  assert.equal(lastRun(runs, "/w/other.nas", "s"), undefined);
  const front = [{ objectives: { accuracy: 0.99444, macs: 1_234_567 } }, { objectives: { accuracy: 0.9 } }];
  assert.equal(words({ ...run, front }), "last: accuracy 0.9944, macs 1,234,567 · 12 trials · done");
  assert.equal(words({ ...run, front: [] }), "last: nothing found · 12 trials · done");
});

test("lines that are no objects are passed over, and the end says why", async () => {
  const nasc = program('#!/bin/sh\necho \'{"event":"trial"}\'\necho nonsense\necho 3\necho "a complaint" >&2\nexit 1\n', "talk", "nasc");
  assert.deepEqual(await all((talk) => listen(nasc, [], folder, talk)), {
    objects: [{ event: "trial" }],
    status: 1,
    complaint: "a complaint",
  });
});

test("a program that is not there is a complaint, not a crash", async () => {
  const told = await all((talk) => listen(`${folder}/none`, [], folder, talk));
  assert.match(told.complaint, /ENOENT/);
  await assert.rejects(output(`${folder}/none`, [], folder));
});

test("a directory that is no run is said to be none", async () => {
  file("x", "broken", "something");
  const told = await all((talk) => follow("/nowhere/nasc", `${folder}/broken`, "now", talk));
  assert.deepEqual(told, { objects: [], status: 1, complaint: `${folder}/broken is no run directory.` });
});

test("a run that is about to be resumed is asked for again until it is worked on", async () => {
  file("", "resumed", "run.format");
  const told = '{"event":"snapshot","result":{"status":"';
  const nasc = program(
    `#!/bin/sh\nif [ -e asked ]; then echo '${told}running"}}'; else echo '${told}interrupted"}}'; fi\ntouch asked\n`,
    "slow",
    "nasc",
  );
  const answer = await all((talk) => follow(nasc, `${folder}/resumed`, "resume", talk));
  assert.deepEqual(answer.objects, [{ event: "snapshot", result: { status: "running" } }]);
});

test("arguments reach the program as they are: no shell reads them", async () => {
  const nasc = program('#!/bin/sh\nprintf "%s|" "$@"\n', "echo", "nasc");
  const strange = "$(touch hacked) `x`; \"y\" 'z' *";
  assert.equal(await output(nasc, [strange, "two"], folder), `${strange}|two|`);
});
