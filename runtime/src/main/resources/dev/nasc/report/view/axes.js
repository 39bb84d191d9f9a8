/** The frame of a chart: scales, ticks, labels. */

import { svg } from "./dom.js";

export const WIDTH = 560;
export const HEIGHT = 300;
const LEFT = 64;
const RIGHT = 16;
const TOP = 12;
const BOTTOM = 44;

/**
 * An axis.
 *
 * @typedef {object} Axis
 * @property {string} label
 * @property {[number, number]} range least and greatest of what is shown
 * @property {(value: number) => string} tell
 */

/**
 * A frame with places for values.
 *
 * @typedef {object} Frame
 * @property {SVGElement} root
 * @property {(value: number) => number} x
 * @property {(value: number) => number} y
 */

/** @param {Axis} across @param {Axis} up @param {string} title @returns {Frame} */
export function frame(across, up, title) {
  const x = scale(padded(across.range), LEFT, WIDTH - RIGHT);
  const y = scale(padded(up.range), HEIGHT - BOTTOM, TOP);
  const root = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "chart", role: "img", "aria-label": title });
  for (const value of ticks(padded(across.range), 6)) {
    root.append(
      svg("line", { class: "grid", x1: x(value), x2: x(value), y1: TOP, y2: HEIGHT - BOTTOM }),
      svg("text", { class: "tick", x: x(value), y: HEIGHT - BOTTOM + 16, "text-anchor": "middle" }, across.tell(value)),
    );
  }
  for (const value of ticks(padded(up.range), 5)) {
    root.append(
      svg("line", { class: "grid", x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value) }),
      svg("text", { class: "tick", x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, up.tell(value)),
    );
  }
  root.append(
    svg("text", { class: "axis", x: (LEFT + WIDTH - RIGHT) / 2, y: HEIGHT - 8, "text-anchor": "middle" }, across.label),
    svg("text", { class: "axis", transform: `translate(14 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)`, "text-anchor": "middle" }, up.label),
  );
  return { root, x, y };
}

/** The least and the greatest of some values. @param {number[]} values @returns {[number, number]} */
export function range(values) {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return least <= most ? [least, most] : [0, 1];
}

/** A little room at both ends, so that nothing lies on the frame. @param {[number, number]} range @returns {[number, number]} */
function padded([least, most]) {
  const room = most > least ? (most - least) * 0.05 : Math.max(Math.abs(most) * 0.05, 1e-9);
  return [least - room, most + room];
}

/** @param {[number, number]} from @param {number} start @param {number} end */
function scale([least, most], start, end) {
  return (/** @type {number} */ value) => start + ((value - least) / (most - least)) * (end - start);
}

/** Round values between two others, about `count` of them. @param {[number, number]} range @param {number} count */
export function ticks([least, most], count) {
  const rough = (most - least) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough;
  const values = [];
  for (let at = Math.ceil(least / step); at * step <= most; at++) values.push(at * step);
  return values;
}
