/** The item in the status bar: how the language server is; a click opens what can be done about it. */

import * as vscode from "vscode";
import type { Server, State } from "./server/server";

export interface Words {
  text: string;
  tooltip: string;
  warning: boolean;
}

export function words(state: State): Words {
  switch (state.kind) {
    case "starting":
      return { text: "$(loading~spin) nasc", tooltip: "nasc: the language server starts", warning: false };
    case "waiting":
      return { text: "$(sync) nasc", tooltip: `nasc: the language server ended; it starts again in ${state.millis / 1000} s`, warning: true };
    case "stopped":
      return { text: "$(warning) nasc", tooltip: [`nasc: ${state.reason}`, ...state.tried].join("\n"), warning: true };
    case "running":
      return {
        text: state.trusted ? "$(check) nasc" : "$(shield) nasc",
        tooltip: [
          `nasc ${state.version}`,
          `Java ${state.java.version} (${state.java.source}: ${state.java.home})`,
          ...(state.trusted ? [] : ["The workspace is not trusted: other files are not read, nothing is run."]),
        ].join("\n"),
        warning: false,
      };
  }
}

const MENU: { label: string; command: string }[] = [
  { label: "$(play) Run a Search", command: "nasc.run" },
  { label: "$(pulse) Open a Run", command: "nasc.search" },
  { label: "$(type-hierarchy) Show the Architecture Graph", command: "nasc.graph" },
  { label: "$(new-file) New File from a Template", command: "nasc.new" },
  { label: "$(debug-restart) Restart the Language Server", command: "nasc.restart" },
  { label: "$(output) Show the Output", command: "nasc.output" },
  { label: "$(gear) Settings", command: "nasc.settings" },
];

export function statusItem(server: Server): vscode.Disposable[] {
  const item = vscode.window.createStatusBarItem("nasc.status", vscode.StatusBarAlignment.Right, 100);
  item.name = "nasc";
  item.command = "nasc.menu";
  const show = (state: State) => {
    const now = words(state);
    item.text = now.text;
    item.tooltip = now.tooltip;
    item.backgroundColor = now.warning ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined;
  };
  show(server.state);
  item.show();
  return [
    item,
    server.onDidChange(show),
    vscode.commands.registerCommand("nasc.menu", async () => {
      const chosen = await vscode.window.showQuickPick(MENU, { title: item.tooltip as string, placeHolder: "nasc" });
      if (chosen) await vscode.commands.executeCommand(chosen.command);
    }),
  ];
}
