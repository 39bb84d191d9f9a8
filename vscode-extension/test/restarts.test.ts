import assert from "node:assert/strict";
import { test } from "node:test";
import { Restarts } from "../src/server/restarts";

test("five deaths in three minutes are mended, each after twice the time; the sixth is not", () => {
  const restarts = new Restarts();
  const delays = [0, 1, 2, 3, 4, 5].map((second) => restarts.died(second * 1000));
  assert.deepEqual(delays, [500, 1000, 2000, 4000, 8000, undefined]);
});

test("deaths of long ago do not count", () => {
  const restarts = new Restarts();
  for (let minute = 0; minute < 20; minute++) assert.equal(restarts.died(minute * 60_000)! <= 2000, true);
});

test("a start that the user asked for forgives", () => {
  const restarts = new Restarts();
  for (let death = 0; death < 6; death++) restarts.died(death);
  restarts.forget();
  assert.equal(restarts.died(7), 500);
});
