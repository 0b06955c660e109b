/** The gallery's page: the nodes in the real tree, with a store that only remembers. */
import { useEffect } from "react";
import { I18nProvider } from "react-aria-components";
import type { WidgetValue } from "../src/protocol/messages";
import { RootView } from "../src/tree/Tree";
import { TreeStore } from "../src/tree/store";
import { ToastRegion } from "../src/views/status/toast";
import { HostContext, type FormState, type WidgetHost } from "../src/views/view";
import { gallery } from "./nodes";

const NO_FORM: FormState = { enterToSubmit: false, hasSubmitter: true, pending: false, submissions: 0 };
const off = () => () => {};

function inertHost(): WidgetHost {
  const values = new Map<string, WidgetValue>();
  return {
    getValue: (id) => values.get(id),
    subscribeValue: off,
    setValue: (widget, value) => void values.set(widget.id ?? "", value),
    press: () => {},
    submitForm: () => false,
    registerForm: off,
    registerSubmitter: off,
    formState: () => NO_FORM,
    subscribeForm: off,
    upload: () => Promise.reject(new Error("The gallery takes no files")),
    download: () => Promise.reject(new Error("The gallery gives no files")),
    page: () => "",
    isStarting: () => false,
    isRunning: () => false,
    subscribeApp: () => () => {},
    stop: () => {},
    submit: () => {},
    navigate: () => {},
    isMissed: () => false,
    subscribeMissed: () => () => {},
  };
}

const host = inertHost();
const store = new TreeStore([gallery], () => {});

export function Page() {
  useEffect(() => document.documentElement.setAttribute("data-hydrated", ""), []);
  return (
    <I18nProvider locale="en">
      <HostContext value={host}>
        <RootView handle={store.roots[0]!} />
        <ToastRegion />
      </HostContext>
    </I18nProvider>
  );
}
