import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import * as vscode from "vscode";
import { activate } from "../src/extension";
import { words } from "../src/status";
import { settings, told, trust } from "./fake-vscode";
import { file, folder } from "./folder";

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

test("without Java it says what was tried; a run asks for trust, and then for nasc", async () => {
  settings["java.home"] = "/nowhere/jdk";
  file("", "server", "language-server.jar");
  activate({ subscriptions: [], extensionPath: folder, extensionUri: folder } as unknown as vscode.ExtensionContext);
  await settled();
  assert.deepEqual(told, [
    "No Java 17 or newer was found. Tried:\n  setting nasc.java.home: /nowhere/jdk has no bin/java",
    "nasc needs Java 17 or newer and found none: colours, folds and snippets work without it.",
  ]);

  told.length = 0;
  await vscode.commands.executeCommand("nasc.run");
  assert.deepEqual(told, ["Running a search executes what this workspace says. Trust the workspace first?"]);

  trust();
  await settled();
  told.length = 0;
  settings["path"] = join(folder, "none");
  await vscode.commands.executeCommand("nasc.run");
  assert.deepEqual(told, [
    `nasc was not found. Tried:\n  setting nasc.path: ${join(folder, "none")} is not a program`,
    "Searches are run by the program nasc, which was not found. Two ways to get it: clone nasc and put the clone on" +
      ' your PATH; or clone nasc and name its launcher in the setting "nasc.path".',
  ]);
});

test("the status bar says what was tried, or how to go on", () => {
  const reason = "nasc needs Java 17 or newer and found none.";
  const tried = ["JAVA_HOME: not set", "PATH: no java"];
  assert.equal(words({ kind: "stopped", reason, tried }).tooltip, `nasc: ${reason}\nJAVA_HOME: not set\nPATH: no java`);
});
