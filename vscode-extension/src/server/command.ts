/** How the language server that comes with the extension is started. */

import { join } from "node:path";
import type { Java } from "../program/java";

export interface Command {
  program: string;
  args: string[];
}

export const JAR = join("server", "language-server.jar");

/** @param options of the user, last so that they win */
export function serverCommand(extension: string, java: Java, options: readonly string[]): Command {
  return {
    program: java.program,
    args: [
      "-XX:+UseSerialGC",
      "-XX:-UsePerfData",
      "-Xmx768m",
      "-Dfile.encoding=UTF-8",
      ...options,
      "-jar",
      join(extension, JAR),
    ],
  };
}
