/** The launcher `nasc` for whoever wants to run something: found, allowed, or explained. */

import * as vscode from "vscode";
import { findNasc, WAYS } from "../program/nasc";

/** The program; undefined after the user was told what is missing. */
export async function launcher(output: vscode.LogOutputChannel): Promise<string | undefined> {
  if (!vscode.workspace.isTrusted) {
    const answer = await vscode.window.showWarningMessage(
      "Running a search executes what this workspace says. Trust the workspace first?",
      { modal: true, detail: "Until then nothing of it is run; colours, findings and costs work." },
      "Manage Trust",
    );
    if (answer !== undefined) await vscode.commands.executeCommand("workbench.trust.manage");
    return undefined;
  }
  const found = findNasc({
    setting: vscode.workspace.getConfiguration("nasc").get("path", ""),
    environment: process.env,
    folders: folders(),
    trusted: vscode.workspace.isTrusted,
  });
  if ("program" in found) return found.program;
  output.error(["nasc was not found. Tried:", ...found.tried].join("\n  "));
  const message = `Searches are run by the program nasc, which was not found. Two ways to get it: ${WAYS.join("; or ")}.`;
  const answer = await vscode.window.showWarningMessage(message, "Open Settings", "Show Output");
  if (answer === "Show Output") output.show();
  if (answer === "Open Settings") await vscode.commands.executeCommand("workbench.action.openSettings", "nasc.path");
  return undefined;
}

export function folders(): string[] {
  return (vscode.workspace.workspaceFolders ?? [])
    .filter((folder) => folder.uri.scheme === "file")
    .map((folder) => folder.uri.fsPath);
}
