/** Starting and resuming searches in a terminal of the editor. */

import { existsSync } from "node:fs";
import { dirname } from "node:path";
import * as vscode from "vscode";
import { declared, runDirectory } from "./place";

/** A search that was asked for: `uri` and `name` come from a code lens, or from the active editor. */
export interface Asked {
  file: string;
  search: string;
}

export async function askedSearch(uri?: string, name?: string): Promise<Asked | undefined> {
  const document = await documentOf(uri);
  if (document === undefined) {
    void vscode.window.showInformationMessage("Open a .nas file with a search first.");
    return undefined;
  }
  const search = name ?? (await chosen(declared("search", document.getText())));
  if (search === undefined) return undefined;
  if (document.isUntitled || (document.isDirty && !(await document.save()))) {
    void vscode.window.showInformationMessage("Save the file first: a run starts from what is on disk.");
    return undefined;
  }
  return { file: document.uri.fsPath, search };
}

export async function documentOf(uri?: string): Promise<vscode.TextDocument | undefined> {
  if (uri !== undefined) return vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const active = vscode.window.activeTextEditor?.document;
  return active?.languageId === "nas" ? active : undefined;
}

async function chosen(names: string[]): Promise<string | undefined> {
  if (names.length === 0) void vscode.window.showInformationMessage("There is no search in this file.");
  return names.length < 2 ? names[0] : vscode.window.showQuickPick(names, { placeHolder: "Which search?" });
}

/** Starts a search; returns the directory that it will make. */
export async function startSearch(nasc: string, asked: Asked): Promise<string> {
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(asked.file));
  const directory = runDirectory(asked.file, folder?.uri.fsPath, new Date(), existsSync);
  await inTerminal(nasc, ["run", asked.file, "--search", asked.search, "--out", directory], `run ${asked.search}`, directory);
  return directory;
}

export async function resumeSearch(nasc: string, directory: string): Promise<void> {
  await inTerminal(nasc, ["resume", directory], "resume", directory);
}

/** A task: its terminal shows what the program says, Ctrl-C there interrupts it. */
async function inTerminal(nasc: string, args: string[], name: string, directory: string): Promise<void> {
  const cwd = dirname(dirname(directory));
  const task = new vscode.Task(
    { type: "nasc", command: args[0] ?? "" },
    vscode.TaskScope.Workspace,
    name,
    "nasc",
    new vscode.ProcessExecution(nasc, args, existsSync(cwd) ? { cwd } : {}),
    "$nasc",
  );
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, panel: vscode.TaskPanelKind.New };
  await vscode.tasks.executeTask(task);
}
