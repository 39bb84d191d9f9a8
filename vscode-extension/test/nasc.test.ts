import assert from "node:assert/strict";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { findNasc, type Search } from "../src/program/nasc";
import { file, folder, program } from "./folder";

const nothing: Search = { setting: "", environment: {}, folders: [], trusted: true };

function checkout(name: string): string {
  file("", name, "dsl-grammar", "pom.xml");
  return program("", name, "nasc");
}

test("the setting names the launcher", () => {
  const setting = program("", "set", "nasc");
  assert.deepEqual(findNasc({ ...nothing, setting }), { program: setting, source: "setting nasc.path" });
});

test("without a setting the launcher is looked up on the path", () => {
  const found = program("", "bin", "nasc");
  const environment = { PATH: [".", "bin", "", join(folder, "nowhere"), join(folder, "bin")].join(delimiter) };
  assert.deepEqual(findNasc({ ...nothing, environment }), { program: found, source: "PATH" });
});

test("a wrong setting is not replaced by what lies on the path", () => {
  program("", "bin", "nasc");
  const setting = join(folder, "missing");
  assert.deepEqual(findNasc({ ...nothing, setting, environment: { PATH: join(folder, "bin") } }), {
    tried: [`setting nasc.path: ${setting} is not a program`],
  });
  assert.deepEqual(findNasc({ ...nothing, setting: "./nasc" }), {
    tried: ['setting nasc.path: "./nasc" is not an absolute path'],
  });
});

test("a checkout that is opened and trusted is used", () => {
  const found = checkout("clone");
  assert.deepEqual(findNasc({ ...nothing, folders: [join(folder, "clone")] }), { program: found, source: "workspace" });
});

test("a ./nasc of a workspace that is not trusted is never started", () => {
  const found = checkout("hostile");
  const folders = [join(folder, "hostile")];
  assert.deepEqual(findNasc({ ...nothing, folders, trusted: false }), {
    tried: ["setting nasc.path: not set", `workspace: ${found} is not used before you trust the workspace`],
  });
  const onPath = findNasc({ ...nothing, folders, trusted: false, environment: { PATH: folders[0] } });
  assert.ok("tried" in onPath);
  const set = findNasc({ ...nothing, folders, trusted: false, setting: found });
  assert.deepEqual(set, { tried: [`setting nasc.path: ${found} lies in a workspace that is not trusted`] });
});

test("a program called nasc that is no checkout is not taken for one", () => {
  program("", "other", "nasc");
  const other = join(folder, "other");
  assert.deepEqual(findNasc({ ...nothing, folders: [other] }), {
    tried: ["setting nasc.path: not set", `workspace: ${other} is no checkout of nasc`],
  });
});
