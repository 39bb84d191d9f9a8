/** One language server: found, started, watched, started again when it dies. */

import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import type { LanguageClient, LanguageClientOptions } from "vscode-languageclient/node";
import { findJava, knownPlaces, type Java } from "../program/java";
import { JAR, serverCommand } from "./command";
import { Restarts } from "./restarts";

/** What the status item shows. */
export type State =
  | { kind: "starting" }
  | { kind: "running"; version: string; java: Java; trusted: boolean }
  | { kind: "stopped"; reason: string; tried: readonly string[] }
  | { kind: "waiting"; millis: number };

export class Server implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<State>();
  readonly onDidChange = this.changed.event;
  private readonly restarts = new Restarts();
  private client: LanguageClient | undefined;
  private timer: NodeJS.Timeout | undefined;
  /** Which start is the current one: what an older one does no longer matters. */
  private generation = 0;
  state: State = { kind: "starting" };

  constructor(
    private readonly extension: string,
    private readonly output: vscode.LogOutputChannel,
    /** Shows a message with buttons, and gives the one that was pressed. */
    private readonly ask: (message: string, ...buttons: string[]) => Thenable<string | undefined>,
  ) {}

  /** A start that the user asked for, or that a changed setting calls for. */
  async restart(): Promise<void> {
    this.restarts.forget();
    await this.start();
  }

  /** The answer to one of the server's own requests; undefined while there is no server. */
  async request<T>(method: string, params: object): Promise<T | undefined> {
    return this.client?.isRunning() ? await this.client.sendRequest<T>(method, params) : undefined;
  }

  async dispose(): Promise<void> {
    await this.stop();
    this.changed.dispose();
  }

  private async start(): Promise<void> {
    await this.stop();
    const mine = this.generation;
    if (!existsSync(join(this.extension, JAR))) {
      return this.refuse(`The extension was packaged without its server: there is no ${JAR}.`);
    }
    const java = this.java();
    if (!("program" in java)) {
      this.output.error(["No Java 17 or newer was found. Tried:", ...java.tried].join("\n  "));
      return this.refuse("nasc needs Java 17 or newer and found none: colours, folds and snippets work without it.", java.tried);
    }
    this.tell({ kind: "starting" });
    try {
      await this.connect(java, mine);
    } catch (error) {
      this.output.error(`The language server did not start: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private java() {
    const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath);
    return findJava({
      setting: vscode.workspace.getConfiguration("nasc").get("java.home", ""),
      extension: this.extension,
      environment: process.env,
      forbidden: vscode.workspace.isTrusted ? [] : folders,
      platform: process.platform,
      places: knownPlaces(process.platform, process.env),
    });
  }

  private async connect(java: Java, mine: number): Promise<void> {
    const options = vscode.workspace.getConfiguration("nasc").get<string[]>("java.options", []);
    const command = serverCommand(this.extension, java, options);
    this.output.info(`Starting ${command.program} ${command.args.join(" ")} (Java ${java.version}, ${java.source})`);
    const library = await import("vscode-languageclient/node");
    const client = new library.LanguageClient(
      "nasc",
      "nasc",
      async () => this.watched(spawn(command.program, command.args, { shell: false }), mine),
      this.clientOptions(library.CloseAction.DoNotRestart, library.ErrorAction.Continue),
    );
    this.client = client;
    await client.start();
    if (mine !== this.generation) return;
    const version = client.initializeResult?.serverInfo?.version ?? "of unknown version";
    this.output.info(`The language server ${version} runs.`);
    this.tell({ kind: "running", version, java, trusted: vscode.workspace.isTrusted });
  }

  /** Its end is noticed here and nowhere else, with what it was. */
  private watched(child: ChildProcess, mine: number): ChildProcess {
    let ended = false;
    const end = (how: string) => {
      if (!ended && mine === this.generation) this.died(how);
      ended = true;
    };
    child.on("error", (error) => end(error.message));
    child.on("exit", (code, signal) => end(signal === null ? `exit status ${code}` : `signal ${signal}`));
    return child;
  }

  private died(how: string): void {
    const millis = this.restarts.died(Date.now());
    if (millis === undefined) {
      this.output.error(`The language server ended (${how}), the sixth time in three minutes: it is not started again.`);
      this.refuse("nasc: the language server keeps ending; its output says why.", [], "Restart");
      return;
    }
    this.output.warn(`The language server ended (${how}); it is started again in ${millis / 1000} s.`);
    this.tell({ kind: "waiting", millis });
    this.timer = setTimeout(() => void this.start(), millis);
  }

  private refuse(reason: string, tried: readonly string[] = [], ...first: string[]): void {
    this.tell({ kind: "stopped", reason, tried });
    void this.ask(reason, ...first, "Show Output", "Open Settings").then((answer) => {
      if (answer === "Restart") void this.restart();
      if (answer === "Show Output") this.output.show();
      if (answer === "Open Settings") void vscode.commands.executeCommand("workbench.action.openSettings", "nasc.java");
    });
  }

  private async stop(): Promise<void> {
    this.generation++;
    clearTimeout(this.timer);
    const old = this.client;
    this.client = undefined;
    try {
      await old?.dispose(2_000);
    } catch {
      // It is gone already.
    }
  }

  private tell(state: State): void {
    this.state = state;
    this.changed.fire(state);
  }

  /**
   * Texts of the server quote the opened file, so nothing in them may run a command or be HTML. In a workspace that
   * is not trusted the server reads nothing but the open document and its own library.
   */
  private clientOptions(close: number, go: number): LanguageClientOptions {
    return {
      documentSelector: [
        { scheme: "file", language: "nas" },
        { scheme: "untitled", language: "nas" },
      ],
      outputChannel: this.output,
      initializationOptions: { trusted: vscode.workspace.isTrusted },
      synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.nas") },
      markdown: { isTrusted: false, supportHtml: false },
      errorHandler: {
        error: () => ({ action: go, handled: true }),
        closed: () => ({ action: close, handled: true }),
      },
    };
  }
}
