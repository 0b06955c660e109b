import { expect, test, vi, beforeEach, afterEach } from "vitest";
import type { FromWorker, ToWorker, TreeNode, WireNode } from "../../../runtime/web/src/protocol/messages";
import { Session, type Start } from "../../../runtime/web/src/tree/session";
import { emptyRoots } from "../../../runtime/web/src/tree/store";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Rerun = Extract<ToWorker, { type: "rerun" }>;

/** A page whose worker is played by the test. */
function makePage(start: Partial<Start> = {}, interrupt?: () => boolean) {
  const sent: ToWorker[] = [];
  const restart = vi.fn();
  const session = new Session(
    { send: (message) => sent.push(message), restart, ...(interrupt && { interrupt }), cacheEntries: async () => [], other: () => {} },
    { page: "", query: "", ...start },
  );
  const reruns = () => sent.filter((message): message is Rerun => message.type === "rerun");
  const lastSeq = () => reruns().at(-1)?.seq ?? 0;
  let run = 0;
  return {
    session,
    sent,
    restart,
    reruns,
    ready: async () => {
      session.receive({ type: "ready", build: "b", python: "3" });
      await vi.advanceTimersByTimeAsync(0);
    },
    run: (nodes: WireNode[], status: "done" | "error" = "done") => {
      run += 1;
      session.receive({ type: "run_started", run, fragments: [], ack: lastSeq() });
      const deltas = nodes.map((node, position) => ({ op: "set" as const, path: [0, position], node }));
      session.receive({ type: "deltas", run, ack: lastSeq(), deltas: [...deltas, { op: "trim", path: [0], count: nodes.length }] });
      session.receive({ type: "run_finished", run, status, fragments: [] });
    },
    receive: (message: FromWorker) => session.receive(message),
  };
}

const widget = (id: string, value: string | boolean, extra: object = {}): WireNode =>
  ({ type: "text_input", id, value, props: { label: id, ...extra } }) as unknown as WireNode;

test("a change reruns with its value", async () => {
  const page = makePage();
  await page.ready();
  page.run([widget("a", "start")]);
  page.session.setValue({ id: "a" }, "typed");
  expect(page.reruns().at(-1)).toMatchObject({ seq: 2, widgets: { a: "typed" }, triggers: [] });
  expect(page.session.getValue("a")).toBe("typed");
});

test("the first rerun says the page and the query, later ones do not", async () => {
  const page = makePage({ page: "Sales", query: "a=1" });
  await page.ready();
  page.run([]);
  page.session.rerun();
  expect(page.reruns()[0]).toMatchObject({ page: "Sales", query: "a=1" });
  expect(page.reruns()[1]).toEqual({ type: "rerun", seq: 2, widgets: {}, triggers: [], manual: true });
});

test("what is done before Python is ready is replayed after the first run, in order, nothing jumping back", async () => {
  const roots = emptyRoots();
  roots[0]!.children = [widget("a", "start"), widget("b", false)];
  const page = makePage({ roots });
  page.session.setValue({ id: "a" }, "x");
  page.session.setValue({ id: "a" }, "xy");
  page.session.press({ id: "b" });
  page.session.press({ id: "b" });
  page.session.setValue({ id: "gone" }, "lost");
  expect(page.sent).toEqual([]);
  await page.ready();
  expect(page.reruns()).toHaveLength(1);
  expect(page.reruns()[0]!.widgets).toEqual({});
  page.run([widget("a", "start"), widget("b", false)]);
  expect(page.session.getValue("a")).toBe("xy");
  expect(page.reruns().slice(1)).toMatchObject([{ widgets: { a: "xy" }, triggers: [] }]);
  page.run([widget("a", "xy"), widget("b", false)]);
  page.run([widget("a", "xy"), widget("b", false)]);
  page.run([widget("a", "xy"), widget("b", false)]);
  expect(page.reruns().slice(2)).toMatchObject([{ triggers: ["b"] }, { triggers: ["b"] }]);
});

test("Python's value loses to a newer change of the visitor, and wins over what it has seen", async () => {
  const page = makePage();
  await page.ready();
  page.run([widget("a", "1")]);
  page.session.setValue({ id: "a" }, "2");
  page.receive({ type: "deltas", run: 1, ack: 1, deltas: [{ op: "value", id: "a", value: "late" }] });
  expect(page.session.getValue("a")).toBe("2");
  page.receive({ type: "deltas", run: 2, ack: 2, deltas: [{ op: "value", id: "a", value: "set" }] });
  expect(page.session.getValue("a")).toBe("set");
});

