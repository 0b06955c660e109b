// @vitest-environment node
import { expect, test } from "vitest";
import type { Manifest } from "../../../runtime/web/src/shell/site";
import { Progress } from "../../../runtime/web/src/worker/progress";

const site = {
  pyodide: { asm: "asm", wasm: "wasm", stdlib: "lib" },
  packages: [],
  packs: [],
  snapshots: [{ level: "core", memory: "memory", libraries: null }],
  weights: { asm: 10, wasm: 30, memory: 60, lib: 1000 },
} as unknown as Manifest;

/** `wait` milliseconds pass between any two looks at the clock. */
function progress(wait = 1000): { progress: Progress; told: [string, number][] } {
  const told: [string, number][] = [];
  let now = 0;
  const clock = () => (now += wait);
  return { progress: new Progress(site, (stage, done) => told.push([stage, Math.round(done * 1000) / 1000]), clock), told };
}

test("it is the share of the bytes that have come, of the files that the start takes", () => {
  const { progress: start, told } = progress();
  start.arrived("memory", 30);
  start.arrived("asm", Infinity);
  start.arrived("lib", 500);
  start.arrived("memory", 100);
  expect(told).toEqual([["Loading Python", 0.27], ["Loading Python", 0.36], ["Loading Python", 0.63]]);
});

test("it never goes back, and is not said for each packet", () => {
  const { progress: start, told } = progress();
  start.stage("Starting Python", 0.9);
  for (let at = 0; at < 60; at++) start.arrived("memory", 1);
  expect(told).toEqual([["Starting Python", 0.9]]);
  start.stage("Starting the app", 0.97);
  expect(told.at(-1)).toEqual(["Starting the app", 0.97]);
});

test("what comes quickly is said ten times a second, another stage at once", () => {
  const { progress: start, told } = progress(10);
  for (let at = 0; at < 60; at++) start.arrived("memory", 1);
  expect(told.map(([, done]) => done)).toEqual([0.09, 0.18, 0.27, 0.36, 0.45, 0.54]);
  start.stage("Starting Python", 0.9);
  expect(told.at(-1)).toEqual(["Starting Python", 0.9]);
});
