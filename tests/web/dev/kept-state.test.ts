import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { KeptState } from "../../../runtime/web/src/dev/kept-state";
import type { ToWorker } from "../../../runtime/web/src/protocol/messages";

beforeEach(() => sessionStorage.clear());
afterEach(() => vi.useRealTimers());

const rerun = (widgets: Extract<ToWorker, { type: "rerun" }>["widgets"]): ToWorker => ({ type: "rerun", seq: 1, widgets, triggers: [] });

test("values and session state outlive a reload, once", () => {
  const before = new KeptState();
  before.sent(rerun({ a: 1, b: "x" }));
  before.sent(rerun({ a: 2 }));
  before.received({ type: "deltas", run: 1, ack: 1, deltas: [{ op: "value", id: "b", value: "set" }] });
  before.received({ type: "saved_state", data: new Uint8Array([0, 128, 255]), lost: [] });
  before.save();
  const after = new KeptState();
  expect(after.restore()).toEqual({ type: "restore_state", data: new Uint8Array([0, 128, 255]), widgets: { a: 2, b: "set" } });
  expect(new KeptState().restore()).toBeNull();
  after.save();
  expect(new KeptState().restore()!.widgets).toEqual({ a: 2, b: "set" });
});

test("uploads are not kept: their bytes are gone", () => {
  const state = new KeptState();
  state.sent(rerun({ a: [{ file_id: "1", name: "a.csv", type: "text/csv", size: 1 }] as never, b: ["x"] }));
  state.save();
  expect(new KeptState().restore()!.widgets).toEqual({ b: ["x"] });
});

test("a later visit starts anew", () => {
  vi.useFakeTimers();
  const state = new KeptState();
  state.sent(rerun({ a: 1 }));
  state.save();
  vi.advanceTimersByTime(120_000);
  expect(new KeptState().restore()).toBeNull();
});

test("what is too large for the storage is dropped, the rest stays", () => {
  const state = new KeptState();
  state.sent(rerun({ a: 1 }));
  state.received({ type: "saved_state", data: new Uint8Array(4_000_000), lost: [] });
  state.save();
  const restored = new KeptState().restore()!;
  expect(restored.widgets).toEqual({ a: 1 });
  expect(restored.data).toHaveLength(0);
});
