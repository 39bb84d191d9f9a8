/** What a program says, one JSON object a line. */

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface Talk {
  /** An object of standard output. */
  object(value: Record<string, unknown>): void;
  /** The program ended; `complaint` is what it wrote to standard error, or why it could not be started. */
  end(status: number | null, complaint: string): void;
}

const MOST_COMPLAINT = 4_000;

/**
 * Starts a program and listens. Lines that are no JSON objects are passed over: a newer nasc may say more.
 *
 * @returns what ends it
 */
export function listen(program: string, args: readonly string[], folder: string, talk: Talk): () => void {
  const child = spawn(program, [...args], { cwd: folder, shell: false, stdio: ["ignore", "pipe", "pipe"] });
  let complaint = "";
  let ended = false;
  const end = (status: number | null) => {
    if (!ended) talk.end(status, complaint.trim());
    ended = true;
  };
  createInterface({ input: child.stdout }).on("line", (line) => {
    const value = objectOf(line);
    if (value !== undefined && !ended) talk.object(value);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-MOST_COMPLAINT);
  });
  child.on("error", (error) => {
    complaint = error.message;
    end(null);
  });
  child.on("close", (status) => end(status));
  return () => {
    ended = true;
    child.kill();
  };
}

export function objectOf(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** All that a program says on standard output, or its complaint as an error. */
export function output(program: string, args: readonly string[], folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], { cwd: folder, shell: false, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    let complaint = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
    child.on("error", reject);
    child.on("close", (status) => (status === 0 ? resolve(said) : reject(new Error(complaint.trim() || `exit status ${status}`))));
  });
}

/** All objects that a program says; those it said before it failed too. */
export function objects(program: string, args: readonly string[], folder: string): Promise<Record<string, unknown>[]> {
  return new Promise((resolve) => {
    const all: Record<string, unknown>[] = [];
    listen(program, args, folder, { object: (value) => all.push(value), end: () => resolve(all) });
  });
}
