/** How the language server that comes with the extension is started. */

import { join } from "node:path";
import type { Java } from "../program/java";

export interface Command {
  program: string;
  args: string[];
}

export const JAR = join("server", "language-server.jar");

/** Quick to start, and a heap that stays small: as `nasc lsp` starts it. */
const SMALL = [
  "-XX:+UseG1GC",
  "-XX:ParallelGCThreads=2",
  "-XX:GCTimeRatio=2",
  "-XX:TieredStopAtLevel=1",
  "-XX:-UsePerfData",
  "-Xms96m",
  "-Xmx512m",
  "-Dfile.encoding=UTF-8",
];

/** @param options of the user, last so that they win */
export function serverCommand(extension: string, java: Java, options: readonly string[]): Command {
  return {
    program: java.program,
    args: [
      ...SMALL,
      ...options,
      "-jar",
      join(extension, JAR),
    ],
  };
}
