/** The extension's life: a language server, views, commands. Opening a file runs nothing of the workspace. */

import * as vscode from "vscode";
import { graphCommands } from "./graph/panels";
import { runCommands } from "./run/commands";
import { taskProvider } from "./run/tasks";
import { Server } from "./server/server";
import { statusItem } from "./status";

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel("nasc", { log: true });
  const started = new Server(context.extensionPath, output, (message, ...buttons) =>
    vscode.window.showWarningMessage(message, ...buttons),
  );
  server = started;
  const restart = () => void started.restart();
  context.subscriptions.push(
    output,
    ...statusItem(started),
    ...runCommands(context.extensionUri, output),
    ...graphCommands(context.extensionUri, started),
    vscode.tasks.registerTaskProvider("nasc", taskProvider),
    vscode.commands.registerCommand("nasc.restart", restart),
    vscode.commands.registerCommand("nasc.output", () => output.show()),
    vscode.commands.registerCommand("nasc.settings", () =>
      vscode.commands.executeCommand("workbench.action.openSettings", "nasc."),
    ),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("nasc.java")) restart();
    }),
  );
  restart();
}

export async function deactivate(): Promise<void> {
  await server?.dispose();
}
