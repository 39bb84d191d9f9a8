/** The architecture graph: one panel a document, drawn from what the language server answers to `nasc/graph`. */

import { basename } from "node:path";
import * as vscode from "vscode";
import { documentOf } from "../run/start";
import type { Server } from "../server/server";
import { openPanel } from "../view/panel";

interface Place {
  line: number;
  character: number;
  endLine: number;
  endCharacter: number;
}

/** What the view asks for; `id` comes back with the answer. */
type Wish =
  | { kind: "ready" }
  | { kind: "draw"; id: number; name: string | null; decisions: Record<string, string> | null }
  | { kind: "source"; place: Place };

const PAUSE_MILLIS = 300;

export function graphCommands(extension: vscode.Uri, server: Server): vscode.Disposable[] {
  const open = new Map<string, GraphPanel>();
  return [
    vscode.commands.registerCommand("nasc.graph", async (uri?: unknown, name?: unknown) => {
      const document = await documentOf(typeof uri === "string" ? uri : undefined);
      if (document === undefined) {
        void vscode.window.showInformationMessage("Open a .nas file with a space first.");
        return;
      }
      const key = document.uri.toString();
      const panel = open.get(key) ?? new GraphPanel(extension, server, document.uri, () => open.delete(key));
      open.set(key, panel);
      panel.show(typeof name === "string" ? name : undefined);
    }),
    vscode.commands.registerCommand("nasc.sample", async (uri?: unknown, name?: unknown) => {
      const document = await documentOf(typeof uri === "string" ? uri : undefined);
      if (document !== undefined) await sample(server, document, typeof name === "string" ? name : undefined);
    }),
  ];
}

/** Writes a drawn architecture behind the text, as an edit that can be undone. */
async function sample(server: Server, document: vscode.TextDocument, space: string | undefined): Promise<void> {
  const seed = Math.floor(Math.random() * Number.MAX_SAFE_INTEGER);
  const params = { textDocument: { uri: document.uri.toString() }, space: space ?? null, seed };
  const answer = await server.request<{ text?: string | null }>("nasc/sample", params);
  if (!answer?.text) {
    void vscode.window.showInformationMessage("There is no space here that an architecture can be drawn from.");
    return;
  }
  const editor = await vscode.window.showTextDocument(document);
  const end = document.lineAt(document.lineCount - 1).range.end;
  await editor.edit((edit) => edit.insert(end, `${end.character === 0 ? "" : "\n"}\n${answer.text}`));
  editor.revealRange(new vscode.Range(end, document.lineAt(document.lineCount - 1).range.end));
}

class GraphPanel {
  private readonly panel: vscode.WebviewPanel;
  private readonly parts: vscode.Disposable[];
  private name: string | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    extension: vscode.Uri,
    private readonly server: Server,
    private readonly uri: vscode.Uri,
    ended: () => void,
  ) {
    this.panel = openPanel(extension, "graph", `Graph of ${basename(uri.fsPath)}`);
    this.parts = [
      this.panel.webview.onDidReceiveMessage((wish: Wish) => void this.grant(wish)),
      vscode.workspace.onDidChangeTextDocument((change) => {
        if (change.document.uri.toString() === uri.toString()) this.outdated();
      }),
      server.onDidChange((state) => {
        if (state.kind === "running") this.outdated();
      }),
    ];
    this.panel.onDidDispose(() => {
      clearTimeout(this.timer);
      this.parts.forEach((part) => part.dispose());
      ended();
    });
  }

  show(name: string | undefined): void {
    this.name = name;
    this.panel.reveal(undefined, true);
    this.tell({ kind: "show", name: name ?? null });
  }

  /** The text changed: the view asks again for what it shows. */
  private outdated(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell({ kind: "changed" }), PAUSE_MILLIS);
  }

  private async grant(wish: Wish): Promise<void> {
    if (wish.kind === "ready") this.tell({ kind: "show", name: this.name ?? null });
    if (wish.kind === "source") await this.source(wish.place);
    if (wish.kind === "draw") this.tell({ kind: "drawn", id: wish.id, answer: await this.draw(wish.name, wish.decisions) });
  }

  private async draw(name: string | null, decisions: Record<string, string> | null): Promise<object> {
    const reason = (sentence: string) => ({ spaces: [], known: [], reason: sentence });
    try {
      await vscode.workspace.openTextDocument(this.uri);
      const params = { textDocument: { uri: this.uri.toString() }, name, decisions };
      const answer = await this.server.request<object | null>("nasc/graph", params);
      return answer ?? reason("The language server does not run; the item nasc in the status bar says why.");
    } catch (error) {
      // A newer text came in between: the view asks again when it settles.
      return reason(error instanceof Error ? error.message : String(error));
    }
  }

  private async source(place: Place): Promise<void> {
    const start = new vscode.Position(place.line, place.character);
    const shown = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === this.uri.toString());
    const editor = await vscode.window.showTextDocument(this.uri, { viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One });
    editor.selection = new vscode.Selection(new vscode.Position(place.endLine, place.endCharacter), start);
    editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  private tell(message: object): void {
    void this.panel.webview.postMessage(message);
  }
}
