/** Over each search: what its last run has come to. */

import { join } from "node:path";
import * as vscode from "vscode";
import { findNasc } from "../program/nasc";
import { folders } from "./launcher";
import { objects } from "./lines";
import { declarations } from "./place";
import { lastRun, words, type Run } from "./results";

/** How long an answer is good: a run in a terminal is seen to go on, and nothing is asked at every key. */
const FRESH = 5_000;

export class ResultLenses implements vscode.CodeLensProvider {
  private asked = 0;
  private runs: Promise<Run[]> = Promise.resolve([]);

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const settings = vscode.workspace.getConfiguration("nasc", document.uri);
    if (!vscode.workspace.isTrusted || !settings.get("lenses", true)) return [];
    const searches = declarations("search", document.getText());
    if (searches.length === 0) return [];
    const runs = await this.known(settings.get("path", ""));
    return searches.flatMap(({ name, offset }) => {
      const run = lastRun(runs, document.uri.fsPath, name);
      if (run === undefined) return [];
      const at = document.positionAt(offset);
      const command = { title: words(run), command: "nasc.search", arguments: [String(run["run"])] };
      return [new vscode.CodeLens(new vscode.Range(at, at), command)];
    });
  }

  private known(setting: string): Promise<Run[]> {
    if (Date.now() - this.asked > FRESH) {
      this.asked = Date.now();
      this.runs = all(setting);
    }
    return this.runs;
  }
}

/** Nobody is told where nasc is missing: whoever wants to run something is. */
async function all(setting: string): Promise<Run[]> {
  const search = { setting, environment: process.env, folders: folders(), trusted: true };
  const nasc = findNasc(search);
  if (!("program" in nasc)) return [];
  const lists = folders().map((folder) => objects(nasc.program, ["runs", join(folder, "runs"), "--json"], folder));
  return (await Promise.all(lists)).flat();
}
