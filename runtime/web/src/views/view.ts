/** What a view is, and the hooks through which it meets the page. Views know nothing of workers or trees. */
import {
  createContext,
  createElement,
  Suspense,
  use,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useSyncExternalStore,
  type ComponentType,
  type ReactNode,
} from "react";
import type { Blocks, Elements, FileInfo, Form, Media } from "../protocol/elements";
import type { WidgetValue, WireNode } from "../protocol/messages";
import { lazyModule } from "./lazy-module";

export type NodeType = keyof Elements | keyof Blocks;

export interface ViewProps<T extends NodeType> {
  node: WireNode<T>;
  props: WireNode<T>["props"];
  /** A block's children, already rendered and keyed. */
  children?: ReactNode;
}
export type View<T extends NodeType> = ComponentType<ViewProps<T>>;

/** What of a widget's node the page needs to keep its value. */
export interface WidgetRef {
  id?: string | undefined;
  value?: WidgetValue | undefined;
  fragment?: string | undefined;
  formId?: string | undefined;
  /** Its changes start no run: they travel with the next one. */
  quiet?: boolean | undefined;
}

/** What views ask of the page. `tree/` implements it; tests may hand in their own. */
export interface WidgetHost {
  /** The value that the page holds for this widget; `undefined` when it knows none. */
  getValue(id: string): WidgetValue | undefined;
  subscribeValue(id: string, listener: () => void): () => void;
  /** Outside forms: reruns the script. Inside: held back until the form is submitted. */
  setValue(widget: WidgetRef, value: WidgetValue): void;
  /** Presses a button. In a form, a submitter's press sends what the form holds back. */
  press(widget: WidgetRef): void;
  /** Submits as the Enter key does: with the form's first enabled submit button. False when it has none. */
  submitForm(formId: string): boolean;
  /** Whether something was held back because this required widget is empty, and still is. */
  isMissed(id: string): boolean;
  subscribeMissed(id: string, listener: () => void): () => void;
  registerForm(form: Form): () => void;
  registerSubmitter(formId: string, widget: WidgetRef, enabled: boolean): () => void;
  formState(formId: string): FormState;
  subscribeForm(formId: string, listener: () => void): () => void;
  /** Sends a value that counts once (a message): the page does not keep it. */
  submit(widget: WidgetRef, value: WidgetValue): void;
  /** Sends the bytes; the value (a list of FileInfo) is the view's to set afterwards. */
  upload(widget: WidgetRef, file: File): Promise<FileInfo>;
  /** Asks Python for the bytes of a deferred download. */
  download(id: string): Promise<Media>;
  /** Path of the page that is shown. */
  page(): string;
  /** Python is not up yet, or has not begun to run the app. */
  isStarting(): boolean;
  /** A run is under way. */
  isRunning(): boolean;
  /** Tells of another page, and of runs that begin and end. */
  subscribeApp(listener: () => void): () => void;
  /** Asks the run to end. */
  stop(): void;
  /** Goes to another page of the app. */
  navigate(page: string, query?: string): void;
}

export interface FormState {
  enterToSubmit: boolean;
  /** False while the form has no submit button at all. */
  hasSubmitter: boolean;
  /** Values are held back. */
  pending: boolean;
  /** Counts the submissions: views with text not committed yet drop it when this changes. */
  submissions: number;
}

/** What is true for the whole site, at build time and in the browser alike. */
export interface Site {
  /** The site's root relative to this page, with a slash at its end: "./", "../". */
  root: string;
  lang: string;
  build: string;
  config: Record<string, Record<string, unknown>>;
  /** Python runs: what cannot work before (or in a prerendered page) may be shown as waiting. */
  dev: boolean;
}

export const SiteContext = createContext<Site>({ root: "./", lang: "en", build: "", config: {}, dev: false });
export const HostContext = createContext<WidgetHost | null>(null);
/** Wire nodes of the block that is being rendered: what a tab strip reads its labels from. */
export interface BlockAccess {
  childNodes(): readonly WireNode[];
  subscribe(listener: () => void): () => void;
}
export const BlockContext = createContext<BlockAccess | null>(null);

export const useSite = (): Site => useContext(SiteContext);

export function useHost(): WidgetHost {
  const host = useContext(HostContext);
  if (!host) throw new Error("A widget's view was rendered outside the tree: wrap it in <HostContext value={host}>");
  return host;
}

function refOf(node: WireNode): WidgetRef {
  const { form_id: formId, ignore_rerun: quiet } = node.props as { form_id?: string; ignore_rerun?: boolean };
  return { id: node.id, value: node.value, fragment: node.fragment, formId, quiet };
}

const NO_FORM: FormState = { enterToSubmit: false, hasSubmitter: false, pending: false, submissions: 0 };
const nothing = () => () => {};

/** How a form treats the widget at hand. */
export interface Commit {
  /** The value is in a form: commit it on every change, Python gets it on submit. */
  submitOnly: boolean;
  /** The form of the widget, or null. */
  form: FormState | null;
  /** What the Enter key does: submits the form if it wants that. False when nothing was submitted. */
  submit: () => boolean;
}

/**
 * A widget's value and its setter. Setting it reruns the script, or, in a form, waits for the submit button.
 *
 * A view with a draft of its own (text that is being typed) keeps that in its state and calls `setValue` on blur and Enter;
 * in a form (`submitOnly`) it calls it on every change, so that a submit button finds the newest text.
 */
