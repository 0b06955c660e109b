/** The page's side of a session: takes messages from Python, tells it what the visitor did, keeps the values. */
import type { FileInfo, Form, Media } from "../protocol/elements";
import type { Delta, FromWorker, Logo, Navigation, ToWorker, VisitorFacts, TreeNode, WidgetValue } from "../protocol/messages";
import type { FormState, WidgetHost, WidgetRef } from "../views/view";
import { Downloads } from "./downloads";
import { Files } from "./files";
import { Forms } from "./forms";
import type { NodeHandle } from "./handle";
import { Observable } from "./observable";
import { Outbox, type Intent } from "./outbox";
import { isEmpty, Required } from "./required";
import { plain, serialize, type KeepMedia } from "./serialize";
import { initialState, type AppState, type Notice } from "./state";
import { emptyRoots, TreeStore } from "./store";
import { Timers } from "./timers";
import { WidgetStore } from "./widgets";

/** The way to the worker. Side effects come in here, so that a session runs whole in tests. */
export interface Link {
  send(message: ToWorker): void;
  /** Ends the worker and starts another; `ready` will come again. */
  restart(): void;
  /** Interrupts the app's code where it stands. False where this page cannot. */
  interrupt?(): boolean;
  /** Python's caches that the browser kept. */
  cacheEntries(): Promise<Extract<ToWorker, { type: "restore_cache" }>["entries"]>;
  /** A message that is not the tree's: cache entries to keep, output. */
  other(message: FromWorker): void;
  /** What `st.context` tells the script; absent at build time. */
  visitor?(): VisitorFacts;
}

export interface Start {
  roots?: TreeNode[];
  page: string;
  query: string;
  pageConfig?: AppState["pageConfig"];
  navigation?: Navigation | null;
  logo?: Logo | null;
}

/** Shorter runs are not shown as such: to draw that would keep back what they changed, by a frame of the screen at times. */
const SHORT_RUN_MS = 50;
/** A run that passes an `st.` call or sleeps stops within this time; one that only computes does not hear. */
const STOP_HEARD_MS = 600;
/** Asked again after this time: an interrupt that comes while the runtime's own code runs is passed over. */
const INTERRUPT_MS = 500;
/** Interrupted code may have something to put away. After so many it ends with its worker. */
const INTERRUPTS = 10;

export class Session implements WidgetHost {
  readonly tree: TreeStore;
  readonly state: Observable<AppState>;
  readonly #required: Required;
  readonly #link: Link;
  readonly #widgets = new WidgetStore();
  readonly #forms = new Forms();
  readonly #outbox = new Outbox();
  readonly #files = new Files();
  readonly #downloads: Downloads;
  readonly #timers = new Timers((fragment) => this.#tick(fragment));
  /** Changes of widgets that start no run, for the next one. */
  #quiet: Record<string, WidgetValue> = {};
  #seq = 0;
  #ack = 0;
  /** A first run of this worker has finished: events go straight out. */
  #live = false;
  #savedState: Uint8Array | null = null;
  /** The worker is not the page's first. */
  #restarted = false;
  #toldQuery: string | null = null;
  #toldPage: string | null = null;
  #toldVisitor: string | null = null;
  #stopping: ReturnType<typeof setTimeout> | undefined;

  constructor(link: Link, start: Start) {
    this.#link = link;
    this.#downloads = new Downloads((message) => link.send(message));
    this.state = new Observable(initialState(start.page, start.query, start.pageConfig, start.navigation, start.logo));
    this.tree = new TreeStore(start.roots ?? emptyRoots(), (id, value, initial) =>
      this.#widgets.fromPython(id, value, this.#ack, initial),
    );
    this.#required = new Required(this.tree.roots);
  }

