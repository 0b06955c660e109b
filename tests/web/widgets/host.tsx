/** A page for one widget: keeps its value, and what was sent, pressed, submitted and uploaded. */
import { render } from "@testing-library/react";
import { createElement, type ReactElement } from "react";
import { I18nProvider } from "react-aria-components";

import type { Elements, FileInfo } from "../../../runtime/web/src/protocol/elements";
import type { WidgetValue, WireNode } from "../../../runtime/web/src/protocol/messages";
import { views } from "../../../runtime/web/src/views/registry";
import { HostContext, type FormState, type View, type WidgetHost, type WidgetRef } from "../../../runtime/web/src/views/view";

export class FakeHost implements WidgetHost {
  values = new Map<string, WidgetValue>();
  sent: WidgetValue[] = [];
  pressed: (string | undefined)[] = [];
  submitted: string[] = [];
  uploaded: string[] = [];
  form: FormState = { enterToSubmit: true, hasSubmitter: true, pending: false, submissions: 0 };
  refuse: string | null = null;
  #listeners = new Set<() => void>();

  getValue = (id: string) => this.values.get(id);
  subscribeValue = (_id: string, listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  setValue = (widget: WidgetRef, value: WidgetValue) => {
    this.sent.push(value);
    this.put(widget.id ?? "", value);
  };
  /** As Python sets a value. */
  put(id: string, value: WidgetValue) {
    this.values.set(id, value);
    this.#notify();
  }
  press = (widget: WidgetRef) => void this.pressed.push(widget.id);
  submitForm = (formId: string) => {
    this.submitted.push(formId);
    this.form = { ...this.form, submissions: this.form.submissions + 1 };
    this.#notify();
    return true;
  };
  isMissed = () => false;
  subscribeMissed = () => () => {};
  registerForm = () => () => {};
  registerSubmitter = () => () => {};
  formState = () => this.form;
  subscribeForm = (_id: string, listener: () => void) => this.subscribeValue("", listener);
  upload = async (_widget: WidgetRef, file: File): Promise<FileInfo> => {
    if (this.refuse) throw new Error(this.refuse);
    this.uploaded.push(file.name);
    return { file_id: `id-${file.name}`, name: file.name, type: file.type, size: file.size };
  };
  download = async () => ({ mime: "text/plain", url: "data:text/plain,made", file_name: "made.txt" });

  visited: [page: string, query: string][] = [];
  page = () => this.visited.at(-1)?.[0] ?? "";
  starting = false;
  running = false;
  stopped = 0;
  isStarting = () => this.starting;
  isRunning = () => this.running;
  stop = () => void this.stopped++;
  submit = (_widget: WidgetRef, value: WidgetValue) => void this.sent.push(value);
  subscribeApp = (listener: () => void) => this.subscribeValue("", listener);
  navigate = (page: string, query = "") => {
    this.visited.push([page, query]);
    this.#notify();
  };

  #notify() {
    for (const listener of this.#listeners) listener();
  }
}

const COMMON = { label: "<p>Label</p>", label_visibility: "visible", disabled: false };
const BUTTON = { label: "<p>Label</p>", disabled: false, type: "secondary", icon_position: "left", is_form_submitter: false };
const SELECT = { options: ["apple", "banana", "cherry"], placeholder: null, accept_new_options: false, filter_mode: "fuzzy" };

/** What Python sends where a call gives nothing but a label. */
export const DEFAULTS: { [T in keyof Elements]?: object } = {
  button: BUTTON,
  download_button: { ...BUTTON, media: { mime: "text/plain", url: "data:text/plain,hi", file_name: "hi.txt" }, ignore_rerun: false },
  link_button: { ...BUTTON, url: "https://example.org/", ignore_rerun: true },
  checkbox: { ...COMMON, kind: "checkbox" },
  radio: { ...COMMON, options: ["one", "two", "three"], captions: [], horizontal: false },
  selectbox: { ...COMMON, ...SELECT, clearable: false },
  multiselect: { ...COMMON, ...SELECT, max_selections: null, select_all: false },
  slider: { ...COMMON, kind: "slider", data_type: "int", min: 0, max: 100, step: 1, format: null, options: [] },
  number_input: { ...COMMON, data_type: "float", min: null, max: null, step: 0.01, format: "%0.2f", placeholder: null, clearable: false },
  text_input: { ...COMMON, type: "default", max_chars: null, placeholder: null, autocomplete: "", clearable: false, live: null },
  text_area: { ...COMMON, max_chars: null, placeholder: null, clearable: false },
  date_input: { ...COMMON, min: "2010-01-01", max: "2030-12-31", is_range: false, format: "YYYY/MM/DD", clearable: false },
  datetime_input: { ...COMMON, min: "2010-01-01T00:00", max: "2030-12-31T23:59", format: "YYYY/MM/DD", step: 900, clearable: false },
  time_input: { ...COMMON, step: 900, format: "24h", clearable: false },
  color_picker: COMMON,
  file_uploader: { ...COMMON, types: [], multiple: false, max_size: 200 },
};

// As the prerender does: a view in a chunk of its own is there before anything is drawn.
for (const type of Object.keys(DEFAULTS) as (keyof Elements)[]) await (views[type] as { preload?: () => Promise<void> }).preload?.();

export function nodeOf<T extends keyof Elements>(type: T, props: Partial<Elements[T]> = {}, value: WidgetValue = null): WireNode<T> {
  return { type, id: "w", value, props: { ...DEFAULTS[type], ...props } } as unknown as WireNode<T>;
}

export function element<T extends keyof Elements>(node: WireNode<T>, host: WidgetHost = new FakeHost()): ReactElement {
  const view = createElement(views[node.type] as View<keyof Elements>, { node, props: node.props } as never);
  return (
    <I18nProvider locale="en-US">
      <HostContext value={host}>{view}</HostContext>
    </I18nProvider>
  );
}

/** Renders one widget; `host.sent` then fills with what it would tell Python. */
export function show<T extends keyof Elements>(type: T, props: Partial<Elements[T]> = {}, value: WidgetValue = null): FakeHost {
  const host = new FakeHost();
  if (value !== null) host.values.set("w", value);
  render(element(nodeOf(type, props, value), host));
  return host;
}
