import { afterEach, expect, test, vi } from "vitest";
import { seal } from "../../../runtime/web/src/protocol/envelope";
import type { Envelope, FromWorker, ToWorker } from "../../../runtime/web/src/protocol/messages";

/** Stands in for the browser's Worker. */
class FakeWorker extends EventTarget {
  static readonly made: FakeWorker[] = [];
  readonly posted: unknown[] = [];
  constructor() {
    super();
    FakeWorker.made.push(this);
  }
  postMessage(data: unknown): void {
    this.posted.push(data);
  }
}

async function tapped() {
  vi.resetModules();
  vi.stubGlobal("Worker", FakeWorker);
  const { tapWorkers } = await import("../../../runtime/web/src/dev/worker-tap");
  const received: FromWorker[] = [];
  const sent: ToWorker[] = [];
  let send: (message: ToWorker) => void = () => {};
  tapWorkers({
    received: (message, reply) => {
      received.push(message);
      send = reply;
    },
    sent: (message) => void sent.push(message),
  });
  return { received, sent, send: (message: ToWorker) => send(message) };
}

afterEach(() => vi.unstubAllGlobals());

test("both directions are heard before page and worker get them, and pass on unchanged", async () => {
  const { received, sent, send } = await tapped();
  const worker = new Worker("x", { name: "python" });
  const order: string[] = [];
  worker.addEventListener("message", () => order.push(`page, after ${received.length}`));
  worker.dispatchEvent(new MessageEvent("message", { data: seal({ type: "pong", nonce: 7 }) }));
  expect(received).toEqual([{ type: "pong", nonce: 7 }]);
  expect(order).toEqual(["page, after 1"]);
  worker.postMessage({ manifest: {} });
  worker.postMessage(seal({ type: "stop" }));
  expect(sent).toEqual([{ type: "stop" }]);
  send({ type: "sources", files: { "/app/app.py": "x" } });
  const posted = FakeWorker.made.at(-1)!.posted;
  expect(posted).toHaveLength(3);
  expect(JSON.parse((posted[2] as Envelope).json)).toEqual({ type: "sources", files: { "/app/app.py": "x" } });
  expect(sent).toHaveLength(1);
});

test("other workers are left alone", async () => {
  const { received, sent } = await tapped();
  const worker = new Worker("x");
  worker.dispatchEvent(new MessageEvent("message", { data: seal({ type: "pong", nonce: 7 }) }));
  worker.postMessage(seal({ type: "stop" }));
  expect([...received, ...sent]).toEqual([]);
});
