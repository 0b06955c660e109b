import { expect, test } from "vitest";
import { Log } from "../../../runtime/web/src/dev/log";

type Lines = { stream: string; text: string }[];

function recorded(post?: () => Promise<void>) {
  const batches: Lines[] = [];
  const log = new Log(async (lines) => {
    batches.push(lines);
    await post?.();
  });
  return { log, batches };
}
const settle = () => new Promise<void>((resolve) => setTimeout(resolve));
const output = (text: string) => ({ type: "output", stream: "stdout", text }) as const;

test("output goes out in order, what gathers meanwhile in one batch", async () => {
  const { log, batches } = recorded(settle);
  for (const text of ["a", "b", "c"]) log.take(output(text));
  await settle();
  await settle();
  expect(batches.map((lines) => lines.map((line) => line.text))).toEqual([["a"], ["b", "c"]]);
});

test("an exception in the page is said in the terminal too", async () => {
  const { log, batches } = recorded();
  const node = { type: "exception", props: { text: "Traceback\nZeroDivisionError: division by zero" } };
  log.take({ type: "deltas", run: 1, ack: 0, deltas: [{ op: "set", path: [0, 0], node: node as never }, { op: "trim", path: [0], count: 1 }] });
  log.take({ type: "pong", nonce: 1 });
  await settle();
  expect(batches).toEqual([[{ stream: "stderr", text: "Traceback\nZeroDivisionError: division by zero" }]]);
});

test("a server that is gone stops nothing", async () => {
  const { log, batches } = recorded(() => Promise.reject(new Error("gone")));
  log.take(output("a"));
  await settle();
  log.take(output("b"));
  await settle();
  expect(batches).toHaveLength(2);
});
