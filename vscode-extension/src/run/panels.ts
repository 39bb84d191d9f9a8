/** The live view of a search: one panel a run directory. It reads no store; all it knows it is told by `nasc`. */

import { basename, dirname, join } from "node:path";
import * as vscode from "vscode";
import { openPanel } from "../view/panel";
import { follow, type From } from "./follow";
import { output as outputOf } from "./lines";
import { resumeSearch } from "./start";

/** What the view asks for. Anything else is passed over: a page is not trusted more than it has to be. */
type Wish =
  | { kind: "ready" }
  | { kind: "stop" }
  | { kind: "resume" }
  | { kind: "report" }
  | { kind: "open"; phase: string; trial: number };

export class RunPanels {
  private readonly open = new Map<string, RunPanel>();

  constructor(
    private readonly extension: vscode.Uri,
    private readonly output: vscode.LogOutputChannel,
  ) {}

  show(nasc: string, directory: string, from: From = "now"): void {
    const known = this.open.get(directory);
    if (known !== undefined) {
      known.reveal();
      known.follow(from);
      return;
    }
    const panel = new RunPanel(this.extension, this.output, nasc, directory, from);
    this.open.set(directory, panel);
    panel.onEnd(() => this.open.delete(directory));
  }

  /** The run whose panel has the focus, or the only one. */
  active(): string | undefined {
    const all = [...this.open];
    return (all.find(([, panel]) => panel.isActive()) ?? (all.length === 1 ? all[0] : undefined))?.[0];
  }
}

class RunPanel {
  private readonly panel: vscode.WebviewPanel;
  private unfollow = () => {};

  constructor(
    extension: vscode.Uri,
    private readonly output: vscode.LogOutputChannel,
    private readonly nasc: string,
    private readonly directory: string,
    private readonly from: From,
  ) {
    this.panel = openPanel(extension, "search", basename(directory));
    this.panel.webview.onDidReceiveMessage((wish: Wish) => void this.grant(wish));
    this.panel.onDidDispose(() => this.unfollow());
  }

  onEnd(then: () => void): void {
    this.panel.onDidDispose(then);
  }

  isActive(): boolean {
    return this.panel.active;
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  /** What the view knew before is forgotten as soon as there is something new. */
  follow(from: From): void {
    this.unfollow();
    if (from === "resume") this.tell({ kind: "resuming" });
    this.unfollow = follow(this.nasc, this.directory, from, {
      object: (event) => {
        if (event["event"] === "snapshot") this.tell({ kind: "run", directory: this.directory });
        this.tell({ kind: "event", event });
      },
      end: (status, complaint) => {
        if (status === 0) return;
        this.output.error(`nasc watch ${this.directory}: ${complaint}`);
        this.tell({ kind: "broken", message: complaint || "The run cannot be followed." });
      },
    });
  }

  private async grant(wish: Wish): Promise<void> {
    try {
      if (wish.kind === "ready") this.start();
      if (wish.kind === "stop") await outputOf(this.nasc, ["stop", this.directory], dirname(this.directory));
      if (wish.kind === "resume") await this.resume();
      if (wish.kind === "report") await showReport(this.nasc, this.directory);
      if (wish.kind === "open") await this.architecture(String(wish.phase), Number(wish.trial));
    } catch (error) {
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  }

  private start(): void {
    this.tell({ kind: "run", directory: this.directory });
    this.follow(this.from);
  }

  private async resume(): Promise<void> {
    await resumeSearch(this.nasc, this.directory);
    this.follow("resume");
  }

  /** A trial's architecture as a `.nas` text that nobody has saved yet. */
  private async architecture(phase: string, trial: number): Promise<void> {
    const args = ["trials", this.directory, "--nas", `${phase}/${trial}`];
    const content = await outputOf(this.nasc, args, dirname(this.directory));
    const document = await vscode.workspace.openTextDocument({ language: "nas", content });
    const last = document.positionAt(content.lastIndexOf("\narchitecture ") + 1);
    await vscode.window.showTextDocument(document, {
      viewColumn: vscode.ViewColumn.One,
      selection: new vscode.Range(last, last),
    });
  }

  private tell(message: object): void {
    void this.panel.webview.postMessage(message);
  }
}

/** Writes the report beside the run's results and shows it where the user reads pages. */
export async function showReport(nasc: string, directory: string): Promise<void> {
  const file = join(directory, "report.html");
  await outputOf(nasc, ["report", directory, "--out", file], dirname(directory));
  await vscode.env.openExternal(vscode.Uri.file(file));
}
