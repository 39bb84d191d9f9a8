/** When a server that died is started again. A function of the moments it died at, so that it can be tested. */

export const MOST = 5;
export const WINDOW_MILLIS = 3 * 60_000;
const FIRST_DELAY_MILLIS = 500;

export class Restarts {
  private deaths: number[] = [];

  /**
   * The server died at `now`.
   *
   * @returns milliseconds to wait before the next start, twice as long each time; undefined after five deaths in
   *     three minutes: something is wrong that another start will not mend
   */
  died(now: number): number | undefined {
    this.deaths = this.deaths.filter((at) => now - at < WINDOW_MILLIS);
    this.deaths.push(now);
    return this.deaths.length > MOST ? undefined : FIRST_DELAY_MILLIS * 2 ** (this.deaths.length - 1);
  }

  /** The user asked for a start: what was before is forgiven. */
  forget(): void {
    this.deaths = [];
  }
}