  /** The tree as a page can carry it. */
  snapshot(keepMedia: KeepMedia): TreeNode[] {
    return this.tree.roots.map((root) => serialize(root, this.#widgets, keepMedia));
  }

  /** A value beside the tree, as a page can carry it. */
  plain<T>(value: T, keepMedia: KeepMedia): T {
    return plain(value, keepMedia) as T;
  }

  // ------------------------------------------------------------------------------------ from the worker

  receive(message: FromWorker): void {
    switch (message.type) {
      case "ready":
        return void this.#greet();
      case "loading":
        return this.state.update({ loading: { stage: message.stage, done: message.done } });
      case "run_started":
        this.#ack = message.ack;
        return this.#runStarted();
      case "deltas":
        this.#ack = message.ack;
        // What a run shows on its way is never seen without the run.
        if (!message.last) this.state.tell();
        message.deltas.forEach((delta) => this.#apply(delta));
        return message.reached ? this.tree.markReached(message.reached) : undefined;
      case "run_finished":
        return this.#runFinished(message);
      case "page_config":
        return this.state.update({ pageConfig: { ...this.state.get().pageConfig, ...message.config } });
      case "query_params":
        this.#toldQuery = message.query;
        return this.state.update({ query: message.query, queryReplaces: !message.step });
      case "navigation":
        return this.state.update({ navigation: navigationOf(message) });
      case "logo":
        return this.state.update({ logo: message.logo });
      case "page":
        this.#toldPage = message.page;
        this.#toldQuery = message.query;
        return this.state.update({ page: message.page, query: message.query, pageConfig: message.config });
      case "timers":
        return this.#timers.set(message.timers);
      case "saved_state":
        this.#savedState = message.data as Uint8Array;
        return this.state.update({ lost: message.lost });
      case "download":
        return this.#downloads.settle(message.request, message.media, message.error);
      case "fatal":
        return this.crashed(message.message, message.detail);
      default:
        return this.#link.other(message);
    }
  }

  #apply(delta: Delta): void {
    if (delta.op === "value") this.#widgets.fromPython(delta.id, delta.value, this.#ack);
    else this.tree.apply(delta);
  }

  /** Python is up: it gets what an earlier worker knew, then runs for the first time. */
  async #greet(): Promise<void> {
    const entries = await this.#link.cacheEntries();
    if (entries.length > 0) this.#link.send({ type: "restore_cache", entries });
    if (this.#restarted) await this.#giveBack();
    this.#toldPage = this.#toldQuery = this.#toldVisitor = null;
    const { notice } = this.state.get();
    this.state.update({ connection: "CONNECTED", loading: null, notice: notice?.action === "dismiss" ? notice : null });
    this.#send({ widgets: {}, triggers: [] });
  }

  /** A worker that ended before it saved its state (it crashed at once) leaves values and files all the same. */
  async #giveBack(): Promise<void> {
    for (const upload of await this.#files.messages()) this.#link.send(upload);
    this.#link.send({ type: "restore_state", data: this.#savedState ?? new Uint8Array(), widgets: this.#widgets.known() });
  }

  #runStarted(): void {
    if (this.state.get().script !== "stopRequested") this.state.updateCalmly({ script: "running" }, SHORT_RUN_MS);
  }

  #runFinished(message: Extract<FromWorker, { type: "run_finished" }>): void {
    if (message.status === "interrupted") return;
    clearTimeout(this.#stopping);
    this.tree.settle();
    if (message.status === "done" && message.fragments.length === 0) this.#forgetGone();
    this.state.update({ script: "notRunning" });
    this.#live = true;
    this.#replay();
  }

  #forgetGone(): void {
    const ids = this.tree.ids();
    if (!this.#outbox.isEmpty) return;
    this.#widgets.keep(ids);
    this.#files.keep(this.#widgets.all());
  }

  /** Python is gone or cannot go on. */
  fail(notice: Notice): void {
    clearTimeout(this.#stopping);
    this.#live = false;
    this.#timers.set([]);
    this.#downloads.failAll(notice.title);
    this.tree.settle();
    this.state.update({ script: "notRunning", connection: "DISCONNECTED", loading: null, notice });
  }

  /** Python is gone. It is started again, once: where it ends in its first run already, the visitor is asked. */
  crashed(title: string, detail: string): void {
    if (!this.#live) return this.fail({ title, detail, action: "restart" });
    this.fail({ title, detail: `${detail ? `${detail}. ` : ""}Python is started again. What you entered is kept.`, action: "dismiss" });
    this.#startAgain();
  }

  // -------------------------------------------------------------------------------------- to the worker

  rerun(): void {
    this.#do({ widgets: {}, triggers: [], manual: true });
  }

  clearCache(): void {
    if (this.#live) this.#link.send({ type: "clear_cache" });
  }

  /** Asks the run to end; a run that does not hear is interrupted, or ends with its worker. */
  stop(): void {
    if (this.state.get().script !== "running") return;
    this.#link.send({ type: "stop" });
    this.state.update({ script: "stopRequested" });
    this.#stopping = setTimeout(() => this.#insist(), STOP_HEARD_MS);
  }

  #insist(left = INTERRUPTS): void {
    if (left > 0 && this.#link.interrupt?.()) this.#stopping = setTimeout(() => this.#insist(left - 1), INTERRUPT_MS);
    else this.#giveUp();
  }

  #giveUp(): void {
    this.fail({
      title: "The script was stopped",
      detail: "It was busy and did not answer, so Python was ended and is started again. What you entered is kept.",
      action: "dismiss",
    });
    this.#startAgain();
  }

  readonly page = (): string => this.state.get().page;

  readonly isStarting = (): boolean => {
    const { connection, script } = this.state.get();
    return connection === "CONNECTING" || script === "initial";
  };

  readonly isRunning = (): boolean => this.state.get().script === "running";

  readonly subscribeApp = (listener: () => void): (() => void) => this.state.subscribe(listener);

  dismissNotice(): void {
    this.state.update({ notice: null });
  }

  #startAgain(): void {
    this.#restarted = true;
    this.#widgets.keepUntold();
    this.#link.restart();
    this.state.update({ connection: "CONNECTING", loading: { stage: "Starting Python again", done: 0 } });
  }

  restart(): void {
    this.#live = false;
    this.#startAgain();
    this.state.update({ script: "initial", notice: null });
  }

  /** Another page of the app, or another query of this one (the browser's Back). */
  navigate(page: string, query = ""): void {
    const { page: current, query: currentQuery } = this.state.get();
    if (page === current && query === currentQuery) return;
    this.state.update({ query, queryReplaces: false, ...(page !== current && { page, pageConfig: {} }) });
    if (this.#live) this.#do({ widgets: {}, triggers: [], manual: true });
  }

  #tick(fragment: string): void {
    if (this.#live && this.state.get().script === "notRunning") this.#send({ widgets: {}, triggers: [], fragment });
  }

  #do(intent: Intent): void {
    if (!this.#live || !this.#outbox.isEmpty) return this.#outbox.put(intent);
    this.#send(intent);
  }

  #replay(): void {
    if (this.#outbox.isEmpty) return;
    const ids = this.tree.ids();
    const intent = this.#outbox.take((id) => ids.has(id));
    if (intent) this.#send(intent);
  }

  /** Python hears of the visitor's surroundings when they have changed. */
  #tellVisitor(): void {
    const facts = this.#link.visitor?.();
    const text = JSON.stringify(facts);
    if (!facts || text === this.#toldVisitor) return;
    this.#toldVisitor = text;
    this.#link.send({ type: "visitor", facts });
  }

  #send(intent: Intent): void {
    this.#tellVisitor();
    const seq = ++this.#seq;
    const { page, query } = this.state.get();
    const widgets = { ...this.#quiet, ...intent.widgets };
    this.#quiet = {};
    this.#widgets.told(widgets, seq);
    this.#link.send({
      type: "rerun",
      seq,
      widgets,
      triggers: intent.triggers,
      ...(intent.fragment !== undefined && { fragment: intent.fragment }),
      ...(intent.manual && { manual: true }),
      ...(page !== this.#toldPage && { page }),
      ...(query !== this.#toldQuery && { query }),
    });
    this.#toldPage = page;
    this.#toldQuery = query;
  }

  // ------------------------------------------------------------------------------------------- for views

  getValue(id: string): WidgetValue | undefined {
    return this.#widgets.get(id);
  }

  subscribeValue(id: string, listener: () => void): () => void {
    return this.#widgets.subscribe(id, listener);
  }

  setValue(widget: WidgetRef, value: WidgetValue): void {
    if (widget.id === undefined) return;
    this.#widgets.change(widget.id, value);
    if (widget.formId !== undefined) return this.#forms.hold(widget.formId, widget.id);
    // As in Streamlit, the script goes on with the value that it has.
    if (isEmpty(value) && this.#required.has(widget.id)) return this.#required.miss([widget.id]);
    if (widget.quiet) return void (this.#quiet[widget.id] = value);
    this.#do({ widgets: { [widget.id]: value }, triggers: [], fragment: widget.fragment });
  }

  press(widget: WidgetRef): void {
    if (widget.id === undefined) return;
    if (widget.formId === undefined) return this.#do({ widgets: {}, triggers: [widget.id], fragment: widget.fragment });
    const missing = this.#required.ofForm(widget.formId).filter((id) => isEmpty(this.#widgets.get(id)));
    if (missing.length > 0) return this.#required.miss(missing);
    const { ids, clear } = this.#forms.submit(widget.formId);
    const widgets = Object.fromEntries(ids.map((id) => [id, this.#widgets.get(id) ?? null]));
    this.#do({ widgets, triggers: [widget.id], fragment: widget.fragment });
    if (clear) this.#clearForm(widget.formId);
  }

  submit(widget: WidgetRef, value: WidgetValue): void {
    if (widget.id !== undefined) this.#do({ widgets: { [widget.id]: value }, triggers: [widget.id], fragment: widget.fragment });
  }

  /** Back to the first values. Python hears of them with the next submission, as in Streamlit. */
  #clearForm(formId: string): void {
    const visit = (handle: NodeHandle) => {
      const { id, props } = handle.node;
      if (id !== undefined && (props as { form_id?: string }).form_id === formId) {
        const initial = this.#widgets.initial(id);
        if (initial !== undefined) {
          this.#widgets.reset(id, initial, this.#seq);
          this.#forms.hold(formId, id);
        }
      }
      handle.children.forEach(visit);
    };
    this.tree.roots.forEach(visit);
  }

  submitForm(formId: string): boolean {
    const submitter = this.#forms.firstSubmitter(formId);
    if (submitter) this.press({ ...submitter, formId });
    return submitter !== undefined;
  }

  isMissed(id: string): boolean {
    return this.#required.missed.get().has(id) && isEmpty(this.#widgets.get(id));
  }

  subscribeMissed(id: string, listener: () => void): () => void {
    const stops = [this.#required.missed.subscribe(listener), this.#widgets.subscribe(id, listener)];
    return () => stops.forEach((stop) => stop());
  }

  registerForm(form: Form): () => void {
    return this.#forms.register(form);
  }

  registerSubmitter(formId: string, widget: WidgetRef, enabled: boolean): () => void {
    return this.#forms.registerSubmitter(formId, widget, enabled);
  }

  formState(formId: string): FormState {
    return this.#forms.state(formId).get();
  }

  subscribeForm(formId: string, listener: () => void): () => void {
    return this.#forms.state(formId).subscribe(listener);
  }

  async upload(widget: WidgetRef, file: File): Promise<FileInfo> {
    const message = await this.#files.add(widget.id ?? "", file);
    this.#link.send(message);
    return message.file;
  }

  download(id: string): Promise<Media> {
    return this.#downloads.request(id);
  }
}

const navigationOf = ({ position, expanded, visible_items, pages }: Navigation): Navigation => ({ position, expanded, visible_items, pages });
