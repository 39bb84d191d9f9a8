/** Following a run by what `nasc watch DIR --json` says, from before it has made its directory. */

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { listen, type Talk } from "./lines";

const PAUSE_MILLIS = 300;
const PATIENCE_MILLIS = 120_000;

/**
 * Follows a run until it ends or the returned function is called. A directory that does not appear in two minutes,
 * or that is none of a run, is a complaint.
 */
export function follow(nasc: string, directory: string, talk: Talk): () => void {
  const from = Date.now();
  let stop = () => clearTimeout(timer);
  let timer: NodeJS.Timeout;
  const look = () => {
    if (existsSync(join(directory, "run.format"))) {
      stop = listen(nasc, ["watch", directory, "--json"], dirname(directory), talk);
    } else if (existsSync(directory)) {
      talk.end(1, `${directory} is no run directory.`);
    } else if (Date.now() - from > PATIENCE_MILLIS) {
      talk.end(1, `There is no run at ${directory}; its terminal may say why.`);
    } else {
      timer = setTimeout(look, PAUSE_MILLIS);
    }
  };
  timer = setTimeout(look, 0);
  return () => stop();
}
