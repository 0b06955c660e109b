import { expect, test } from "vitest";
import type { ToWorker, WireNode } from "../../../runtime/web/src/protocol/messages";
import { Session } from "../../../runtime/web/src/tree/session";

const node = { type: "checkbox", id: "a", value: false, props: { label: "a" } } as unknown as WireNode;

test("a widget that ignores reruns tells its value with the next one", async () => {
  const sent: ToWorker[] = [];
  const link = { send: (message: ToWorker) => sent.push(message), restart() {}, cacheEntries: async () => [], other() {} };
  const session = new Session(link, { page: "", query: "" });
  session.receive({ type: "ready", build: "b", python: "3" });
  await Promise.resolve();
  session.receive({ type: "run_started", run: 1, fragments: [], ack: 1 });
  session.receive({ type: "deltas", run: 1, ack: 1, deltas: [{ op: "set", path: [0, 0], node }] });
  session.receive({ type: "run_finished", run: 1, status: "done", fragments: [] });
  const before = sent.length;

  session.setValue({ id: "a", quiet: true }, true);
  expect(sent.length).toBe(before);
  expect(session.getValue("a")).toBe(true);

  session.setValue({ id: "b" }, "x");
  expect(sent.at(-1)).toMatchObject({ type: "rerun", widgets: { a: true, b: "x" } });
  session.rerun();
  expect(sent.at(-1)).toMatchObject({ type: "rerun", widgets: {} });
});
