/** The extension's life: one language server, started only in a trusted workspace. */

import * as vscode from "vscode";
import type { LanguageClient, LanguageClientOptions } from "vscode-languageclient/node";
import { findServer, type Missing, type Server } from "./launcher";

let client: LanguageClient | undefined;
let output: vscode.LogOutputChannel;

export function activate(context: vscode.ExtensionContext): void {
  output = vscode.window.createOutputChannel("nasc", { log: true });
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand("nasc.restart", restart),
    vscode.commands.registerCommand("nasc.output", () => output.show()),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (["nasc.path", "nasc.java"].some((section) => change.affectsConfiguration(section))) void restart();
    }),
  );
  void restart();
}

export async function deactivate(): Promise<void> {
  await stop();
}

async function restart(): Promise<void> {
  await stop();
  if (!vscode.workspace.isTrusted) {
    output.info("The workspace is not trusted: no program is started. Colours and snippets work.");
    return;
  }
  const settings = vscode.workspace.getConfiguration("nasc");
  const server = findServer(
    { path: settings.get("path", ""), javaHome: settings.get("java.home", "") },
    process.env,
  );
  if ("tried" in server) {
    await explain(server);
    return;
  }
  await start(server);
}

async function stop(): Promise<void> {
  const old = client;
  client = undefined;
  await old?.dispose();
}

async function start(server: Server): Promise<void> {
  output.info(`Starting ${server.command} ${server.args.join(" ")}`);
  const library = await import("vscode-languageclient/node");
  client = new library.LanguageClient(
    "nasc",
    "nasc",
    {
      command: server.command,
      args: server.args,
      options: { env: { ...process.env, ...server.env }, shell: false },
    },
    clientOptions(),
  );
  try {
    await client.start();
  } catch (error) {
    output.error(`The language server did not start: ${error instanceof Error ? error.message : String(error)}`);
    await offer("nasc: the language server did not start; its output says why.");
  }
}

/** Texts of the server quote the opened file, so nothing in them may run a command or be HTML. */
function clientOptions(): LanguageClientOptions {
  return {
    documentSelector: [
      { scheme: "file", language: "nas" },
      { scheme: "untitled", language: "nas" },
    ],
    outputChannel: output,
    markdown: { isTrusted: false, supportHtml: false },
  };
}

async function explain(missing: Missing): Promise<void> {
  output.error(["nasc was not found. Tried:", ...missing.tried].join("\n  "));
  await offer("nasc was not found: colours and snippets work, findings and costs do not.");
}

async function offer(message: string): Promise<void> {
  const answer = await vscode.window.showWarningMessage(message, "Show Output", "Open Settings");
  if (answer === "Show Output") output.show();
  if (answer === "Open Settings") await vscode.commands.executeCommand("workbench.action.openSettings", "nasc.");
}
