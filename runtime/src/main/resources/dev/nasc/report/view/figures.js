/** Numbers as people read them. */

const UNITS = /** @type {[number, string][]} */ ([[1e12, "T"], [1e9, "G"], [1e6, "M"], [1e3, "k"]]);

/** 12,345,678 is 12.3M. @param {number} value */
export function brief(value) {
  const size = Math.abs(value);
  const unit = UNITS.find(([from]) => size >= from);
  if (unit) return `${Number((value / unit[0]).toPrecision(3))}${unit[1]}`;
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3)));
}

/** 12345678 is 12,345,678. @param {number} value */
export function grouped(value) {
  return Number.isInteger(value) ? value.toLocaleString("en-US") : String(Number(value.toPrecision(6)));
}

/** A figure under its name: shares of one are told in per cent. @param {string} name @param {number} value */
export function figure(name, value) {
  return isShare(name) ? `${(100 * value).toFixed(2)} %` : grouped(value);
}

/** The same where there is little room. @param {string} name @param {number} value */
export function briefFigure(name, value) {
  return isShare(name) ? `${Number((100 * value).toPrecision(4))} %` : brief(value);
}

/** @param {string} name */
function isShare(name) {
  return /accuracy/i.test(name);
}

/** 3725 seconds are 1 h 2 min. @param {number} seconds */
export function duration(seconds) {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  if (whole < 86400) return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
  return `${Math.floor(whole / 86400)} d ${Math.floor((whole % 86400) / 3600)} h`;
}

const WORDS = /** @type {Record<string, string>} */ ({
  macs: "multiply-adds",
  params: "parameters",
  activation_bytes: "activation bytes",
  activationBytes: "activation bytes",
  cross_entropy: "cross-entropy",
});

/** The words for a measure. @param {string} name */
export function words(name) {
  return WORDS[name] ?? name;
}
