/** What is known about a run, folded from the events that `nasc watch --json` tells. Knows nothing of a page. */

/**
 * @typedef {object} Trial
 * @property {string} phase
 * @property {number} trial
 * @property {Record<string, string>} candidate address to option
 * @property {string} status asked, scored or failed
 * @property {Record<string, number>} [objectives]
 * @property {string} [reason]
 *
 * @typedef {object} Phase
 * @property {string} label
 * @property {boolean} done
 * @property {number} at how much of it is done
 * @property {number} total
 * @property {string} unit
 * @property {Record<string, number>} figures
 * @property {[number, number][]} losses by step
 * @property {{at: number, millis: number} | null} since where it was when it was first heard of
 *
 * @typedef {{name: string, direction: string}} Objective
 *
 * @typedef {object} Run
 * @property {string} directory
 * @property {string} status
 * @property {string} reason
 * @property {number} seconds
 * @property {Objective[]} objectives
 * @property {Phase[]} phases
 * @property {Map<string, Trial>} trials
 * @property {any} best
 * @property {string[]} notes
 */

/** @param {string} directory @returns {Run} */
export function emptyRun(directory) {
  return { directory, status: "", reason: "", seconds: 0, objectives: [], phases: [], trials: new Map(), best: null, notes: [] };
}

/** Takes an event in; one of a kind that is not known changes nothing. @param {Run} run @param {any} event @param {number} millis when it came */
export function take(run, event, millis) {
  if (event.event === "snapshot" || event.event === "end") takeResult(run, event.result ?? {});
  if (event.event === "trial") run.trials.set(`${event.phase}/${event.trial}`, event);
  if (event.event === "phase" && event.state === "done") phase(run, event.phase).done = true;
  if (event.event === "note") run.notes.push(String(event.message));
  if (event.event === "progress") takeProgress(run, event, millis);
}

/** @param {Run} run @param {any} result */
function takeResult(run, result) {
  run.status = String(result.status ?? "");
  run.reason = String(result.reason ?? "");
  run.seconds = Number(result.seconds ?? 0);
  run.objectives = result.objectives ?? [];
  run.best = result.best ?? null;
}

/** @param {Run} run @param {any} event @param {number} millis */
function takeProgress(run, event, millis) {
  const known = phase(run, event.phase);
  known.at = event.done;
  known.total = event.total;
  known.unit = event.unit;
  known.figures = event.figures ?? {};
  known.since ??= event.past ? null : { at: event.done, millis };
  if (typeof known.figures.loss !== "number") return;
  while (known.losses.length > 0 && known.losses[known.losses.length - 1][0] >= event.done) known.losses.pop(); // done again
  known.losses.push([event.done, known.figures.loss]);
}

/** @param {Run} run @param {string} label @returns {Phase} */
function phase(run, label) {
  const known = run.phases.find((each) => each.label === label);
  if (known) return known;
  const fresh = { label, done: false, at: 0, total: 0, unit: "", figures: {}, losses: [], since: null };
  run.phases.push(fresh);
  return fresh;
}

/** The phase that is worked on; undefined where none is. @param {Run} run */
export function current(run) {
  return run.status === "running" ? run.phases.find((each) => !each.done && each.total > 0 && each.at < each.total) : undefined;
}

/** Seconds that the current phase will take at the pace seen so far; undefined while that is not known. @param {Run} run @param {number} millis now */
export function secondsLeft(run, millis) {
  const now = current(run);
  if (!now?.since || now.at <= now.since.at) return undefined;
  return ((now.total - now.at) * (millis - now.since.millis)) / (now.at - now.since.at) / 1000;
}

/** The trials that have been scored in the last phase that has any. @param {Run} run @returns {Trial[]} */
export function scored(run) {
  const all = [...run.trials.values()].filter((trial) => trial.status === "scored");
  const last = all[all.length - 1]?.phase;
  return all.filter((trial) => trial.phase === last);
}

/** Those of the trials that no other is better than, by the objectives; best first by the first. @param {Trial[]} trials @param {Objective[]} objectives */
export function front(trials, objectives) {
  const rows = trials
    .map((trial) => ({ trial, losses: objectives.map((each) => loss(trial, each)) }))
    .filter((row) => row.losses.every(Number.isFinite))
    .sort((a, b) => compare(a.losses, b.losses));
  /** @type {typeof rows} */
  const kept = [];
  for (const row of rows) {
    // What comes later in this order dominates nothing before it, so it is enough to ask those kept.
    if (!kept.some((other) => other.losses.every((value, i) => value <= row.losses[i]))) kept.push(row);
  }
  return kept.map((row) => row.trial);
}

/** @param {Trial} trial @param {Objective} objective less is better */
function loss(trial, objective) {
  const value = trial.objectives?.[objective.name] ?? NaN;
  return objective.direction === "maximize" ? -value : value;
}

/** @param {number[]} a @param {number[]} b */
function compare(a, b) {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : a[at] - b[at];
}
