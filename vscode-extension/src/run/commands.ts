/** The commands about runs. */

import { basename, join } from "node:path";
import * as vscode from "vscode";
import { folders, launcher } from "./launcher";
import { ResultLenses } from "./lenses";
import { objects, output as outputOf } from "./lines";
import { RunPanels, showReport } from "./panels";
import { askedSearch, resumeSearch, startSearch } from "./start";

export function runCommands(extension: vscode.Uri, output: vscode.LogOutputChannel): vscode.Disposable[] {
  const panels = new RunPanels(extension, output);
  const command = (name: string, work: (nasc: string, ...args: string[]) => Promise<void>) =>
    vscode.commands.registerCommand(name, async (...args: unknown[]) => {
      const nasc = await launcher(output);
      if (nasc === undefined) return;
      try {
        await work(nasc, ...args.filter((arg): arg is string => typeof arg === "string"));
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        output.error(`${name}: ${message}`);
        void vscode.window.showErrorMessage(message);
      }
    });
  return [
    vscode.languages.registerCodeLensProvider({ language: "nas", scheme: "file" }, new ResultLenses()),
    command("nasc.run", async (nasc, uri, name) => {
      const asked = await askedSearch(uri, name);
      if (asked !== undefined) panels.show(nasc, await startSearch(nasc, asked));
    }),
    command("nasc.resume", async (nasc, uri) => {
      const directory = await chosenRun(nasc, (status) => status === "interrupted" || status === "failed", uri);
      if (directory === undefined) return;
      await resumeSearch(nasc, directory);
      panels.show(nasc, directory, "resume");
    }),
    command("nasc.search", async (nasc, run) => {
      const directory = run ?? (await chosenRun(nasc, () => true));
      if (directory !== undefined) panels.show(nasc, directory);
    }),
    command("nasc.stop", async (nasc) => {
      const directory = panels.active() ?? (await chosenRun(nasc, (status) => status === "running"));
      if (directory !== undefined) await outputOf(nasc, ["stop", directory], directory);
    }),
    command("nasc.report", async (nasc) => {
      const directory = panels.active() ?? (await chosenRun(nasc, () => true));
      if (directory !== undefined) await showReport(nasc, directory);
    }),
    command("nasc.new", newFile),
  ];
}

interface RunItem extends vscode.QuickPickItem {
  directory: string;
}

/**
 * A run of the opened folders, newest first, chosen by the user.
 *
 * @param uri of the file whose last run is meant: the user is asked only where there is none
 */
async function chosenRun(nasc: string, fits: (status: string) => boolean, uri?: string): Promise<string | undefined> {
  const stem = uri === undefined ? "" : basename(vscode.Uri.parse(uri).fsPath).replace(/\.nas$/, "");
  const items: RunItem[] = [];
  for (const folder of folders()) {
    for (const run of await objects(nasc, ["runs", join(folder, "runs"), "--json"], folder)) {
      const directory = String(run["run"]);
      const status = String(run["status"]);
      if (!fits(status) || !basename(directory).startsWith(stem)) continue;
      items.push({ label: basename(directory), description: status, detail: `${run["trials"]} trials in ${folder}`, directory });
    }
  }
  const last = items[items.length - 1];
  if (uri !== undefined && last !== undefined) return last.directory;
  const browse: RunItem = { label: "$(folder) Another folder …", directory: "" };
  const chosen = await vscode.window.showQuickPick([...items.reverse(), browse], { placeHolder: "Which run?" });
  if (chosen !== browse) return chosen?.directory;
  const picked = await vscode.window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false, openLabel: "Open Run" });
  return picked?.[0]?.fsPath;
}

/** Begins a file from one of nasc's templates. */
async function newFile(nasc: string): Promise<void> {
  const folder = folders()[0];
  const templates = (await outputOf(nasc, ["new"], folder ?? ".")).split("\n").filter((line) => line !== "");
  const items = templates.map((line) => {
    const [label = "", ...words] = line.split(/\s+/);
    return { label, detail: words.join(" ") };
  });
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: "Begin from which template?" });
  if (chosen === undefined) return;
  const start = folder === undefined ? undefined : vscode.Uri.file(join(folder, `${chosen.label}.nas`));
  const target = await vscode.window.showSaveDialog({ filters: { nas: ["nas"] }, ...(start && { defaultUri: start }) });
  if (target === undefined) return;
  await outputOf(nasc, ["new", chosen.label, target.fsPath], folder ?? ".");
  await vscode.window.showTextDocument(target);
}
