/** Finding the launcher `nasc` and how it is started. Knows nothing of the editor, so that it can be tested. */

import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/** What the user has set; an empty string is unset. */
export interface Settings {
  path: string;
  javaHome: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Server {
  command: string;
  args: string[];
  env: Record<string, string>;
}

/** Nothing was found; `tried` says where, a line each. */
export interface Missing {
  tried: string[];
}

export function findServer(settings: Settings, environment: Environment): Server | Missing {
  const java = checkJavaHome(settings.javaHome);
  if (java !== undefined) return { tried: [java] };
  const found = settings.path === "" ? onPath(environment) : atSetting(settings.path);
  if (typeof found !== "string") return found;
  const env: Record<string, string> = settings.javaHome === "" ? {} : { JAVA_HOME: settings.javaHome };
  return { command: found, args: ["lsp"], env };
}

/** The complaint about a Java home that was set and cannot be right. */
function checkJavaHome(home: string): string | undefined {
  if (home === "") return undefined;
  if (!isAbsolute(home)) return `setting nasc.java.home: "${home}" is not an absolute path`;
  if (!isProgram(join(home, "bin", "java"))) return `setting nasc.java.home: ${home} has no bin/java`;
  return undefined;
}

function atSetting(path: string): string | Missing {
  if (!isAbsolute(path)) return { tried: [`setting nasc.path: "${path}" is not an absolute path`] };
  if (!isProgram(path)) return { tried: [`setting nasc.path: ${path} is not a program`] };
  return path;
}

/** Relative entries of the path are passed over: they would find what lies in the opened folder. */
function onPath(environment: Environment): string | Missing {
  const folders = (environment["PATH"] ?? "").split(delimiter).filter(isAbsolute);
  const found = folders.map((folder) => join(folder, "nasc")).find(isProgram);
  return found ?? { tried: ["setting nasc.path: not set", ...folders.map((folder) => `PATH: ${folder}`)] };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
