/** Finding the launcher `nasc`, which runs searches. Knows nothing of the editor, so that it can be tested. */

import { delimiter, isAbsolute, join } from "node:path";
import { isFile, isInside, isProgram } from "./files";
import type { Environment, Missing } from "./java";

export interface Search {
  /** The setting `nasc.path`; an empty string is unset. */
  setting: string;
  environment: Environment;
  /** The opened folders; a checkout of nasc among them is used where they are trusted. */
  folders: readonly string[];
  trusted: boolean;
}

export interface Nasc {
  program: string;
  source: string;
}

export function findNasc(search: Search): Nasc | Missing {
  if (search.setting !== "") return atSetting(search);
  const tried = ["setting nasc.path: not set"];
  for (const folder of (search.environment["PATH"] ?? "").split(delimiter).filter(isAbsolute)) {
    const program = join(folder, "nasc");
    if (isProgram(program) && isAllowed(program, search)) return { program, source: "PATH" };
    tried.push(`PATH: ${folder}`);
  }
  for (const folder of search.folders) {
    const program = join(folder, "nasc");
    if (!isCheckout(folder)) tried.push(`workspace: ${folder} is no checkout of nasc`);
    else if (!search.trusted) tried.push(`workspace: ${program} is not used before you trust the workspace`);
    else return { program, source: "workspace" };
  }
  return { tried };
}

/** The two ways to get it. */
export const WAYS = [
  "clone nasc and put the clone on your PATH",
  'clone nasc and name its launcher in the setting "nasc.path"',
];

function atSetting(search: Search): Nasc | Missing {
  const path = search.setting;
  if (!isAbsolute(path)) return { tried: [`setting nasc.path: "${path}" is not an absolute path`] };
  if (!isProgram(path)) return { tried: [`setting nasc.path: ${path} is not a program`] };
  if (!isAllowed(path, search)) return { tried: [`setting nasc.path: ${path} lies in a workspace that is not trusted`] };
  return { program: path, source: "setting nasc.path" };
}

function isAllowed(program: string, search: Search): boolean {
  return search.trusted || !isInside(program, search.folders);
}

function isCheckout(folder: string): boolean {
  return isProgram(join(folder, "nasc")) && isFile(join(folder, "dsl-grammar", "pom.xml"));
}
