/** Where a run goes. */

import { basename, dirname, join } from "node:path";

/**
 * A directory for a run of `file`, as the command line would name it: `runs/quickstart-20261122-004321`.
 *
 * @param folder the workspace's, or undefined for the file's own
 * @param taken whether a path is there already
 */
export function runDirectory(file: string, folder: string | undefined, now: Date, taken: (path: string) => boolean): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  const base = join(folder ?? dirname(file), "runs", `${basename(file).replace(/\.nas$/, "")}-${day}-${time}`);
  let path = base;
  for (let number = 2; taken(path); number++) path = `${base}-${number}`;
  return path;
}

/** A declaration: its name, and where the name begins. */
export interface Declaration {
  name: string;
  offset: number;
}

/** The declarations of a kind in a text; comments are passed over. */
export function declarations(kind: "search" | "space", text: string): Declaration[] {
  const pattern = new RegExp(`^([ \\t]*${kind}[ \\t]+)([a-zA-Z_]\\w*)`, "gm");
  return [...text.matchAll(pattern)].map((match) => ({
    name: match[2] ?? "",
    offset: match.index + (match[1] ?? "").length,
  }));
}

export function declared(kind: "search" | "space", text: string): string[] {
  return declarations(kind, text).map((declaration) => declaration.name);
}