test("values of widgets that are gone are dropped when a full run is done, not before", async () => {
  const page = makePage();
  await page.ready();
  page.run([widget("a", "1"), widget("b", "2")]);
  page.run([widget("a", "1")], "error");
  expect(page.session.getValue("b")).toBe("2");
  page.run([widget("a", "1")]);
  expect(page.session.getValue("b")).toBeUndefined();
});

test("a form holds values back until it is submitted, then clears", async () => {
  const page = makePage();
  await page.ready();
  page.run([widget("name", "", { form_id: "f" }), widget("other", "o")]);
  page.session.registerForm({ form_id: "f", clear_on_submit: true, enter_to_submit: true, border: true });
  page.session.registerSubmitter("f", { id: "send", formId: "f" }, true);
  page.session.setValue({ id: "name", formId: "f" }, "Ada");
  expect(page.reruns()).toHaveLength(1);
  expect(page.session.formState("f")).toMatchObject({ pending: true, hasSubmitter: true });
  expect(page.session.submitForm("f")).toBe(true);
  expect(page.reruns()[1]).toMatchObject({ widgets: { name: "Ada" }, triggers: ["send"] });
  expect(page.session.getValue("name")).toBe("");
  expect(page.session.formState("f").submissions).toBe(1);
});

test("a form without an enabled button is not submitted by Enter", async () => {
  const page = makePage();
  await page.ready();
  page.run([]);
  page.session.registerSubmitter("f", { id: "send", formId: "f" }, false);
  expect(page.session.submitForm("f")).toBe(false);
});

test("a fragment's widget reruns its fragment, its timer too, but only between runs", async () => {
  const page = makePage();
  await page.ready();
  page.run([widget("a", "1")]);
  page.session.setValue({ id: "a", fragment: "frag" }, "2");
  expect(page.reruns().at(-1)).toMatchObject({ fragment: "frag" });
  page.run([widget("a", "2")]);
  page.receive({ type: "timers", timers: [{ fragment: "frag", interval: 2 }] });
  await vi.advanceTimersByTimeAsync(2000);
  expect(page.reruns().at(-1)).toMatchObject({ fragment: "frag", widgets: {} });
  const count = page.reruns().length;
  page.receive({ type: "run_started", run: 9, fragments: ["frag"], ack: 3 });
  await vi.advanceTimersByTimeAsync(2000);
  expect(page.reruns()).toHaveLength(count);
});

test("the app is starting until its first run begins, and while Python starts again", async () => {
  const page = makePage();
  expect(page.session.isStarting()).toBe(true);
  await page.ready();
  expect(page.session.isStarting()).toBe(true);
  page.receive({ type: "run_started", run: 1, fragments: [], ack: 0 });
  expect([page.session.isStarting(), page.session.isRunning()]).toEqual([false, true]);
  page.receive({ type: "run_finished", run: 1, status: "done", fragments: [] });
  page.session.crashed("Python has ended", "");
  expect(page.session.isStarting()).toBe(true);
});

test("a run counts at once, but is shown as one only once it has taken a while, or shows something on its way", async () => {
  const page = makePage();
  await page.ready();
  page.run([]);
  const shown: string[] = [];
  page.session.subscribeApp(() => shown.push(page.session.state.get().script));
  for (const [took, last] of [[20, true], [20, false], [400, true]] as const) {
    page.receive({ type: "run_started", run: 2, fragments: [], ack: 1 });
    expect(page.session.isRunning()).toBe(true);
    await vi.advanceTimersByTimeAsync(took);
    page.receive({ type: "deltas", run: 2, ack: 1, deltas: [], ...(last && { last }) });
    page.receive({ type: "run_finished", run: 2, status: "done", fragments: [] });
    await vi.advanceTimersByTimeAsync(100);
    shown.push("|");
  }
  expect(shown).toEqual(["notRunning", "|", "running", "notRunning", "|", "running", "notRunning", "|"]);
});

test("a Stop that is not obeyed ends the worker; the new one gets the state and values back", async () => {
  const page = makePage();
  await page.ready();
  page.run([widget("a", "1")]);
  page.receive({ type: "saved_state", data: new Uint8Array([1]), lost: ["model"] });
  page.session.setValue({ id: "a" }, "kept");
  page.receive({ type: "run_started", run: 2, fragments: [], ack: 2 });
  page.session.stop();
  expect(page.sent.at(-1)).toEqual({ type: "stop" });
  await vi.advanceTimersByTimeAsync(700);
  expect(page.restart).toHaveBeenCalledTimes(1);
  expect(page.session.state.get().notice?.title).toMatch(/stopped/);
  page.sent.length = 0;
  await page.ready();
  expect(page.sent.map((message) => message.type)).toEqual(["restore_state", "rerun"]);
  expect(page.sent[0]).toMatchObject({ widgets: { a: "kept" } });
});

