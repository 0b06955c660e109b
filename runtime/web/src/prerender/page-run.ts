/** One page's first run: until it has finished, or its time is over. */
import type { Exception } from "../protocol/elements";
import type { Delta, FromWorker } from "../protocol/messages";
import { Session } from "../tree/session";
import type { Job } from "./job";
import type { Engine } from "../worker/pump";
import type { Python } from "./python";
import { Watchdog } from "./watchdog";

export interface PageRun {
  session: Session;
  /** Python cannot be used again: a run is still under way in it, or it has broken. */
  timedOut: boolean;
  broken: string | null;
}

type End = { timedOut: boolean; broken: string | null };

export async function runPage(python: Python, job: Job, page: string): Promise<PageRun> {
  const session = new Session(
    { send: (message) => python.send(message), restart: () => {}, cacheEntries: async () => [], other: () => {} },
    { page, query: "" },
  );
  // The engine's own start does not count against the script's time.
  const engine = python.startEngine();
  python.listener = (message: FromWorker) => {
    if (message.type !== "ready" && message.type !== "saved_state") session.receive(withoutInterrupt(message));
  };
  session.receive({ type: "ready", build: job.manifest.build, python: python.pyodide.version });
  await new Promise((resolve) => setImmediate(resolve));
  const watchdog = new Watchdog(python.pyodide, job.timeout * 1000);
  const end = await withinTime(engine, job.timeout * 1000).finally(() => watchdog.stop());
  python.listener = () => {};
  return { session, ...end };
}

async function withinTime(engine: Engine, ms: number): Promise<End> {
  const started = performance.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<End>((resolve) => {
    timer = setTimeout(() => resolve({ timedOut: true, broken: null }), ms);
  });
  const run = engine.run_pending.callPromising().then(
    (): End => ({ timedOut: performance.now() - started > ms, broken: null }),
    (error: unknown): End => ({ timedOut: false, broken: String(error).slice(0, 4000) }),
  );
  return Promise.race([run, limit]).finally(() => clearTimeout(timer));
}

/** The watchdog's interrupt is an exception in the script, which a visitor would never see. */
function withoutInterrupt(message: FromWorker): FromWorker {
  if (message.type !== "deltas") return message;
  const isOurs = (delta: Delta) =>
    delta.op === "set" && delta.node.type === "exception" && (delta.node.props as Exception).type === "KeyboardInterrupt";
  return { ...message, deltas: message.deltas.filter((delta) => !isOurs(delta)) };
}
