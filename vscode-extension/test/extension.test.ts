import assert from "node:assert/strict";
import { test } from "node:test";
import type { ExtensionContext } from "vscode";
import { activate } from "../src/extension";
import { settings, told, trust } from "./fake-vscode";

test("nothing is looked for, let alone started, before the workspace is trusted", async () => {
  settings["path"] = "/nowhere/nasc";
  activate({ subscriptions: [] as object[] } as unknown as ExtensionContext);
  await new Promise(setImmediate);
  assert.deepEqual(told, ["The workspace is not trusted: no program is started. Colours and snippets work."]);

  told.length = 0;
  trust();
  await new Promise(setImmediate);
  assert.deepEqual(told, [
    "nasc was not found. Tried:\n  setting nasc.path: /nowhere/nasc is not a program",
    "nasc was not found: colours and snippets work, findings and costs do not.",
  ]);
});
