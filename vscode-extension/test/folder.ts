/** A folder for one test file, and programs in it that do nothing, or what they are told. */

import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";

export const folder = mkdtempSync(join(tmpdir(), "nasc extension "));
after(() => rmSync(folder, { recursive: true }));

export function file(text: string, ...path: string[]): string {
  const name = join(folder, ...path);
  mkdirSync(dirname(name), { recursive: true });
  writeFileSync(name, text);
  return name;
}

export function program(text: string, ...path: string[]): string {
  const name = file(text, ...path);
  chmodSync(name, 0o755);
  return name;
}

/** A Java home that says its version. */
export function home(version: string, ...path: string[]): string {
  program("", ...path, "bin", "java");
  file(`IMPLEMENTOR="Test"\nJAVA_VERSION="${version}"\n`, ...path, "release");
  return join(folder, ...path);
}
