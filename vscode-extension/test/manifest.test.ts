import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const settings: Record<string, { scope: string }> = manifest.contributes.configuration.properties;

test("what names a program is set by the machine's user, never by a workspace", () => {
  const programs = ["nasc.path", "nasc.java.home"];
  for (const name of programs) assert.equal(settings[name]?.scope, "machine", name);
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, programs);
});

test("the lock file names no registry", () => {
  assert.ok(!readFileSync("package-lock.json", "utf8").includes('"resolved"'));
});

test("every snippet has a prefix, a body and a description", () => {
  const snippets: Record<string, Record<string, unknown>> = JSON.parse(readFileSync("snippets/nas.json", "utf8"));
  for (const [name, snippet] of Object.entries(snippets)) {
    for (const key of ["prefix", "body", "description"]) assert.ok(snippet[key], `${name} has no ${key}`);
  }
});
