import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const written = readFileSync("package.json", "utf8");
const manifest = JSON.parse(written);
const settings: Record<string, { scope: string }> = manifest.contributes.configuration.properties;

test("what names a program is set by the machine's user, never by a workspace", () => {
  const programs = ["nasc.path", "nasc.java.home", "nasc.java.options"];
  for (const name of programs) assert.equal(settings[name]?.scope, "machine", name);
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, programs);
});

test("the lock files name no registry", () => {
  for (const folder of [".", "vsix", "e2e"]) {
    assert.ok(!readFileSync(`${folder}/package-lock.json`, "utf8").includes('"resolved"'), folder);
  }
});

test("no setting is declared twice", () => {
  const names = [...written.matchAll(/^ {8}"(nasc\.[\w.]+)": \{/gm)].map((match) => match[1]);
  assert.ok(names.length > 5);
  assert.deepEqual(names, [...new Set(names)]);
});

test("every command has a title, and every command that something names is there", () => {
  const commands: string[] = manifest.contributes.commands.map((each: { command: string }) => each.command);
  const sources = ["src/extension.ts", "src/status.ts", "src/run/commands.ts", "src/graph/panels.ts"];
  const text = sources.map((name) => readFileSync(name, "utf8")).join();
  for (const command of commands) assert.ok(text.includes(`"${command}"`), command);
  const named = [...JSON.stringify(manifest.contributes).matchAll(/command:(nasc\.\w+)/g)].map((match) => match[1] ?? "");
  for (const command of named) assert.ok(commands.includes(command), command);
});

test("commands are offered beside an open text wherever the focus is", () => {
  const conditions: string[] = Object.values<{ when: string }[]>(manifest.contributes.menus).flat().map((each) => each.when);
  assert.deepEqual([...new Set(conditions)], ["resourceLangId == nas"]); // `editorLangId` is there in a focused text alone
});

test("a finding on the command line is one in the Problems view", () => {
  const { regexp } = manifest.contributes.problemMatchers[0].pattern;
  const line = "/work/a b.nas:3:11: error: `conv` takes no argument `kernl`. [unknown-argument]";
  const match = new RegExp(regexp).exec(line);
  assert.deepEqual(match?.slice(1), ["/work/a b.nas", "3", "11", "error", "`conv` takes no argument `kernl`.", "unknown-argument"]);
});

test("every snippet has a prefix, a body and a description", () => {
  const snippets: Record<string, Record<string, unknown>> = JSON.parse(readFileSync("snippets/nas.json", "utf8"));
  for (const [name, snippet] of Object.entries(snippets)) {
    for (const key of ["prefix", "body", "description"]) assert.ok(snippet[key], `${name} has no ${key}`);
  }
});
