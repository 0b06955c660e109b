import { expect, test, vi } from "vitest";
import { seal } from "../../../runtime/web/src/protocol/envelope";
import { hostModule, Inbox } from "../../../runtime/web/src/worker/host";
import { Pump, type Engine } from "../../../runtime/web/src/worker/pump";

const bytes = (...values: number[]) => new Uint8Array(values);
const file = { file_id: "1", name: "a", type: "", size: 1 };

test("take hands out all messages as one list, their buffers flat", () => {
  const inbox = new Inbox();
  const host = hostModule(inbox, () => {}, () => new ArrayBuffer(0));
  expect(host.pending()).toBe(false);
  inbox.put(seal({ type: "upload", widget: "a", file, data: bytes(1) }));
  inbox.put(seal({ type: "stop" }));
  inbox.put(seal({ type: "upload", widget: "b", file, data: bytes(2) }));
  expect(host.pending()).toBe(true);
  const messages = JSON.parse(host.take()) as { data?: { $buf: number } }[];
  expect(messages.map((message) => message.data?.$buf)).toEqual([0, undefined, 1]);
  expect(host.take_buffers()).toEqual([bytes(1), bytes(2)]);
  expect(host.pending()).toBe(false);
  expect(host.take()).toBe("[]");
});

test("views into Python's memory are copied before they are transferred, whole buffers are not", () => {
  const memory = new ArrayBuffer(16);
  const whole = bytes(1, 2);
  const send = vi.fn();
  hostModule(new Inbox(), send, () => memory).post("{}", [new Uint8Array(memory, 4, 2), new Uint8Array(memory), whole]);
  const { buffers } = send.mock.calls[0]![0] as { buffers: Uint8Array[] };
  expect(buffers.map((buffer) => buffer.buffer === memory)).toEqual([false, false, false]);
  expect(buffers.map((buffer) => buffer.byteLength)).toEqual([2, 16, 2]);
  expect(buffers[2]!.buffer).toBe(whole.buffer);
});

test("a pause lets other tasks run", async () => {
  const host = hostModule(new Inbox(), () => {}, () => new ArrayBuffer(0));
  const order: string[] = [];
  const paused = host.pause(0).then(() => order.push("after"));
  await Promise.resolve();
  order.push("before");
  await paused;
  expect(order).toEqual(["before", "after"]);
});

test("the pump calls while messages wait, one call at a time, then rests", async () => {
  vi.useFakeTimers();
  let waiting = 2;
  const call = vi.fn(async () => void (waiting -= 1));
  const idle = vi.fn();
  const engine = { run_pending: Object.assign(call, { callPromising: call }), idle } as unknown as Engine;
  const pump = new Pump(engine, () => waiting > 0, () => {});
  const first = pump.run();
  await pump.run();
  expect(pump.busy).toBe(true);
  await first;
  expect(call).toHaveBeenCalledTimes(2);
  expect(pump.busy).toBe(false);
  vi.advanceTimersByTime(1000);
  expect(idle).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});

test("a call that fails is told, and nothing is asked of Python again", async () => {
  const fail = vi.fn();
  const broken = vi.fn(() => Promise.reject(new Error("broken")));
  const engine = { run_pending: Object.assign(broken, { callPromising: broken }), idle: vi.fn() } as unknown as Engine;
  const pump = new Pump(engine, () => true, fail);
  await pump.run();
  await pump.run();
  expect(fail).toHaveBeenCalledTimes(1);
  expect(broken).toHaveBeenCalledTimes(1);
});

test("a nap ends with a message, or when its time is over", async () => {
  vi.useFakeTimers();
  const inbox = new Inbox();
  const host = hostModule(inbox, () => {}, () => new ArrayBuffer(0));
  const ended: string[] = [];
  void host.nap(50).then(() => ended.push("over"));
  await vi.advanceTimersByTimeAsync(60);
  void host.nap(60_000).then(() => ended.push("woken"));
  await vi.advanceTimersByTimeAsync(10);
  expect(ended).toEqual(["over"]);
  inbox.put(seal({ type: "stop" }));
  await vi.advanceTimersByTimeAsync(0);
  expect(ended).toEqual(["over", "woken"]);
  void host.nap(60_000).then(() => ended.push("at once"));
  await vi.advanceTimersByTimeAsync(0);
  expect(ended).toHaveLength(3);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});
