/** A webview with one of our views in it. */

import * as vscode from "vscode";
import { html } from "./html";

export type View = "graph" | "search";

/** Opens a panel beside the text that shows a view; it may load nothing but the view's own files. */
export function openPanel(extension: vscode.Uri, view: View, title: string): vscode.WebviewPanel {
  const folder = vscode.Uri.joinPath(extension, "out", "views");
  const panel = vscode.window.createWebviewPanel(
    `nasc.${view}`,
    title,
    { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true, retainContextWhenHidden: true, localResourceRoots: [folder] },
  );
  const file = (name: string) => panel.webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  panel.iconPath = vscode.Uri.joinPath(extension, "icons", "nas.svg");
  panel.webview.html = html({
    title,
    source: panel.webview.cspSource,
    script: file(`${view}.js`),
    style: file("style.css"),
  });
  return panel;
}