test("where the page can interrupt Python, a Stop ends the run first and the worker only if that did not help", async () => {
  const interrupt = vi.fn(() => true);
  const page = makePage({}, interrupt);
  await page.ready();
  page.run([]);
  page.receive({ type: "run_started", run: 2, fragments: [], ack: 1 });
  page.session.stop();
  expect(interrupt).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(700);
  expect(interrupt).toHaveBeenCalledTimes(1);
  // The first may have come where none may end the run.
  await vi.advanceTimersByTimeAsync(500);
  expect(interrupt).toHaveBeenCalledTimes(2);
  page.receive({ type: "run_finished", run: 2, status: "stopped", fragments: [] });
  await vi.advanceTimersByTimeAsync(6000);
  expect(interrupt).toHaveBeenCalledTimes(2);
  expect(page.restart).not.toHaveBeenCalled();
  page.receive({ type: "run_started", run: 3, fragments: [], ack: 1 });
  page.session.stop();
  await vi.advanceTimersByTimeAsync(5700);
  expect(page.restart).toHaveBeenCalledTimes(1);
});

test("a worker that crashes before it saved its state leaves values and files to the next", async () => {
  const page = makePage({ roots: emptyRoots() });
  await page.ready();
  page.run([widget("a", "1"), widget("b", "default"), widget("in-form", "old")]);
  page.session.setValue({ id: "a" }, "typed");
  page.session.setValue({ id: "in-form", formId: "f" }, "not submitted");
  const file = await page.session.upload({ id: "files" }, new File(["data"], "a.txt"));
  page.session.setValue({ id: "files" }, [file]);
  page.receive({ type: "fatal", message: "Gone", detail: "" });
  page.session.setValue({ id: "b" }, "after the crash");
  expect(page.restart).toHaveBeenCalledTimes(1);
  page.sent.length = 0;
  await page.ready();
  expect(page.sent.map((message) => message.type)).toEqual(["upload", "restore_state", "rerun"]);
  expect(page.sent[0]).toMatchObject({ widget: "files", file: { name: "a.txt" } });
  const [, restored] = page.sent;
  expect(restored).toMatchObject({ data: new Uint8Array(), widgets: { a: "typed", b: "default", "in-form": "old" } });
  page.run([widget("a", "typed"), widget("b", "default"), widget("in-form", "old")]);
  expect(page.reruns().at(-1)).toMatchObject({ widgets: { b: "after the crash" } });
  expect(page.session.getValue("in-form")).toBe("not submitted");
});

test("a first worker that could not start leaves no values: the script may find other defaults", async () => {
  const root = { type: "root", props: {}, children: [widget("a", "as prerendered")] } as unknown as TreeNode;
  const page = makePage({ roots: [root, ...emptyRoots().slice(1)] });
  page.session.fail({ title: "Python could not start", detail: "", action: "restart" });
  page.session.restart();
  await page.ready();
  expect(page.sent[0]).toMatchObject({ type: "restore_state", widgets: {} });
});

test("a Stop that is obeyed ends nothing", async () => {
  const page = makePage();
  await page.ready();
  page.run([]);
  page.receive({ type: "run_started", run: 2, fragments: [], ack: 1 });
  page.session.stop();
  page.receive({ type: "run_finished", run: 2, status: "stopped", fragments: [] });
  await vi.advanceTimersByTimeAsync(2000);
  expect(page.restart).not.toHaveBeenCalled();
  expect(page.session.state.get().script).toBe("notRunning");
});

test("an interrupted run goes on as the next one", async () => {
  const page = makePage();
  await page.ready();
  page.run([]);
  page.receive({ type: "run_started", run: 2, fragments: [], ack: 1 });
  page.receive({ type: "run_finished", run: 2, status: "interrupted", fragments: [] });
  expect(page.session.state.get().script).toBe("running");
});