export function useWidgetValue<V extends WidgetValue = WidgetValue>(node: WireNode): [V, (value: V) => void, Commit] {
  const host = useHost();
  const id = node.id ?? "";
  const subscribe = useCallback((listener: () => void) => host.subscribeValue(id, listener), [host, id]);
  const read = () => host.getValue(id);
  const held = useSyncExternalStore(subscribe, read, read);
  const formId = (node.props as { form_id?: string }).form_id;
  const form = useFormState(formId);
  const setValue = useCallback((value: V) => host.setValue(refOf(node), value), [host, node]);
  const commit = useMemo<Commit>(
    () => ({
      submitOnly: formId !== undefined,
      form,
      submit: () => (formId !== undefined && form?.enterToSubmit ? host.submitForm(formId) : false),
    }),
    [host, formId, form],
  );
  return [(held === undefined ? (node.value ?? null) : held) as V, setValue, commit];
}

/** Path of the page that is shown, and the way to another. */
export function usePage(): [string, (page: string, query?: string) => void] {
  const host = useHost();
  const navigate = useCallback((page: string, query?: string) => host.navigate(page, query), [host]);
  return [useSyncExternalStore(host.subscribeApp, host.page, host.page), navigate];
}

const never = () => () => {};

/** Milliseconds since the epoch for who wants them; null in a first render that must equal the prerendered one. */
export function useNow(wanted: boolean): number | null {
  const live = useSyncExternalStore(never, () => wanted, () => false);
  return live ? Date.now() : null;
}

/** Whether a run is under way, and the way to end it. */
export function useRun(): [boolean, () => void] {
  const host = useHost();
  const stop = useCallback(() => host.stop(), [host]);
  return [useSyncExternalStore(host.subscribeApp, host.isRunning, () => false), stop];
}

/** Sends a message's value: `const submit = useSubmit(node)`. */
export function useSubmit<V extends WidgetValue>(node: WireNode): (value: V) => void {
  const host = useHost();
  return useCallback((value: V) => host.submit(refOf(node), value), [host, node]);
}

/** Presses a button: `const press = useTrigger(node)`. A form's submit button announces itself to the form. */
export function useTrigger(node: WireNode): () => void {
  const host = useHost();
  const { form_id: formId, is_form_submitter: submitter, disabled } = node.props as {
    form_id?: string;
    is_form_submitter?: boolean;
    disabled?: boolean;
  };
  useEffect(
    () => (submitter && formId !== undefined ? host.registerSubmitter(formId, refOf(node), !disabled) : undefined),
    [host, node, formId, submitter, disabled],
  );
  return useCallback(() => host.press(refOf(node)), [host, node]);
}

/** What a form holds; null outside forms. */
export function useFormState(formId: string | undefined): FormState | null {
  const host = useHost();
  const subscribe = useCallback(
    (listener: () => void) => (formId === undefined ? nothing() : host.subscribeForm(formId, listener)),
    [host, formId],
  );
  const read = () => (formId === undefined ? NO_FORM : host.formState(formId));
  const state = useSyncExternalStore(subscribe, read, read);
  return formId === undefined ? null : state;
}

/** For the form's own view: announces the form, says what it holds. */
export function useForm(form: Form): FormState {
  const host = useHost();
  useEffect(() => host.registerForm(form), [host, form]);
  return useFormState(form.form_id) ?? NO_FORM;
}

/** Sends a chosen file to Python: `const info = await upload(file)`; then set the value to the list of infos. */
export function useUpload(node: WireNode): (file: File) => Promise<FileInfo> {
  const host = useHost();
  return useCallback((file: File) => host.upload(refOf(node), file), [host, node]);
}

/** The bytes of a deferred download: `const media = await download()`. Rejects with Python's message. */
export function useDownload(node: WireNode): () => Promise<Media> {
  const host = useHost();
  return useCallback(() => host.download(node.id ?? ""), [host, node.id]);
}

const NO_NODES: readonly WireNode[] = [];

/** The wire nodes of the block's children, in order (a tab strip's labels). Re-renders when one of them changes. */
export function useChildNodes(): readonly WireNode[] {
  const block = useContext(BlockContext);
  const read = () => block?.childNodes() ?? NO_NODES;
  return useSyncExternalStore(block ? block.subscribe : nothing, read, read);
}

/** `st-key-<key>`, with what CSS classes cannot hold replaced as Streamlit does. */
export function keyClass(key: string | undefined): string {
  return key ? `st-key-${key.trim().replace(/[^a-zA-Z0-9_-]/g, "-")}` : "";
}

/** What a picture takes from the theme's options because custom properties cannot give it. */
export interface PictureTheme {
  /** How much larger than usual the page's font is. */
  scale: number;
  /** The ten colours of a ramp that is not the usual one. */
  sequential?: string[];
  diverging?: string[];
}

/**
 * A view that draws something at build time which `renderToString` cannot wait for (a chart's picture): the prerender calls
 * `prepare` for each of its nodes first. `width` is about the room it will have, in pixels.
 */
export type PreparedView<T extends NodeType> = View<T> & { prepare: (node: WireNode, width: number, theme: PictureTheme) => Promise<void> };

export type LazyView<T extends NodeType> = View<T> & { preload: () => Promise<void> };

/**
 * A view in a chunk of its own. Rendered at once when the chunk is there, as it is for all that is prerendered (`preloadViews`),
 * else once it has come.
 */
export function lazyView<T extends NodeType>(load: () => Promise<{ default: View<T> }>, fallback?: ReactNode): LazyView<T> {
  const module = lazyModule(() => load().then((chunk) => chunk.default));
  const Inner = (props: ViewProps<T>) => createElement(use(module.load()), props);
  const Lazy = (props: ViewProps<T>) =>
    createElement(Suspense, { fallback: fallback ?? createElement("div", { className: "stSkeleton", "data-testid": "stSkeleton" }) }, createElement(Inner, props));
  return Object.assign(Lazy, { preload: async () => void (await module.load()) });
}
