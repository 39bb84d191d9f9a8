/** Following a run by what `nasc watch DIR --json` says, from before anyone works on it. */

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { listen, type Talk } from "./lines";

const PAUSE_MILLIS = 300;
const PATIENCE_MILLIS = 120_000;

/** What is followed: a run as it stands, or one that is about to be resumed, whose state of before is passed over. */
export type From = "now" | "resume";

/**
 * Follows a run until it ends or the returned function is called. A directory that does not appear in two minutes,
 * or that is none of a run, is a complaint.
 */
export function follow(nasc: string, directory: string, from: From, talk: Talk): () => void {
  const end = Date.now() + PATIENCE_MILLIS;
  let timer: NodeJS.Timeout | undefined;
  let stopListening = () => {};
  const later = () => {
    timer = setTimeout(look, PAUSE_MILLIS);
  };
  const look = () => {
    if (existsSync(join(directory, "run.format"))) {
      const watched = from === "resume" ? onceWorkedOn(talk, end, later) : talk;
      stopListening = listen(nasc, ["watch", directory, "--json"], dirname(directory), watched);
    } else if (existsSync(directory)) {
      talk.end(1, `${directory} is no run directory.`);
    } else if (Date.now() > end) {
      talk.end(1, `There is no run at ${directory}; its terminal may say why.`);
    } else {
      later();
    }
  };
  timer = setTimeout(look, 0);
  return () => {
    clearTimeout(timer);
    stopListening();
  };
}

/** Holds back what is told of a run that nobody works on yet, and asks again, until patience ends. */
function onceWorkedOn(talk: Talk, end: number, again: () => void): Talk {
  let held = false;
  return {
    object(event) {
      if (event["event"] === "snapshot") {
        const status = (event["result"] as { status?: string } | undefined)?.status;
        held = status !== "running" && status !== "done" && Date.now() < end;
      }
      if (!held) talk.object(event);
    },
    end(status, complaint) {
      if (held) again();
      else talk.end(status, complaint);
    },
  };
}