test("a fatal error is said, and Python starts again; where it ends at once, the visitor is asked", async () => {
  const page = makePage();
  await page.ready();
  page.run([]);
  page.receive({ type: "fatal", message: "Python ran out of stack", detail: "RangeError" });
  expect(page.restart).toHaveBeenCalledTimes(1);
  expect(page.session.state.get()).toMatchObject({ connection: "CONNECTING", notice: { title: "Python ran out of stack", action: "dismiss" } });
  await page.ready();
  expect(page.session.state.get().notice?.detail).toMatch(/RangeError. Python is started again/);
  page.receive({ type: "fatal", message: "Python ran out of stack", detail: "RangeError" });
  expect(page.restart).toHaveBeenCalledTimes(1);
  expect(page.session.state.get()).toMatchObject({ connection: "DISCONNECTED", notice: { title: "Python ran out of stack", action: "restart" } });
  page.session.restart();
  expect(page.restart).toHaveBeenCalledTimes(2);
  expect(page.session.state.get()).toMatchObject({ connection: "CONNECTING", notice: null });
});

test("a form with an empty required widget is not sent, and says so until it has a value", async () => {
  const page = makePage();
  const field = { ...widget("name", ""), props: { form_id: "f", required: true } } as unknown as WireNode;
  const off = { ...widget("off", ""), props: { form_id: "f", required: true, disabled: true } } as unknown as WireNode;
  await page.ready();
  page.session.registerForm({ form_id: "f", clear_on_submit: false, enter_to_submit: true, border: true });
  page.run([field, off]);
  const count = page.reruns().length;
  expect(page.session.isMissed("name")).toBe(false);
  page.session.press({ id: "send", formId: "f" });
  expect(page.reruns()).toHaveLength(count);
  expect([page.session.isMissed("name"), page.session.isMissed("off")]).toEqual([true, false]);
  expect(page.session.formState("f").submissions).toBe(0);
  const told = vi.fn();
  page.session.subscribeMissed("name", told);
  page.session.setValue({ id: "name", formId: "f" }, "Ada");
  expect(told).toHaveBeenCalled();
  expect(page.session.isMissed("name")).toBe(false);
  page.session.press({ id: "send", formId: "f" });
  expect(page.reruns().at(-1)).toMatchObject({ widgets: { name: "Ada" }, triggers: ["send"] });
});

test("a required widget that is emptied keeps its last value for the script", async () => {
  const page = makePage();
  await page.ready();
  page.run([{ ...widget("name", "start"), props: { required: true } } as unknown as WireNode]);
  const count = page.reruns().length;
  page.session.setValue({ id: "name" }, "");
  expect(page.reruns()).toHaveLength(count);
  expect(page.session.isMissed("name")).toBe(true);
  page.session.setValue({ id: "name" }, "Ada");
  expect(page.reruns().at(-1)).toMatchObject({ widgets: { name: "Ada" } });
});

test("a form that was cleared stays clear when the worker crashes", async () => {
  const page = makePage();
  const field = { ...widget("in-form", ""), props: { form_id: "f" } } as unknown as WireNode;
  await page.ready();
  page.session.registerForm({ form_id: "f", clear_on_submit: true, enter_to_submit: true, border: true });
  page.run([field]);
  page.session.setValue({ id: "in-form", formId: "f" }, "submitted");
  page.session.press({ id: "send", formId: "f" });
  page.receive({ type: "run_started", run: 2, fragments: [], ack: 2 });
  page.receive({ type: "run_finished", run: 2, status: "done", fragments: [] });
  expect(page.session.getValue("in-form")).toBe("");
  page.receive({ type: "fatal", message: "Gone", detail: "" });
  await page.ready();
  expect(page.sent.findLast((message) => message.type === "restore_state")).toMatchObject({ widgets: { "in-form": "submitted" } });
  page.run([{ ...field, value: "submitted", default: "" }]);
  expect(page.session.getValue("in-form")).toBe("");
  page.session.press({ id: "send", formId: "f" });
  expect(page.reruns().at(-1)).toMatchObject({ widgets: { "in-form": "" }, triggers: ["send"] });
});

test("a deferred download is asked for and answered", async () => {
  const page = makePage();
  await page.ready();
  const media = page.session.download("d");
  const failing = page.session.download("e");
  expect(page.sent.slice(-2)).toMatchObject([{ type: "download", request: 1, id: "d" }, { request: 2 }]);
  page.receive({ type: "download", request: 1, media: { mime: "text/plain" }, error: null });
  page.receive({ type: "download", request: 2, media: null, error: "ValueError: no" });
  await expect(media).resolves.toEqual({ mime: "text/plain" });
  await expect(failing).rejects.toThrow("ValueError: no");
});

test("another page: same worker, its path in the rerun", async () => {
  const page = makePage();
  await page.ready();
  page.run([]);
  page.session.navigate("Sales");
  expect(page.reruns().at(-1)).toMatchObject({ page: "Sales" });
  expect(page.session.state.get().page).toBe("Sales");
});
