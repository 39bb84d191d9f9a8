/**
 * Finding a Java to run the language server on. A home tells its version in its file `release`, so no program
 * is started to find out. Knows nothing of the editor, so that it can be tested.
 */

import { homedir } from "node:os";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { entries, isInside, isProgram, real, textOf } from "./files";

export const OLDEST = 17;

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Java {
  home: string;
  program: string;
  version: number;
  /** Where it was found, for people. */
  source: string;
}

/** Nothing was found; `tried` says where, a line each. */
export interface Missing {
  tried: string[];
}

export interface Search {
  /** The setting `nasc.java.home`; an empty string is unset. */
  setting: string;
  /** The extension's own folder, which may bring a runtime in `jre`. */
  extension: string;
  environment: Environment;
  /** Folders from which nothing is started: those of a workspace that is not trusted. */
  forbidden: readonly string[];
  platform: NodeJS.Platform;
  /** Folders whose entries are homes. */
  places: readonly string[];
}

interface Candidate {
  home: string;
  source: string;
}

export function findJava(search: Search): Java | Missing {
  const tried: string[] = [];
  for (const candidate of candidates(search, tried)) {
    const found = check(candidate, search);
    if (typeof found !== "string") return found;
    tried.push(`${candidate.source}: ${found}`);
    if (candidate.source.startsWith("setting")) break; // what the user chose is not replaced by another
  }
  return { tried };
}

/** Homes in the order of preference; what is not even one goes into `tried`. */
function* candidates(search: Search, tried: string[]): Generator<Candidate> {
  if (search.setting !== "") yield { home: search.setting, source: "setting nasc.java.home" };
  tried.push("setting nasc.java.home: not set");
  yield { home: join(search.extension, "jre"), source: "bundled" };
  for (const name of ["JAVA_HOME", "JDK_HOME"]) {
    const home = search.environment[name] ?? "";
    if (home === "") tried.push(`${name}: not set`);
    else yield { home, source: name };
  }
  const onPath = path(search).find((folder) => isProgram(join(folder, java(search))));
  if (onPath === undefined) tried.push("PATH: no java");
  else yield { home: dirname(dirname(real(join(onPath, java(search))))), source: "PATH" };
  for (const place of search.places) {
    for (const entry of entries(place)) {
      const mac = join(entry, "Contents", "Home");
      yield { home: isProgram(join(mac, "bin", "java")) ? mac : entry, source: place };
    }
  }
}

/** The Java of a home, or why it will not do. */
function check({ home, source }: Candidate, search: Search): Java | string {
  if (!isAbsolute(home)) return `"${home}" is not an absolute path`;
  const program = join(home, "bin", java(search));
  if (!isProgram(program)) return `${home} has no bin/${java(search)}`;
  if (isInside(home, search.forbidden)) return `${home} lies in a workspace that is not trusted`;
  const version = versionOf(textOf(join(home, "release")));
  if (version === undefined) return `${home} does not say its version in a file "release"`;
  if (version < OLDEST) return `${home} is Java ${version}`;
  return { home, program, version, source };
}

/** `JAVA_VERSION="17.0.12"` is 17, `JAVA_VERSION="1.8.0_412"` is 8. */
export function versionOf(release: string): number | undefined {
  const match = /^JAVA_VERSION="(?:1\.)?(\d+)/m.exec(release);
  return match ? Number(match[1]) : undefined;
}

/** Relative entries are passed over: they would find what lies in the opened folder. */
function path(search: Search): string[] {
  return (search.environment["PATH"] ?? search.environment["Path"] ?? "").split(delimiter).filter(isAbsolute);
}

function java(search: Search): string {
  return search.platform === "win32" ? "java.exe" : "java";
}

/** Where systems and version managers put homes. */
export function knownPlaces(platform: NodeJS.Platform, environment: Environment): string[] {
  const home = homedir();
  const own = [join(home, ".sdkman", "candidates", "java"), join(home, ".jdks"), join(home, ".asdf", "installs", "java")];
  if (platform === "darwin") {
    return [...own, "/Library/Java/JavaVirtualMachines", join(home, "Library", "Java", "JavaVirtualMachines")];
  }
  if (platform === "win32") {
    const programs = environment["ProgramFiles"] ?? "C:\\Program Files";
    return [...own, ...["Java", "Eclipse Adoptium", "Microsoft", "Zulu", "Amazon Corretto"].map((name) => join(programs, name))];
  }
  return [...own, "/usr/lib/jvm", "/usr/java", "/opt/java", "/opt"];
}
