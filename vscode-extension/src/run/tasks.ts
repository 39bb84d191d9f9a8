/** Tasks of `tasks.json`: any command of nasc, its findings in the Problems view. */

import * as vscode from "vscode";
import { findNasc } from "../program/nasc";
import { folders } from "./launcher";

interface Definition extends vscode.TaskDefinition {
  command: string;
  args?: string[];
}

export const taskProvider: vscode.TaskProvider = {
  async provideTasks() {
    const files = await vscode.workspace.findFiles("**/*.nas", "**/runs/**", 1);
    return files.length === 0 ? [] : [task({ type: "nasc", command: "check", args: ["."] })].flatMap((it) => it ?? []);
  },
  resolveTask(given) {
    return task(given.definition as Definition, given.name);
  },
};

/** Nothing where there is no nasc, or none that may be started. */
function task(definition: Definition, name = `${definition.command} ${(definition.args ?? []).join(" ")}`): vscode.Task | undefined {
  if (!vscode.workspace.isTrusted) return undefined;
  const setting = vscode.workspace.getConfiguration("nasc").get("path", "");
  const found = findNasc({ setting, environment: process.env, folders: folders(), trusted: true });
  if (!("program" in found)) return undefined;
  const execution = new vscode.ProcessExecution(found.program, [definition.command, ...(definition.args ?? [])]);
  return new vscode.Task(definition, vscode.TaskScope.Workspace, name, "nasc", execution, "$nasc");
}
