/** All widgets in their states on one page, for eyes and for browser tests: what they send stands in `window.sent`. */
import { createRoot } from "react-dom/client";
import { I18nProvider } from "react-aria-components";

import "../../../runtime/web/src/styles/fonts.css";
import "../../../runtime/web/src/styles/styles.css";
import type { Elements } from "../../../runtime/web/src/protocol/elements";
import type { WidgetValue, WireNode } from "../../../runtime/web/src/protocol/messages";
import { views } from "../../../runtime/web/src/views/registry";
import { HostContext, type View, type WidgetRef } from "../../../runtime/web/src/views/view";
import { DEFAULTS, FakeHost } from "./host";

type Sample = [type: keyof Elements, key: string, props: object, value?: WidgetValue];

const LONG = "A label that goes on and on, until it has to break into a second line, and perhaps into a third one on a phone";
const OPTIONS = ["email", "home phone", "mobile phone", "a very long way of being contacted that has to be cut off somewhere"];
const FILES = [1, 2, 3, 4, 5].map((n) => ({ file_id: `f${n}`, name: `measurements-${n}.csv`, type: "text/csv", size: 1500 * n * n }));
const HELP = { help: "<p>Some <strong>help</strong></p>" };
const OFF = { disabled: true };

const SAMPLES: Sample[] = [
  ["button", "button", { label: "Secondary" }],
  ["button", "button primary", { label: "Primary", type: "primary" }],
  ["button", "button tertiary", { label: "Tertiary", type: "tertiary" }],
  ["button", "button disabled", { label: "Disabled", ...OFF }],
  ["button", "button primary disabled", { label: "Disabled", type: "primary", ...OFF }],
  ["button", "button icon", { label: "With <strong>icon</strong>", icon: "material/favorite", shortcut: "Ctrl+K", ...HELP }],
  ["button", "button stretch", { label: "Stretch", width: "stretch", icon: "🎈", icon_position: "right" }],
  ["download_button", "download", { label: "Download", icon: "material/download" }],
  ["link_button", "link", { label: "Link", icon: "material/open_in_new" }],
  ["link_button", "link disabled", { label: "Link", ...OFF }],
  ["checkbox", "checkbox", { label: "Checkbox", ...HELP }, false],
  ["checkbox", "checkbox on", { label: "Checked" }, true],
  ["checkbox", "checkbox disabled", { label: "Checked, disabled", ...OFF }, true],
  ["checkbox", "checkbox long", { label: LONG }, false],
  ["checkbox", "toggle", { label: "Toggle", kind: "toggle" }, false],
  ["checkbox", "toggle on", { label: "Toggled", kind: "toggle" }, true],
  ["checkbox", "toggle disabled", { label: "Toggled, disabled", kind: "toggle", ...OFF }, true],
  ["radio", "radio", { options: ["Comedy", "<em>Drama</em>", "Documentary"], captions: ["Laugh out loud.", "", "Never stop learning."], ...HELP }, 1],
  ["radio", "radio horizontal", { options: ["one", "two", "three"], horizontal: true }, 0],
  ["radio", "radio empty", { options: ["one", "two"] }, null],
  ["radio", "radio disabled", { options: ["one", "two"], ...OFF }, 1],
  ["selectbox", "selectbox", { options: OPTIONS, ...HELP }, "email"],
  ["selectbox", "selectbox long", { options: OPTIONS, clearable: true, icon: "material/call" }, OPTIONS[3]!],
  ["selectbox", "selectbox empty", { options: OPTIONS, clearable: true }, null],
  ["selectbox", "selectbox many", { options: Array.from({ length: 5000 }, (_, n) => `Option ${n}`) }, "Option 4000"],
  ["selectbox", "selectbox new", { options: OPTIONS, accept_new_options: true }, null],
  ["selectbox", "selectbox disabled", { options: OPTIONS, ...OFF }, "email"],
  ["selectbox", "selectbox none", { options: [] }, null],
  ["multiselect", "multiselect", { options: ["green", "yellow", "red", "blue"], select_all: 1000 }, ["yellow", "red"]],
  ["multiselect", "multiselect empty", { options: OPTIONS, ...HELP }, []],
  ["multiselect", "multiselect max", { options: OPTIONS, max_selections: 1 }, []],
  ["multiselect", "multiselect disabled", { options: OPTIONS, ...OFF }, OPTIONS],
  ["slider", "slider", {}, 25],
  ["slider", "slider range", { data_type: "float", min: 0, max: 100, step: 0.5, format: null, ...HELP }, [25, 75]],
  ["slider", "slider close", {}, [48, 52]],
  ["slider", "slider dates", { data_type: "date", min: 1564617600e6, max: 1622764800e6, step: 86400e6 }, [1564617600e6, 1567296000e6]],
  ["slider", "slider time", { data_type: "time", min: 946684800e6, max: 946771140e6, step: 900e6 }, 946728000e6],
  ["slider", "select slider", { kind: "select_slider", data_type: "option", min: 0, max: 6, step: 1, options: ["red", "orange", "yellow", "green", "blue", "indigo", "violet"] }, 2],
  ["slider", "slider disabled", OFF, 40],
  ["number_input", "number", { min: 0, max: 10, step: 1, data_type: "int", ...HELP }, 3],
  ["number_input", "number float", { format: "%.3f", step: 0.1 }, 1.5],
  ["number_input", "number empty", { placeholder: "Type a number...", clearable: true, icon: "material/speed" }, null],
  ["number_input", "number disabled", OFF, 12],
  ["text_input", "text", { ...HELP }, "Life of Brian"],
  ["text_input", "text max", { max_chars: 5, placeholder: "Up to five", clearable: true }, null],
  ["text_input", "text password", { type: "password", icon: "material/key" }, "secret"],
  ["text_input", "text required", { required: true, placeholder: "Required" }, ""],
  ["text_input", "text disabled", OFF, "Not now"],
  ["text_input", "text form", { form_id: "form" }, ""],
  ["text_area", "area", { max_chars: 120 }, "It was the best of times, it was the worst of times."],
  ["text_area", "area disabled", { ...OFF, placeholder: "Nothing here" }, ""],
  ["date_input", "date", { ...HELP }, ["2019-07-06"]],
  ["date_input", "date range", { is_range: true, format: "DD.MM.YYYY" }, ["2019-07-06", "2019-07-16"]],
  ["date_input", "date empty", { clearable: true, format: "MM-DD-YYYY" }, []],
  ["date_input", "date disabled", OFF, ["2019-07-06"]],
  ["datetime_input", "datetime", { clearable: true, ...HELP }, "2019-07-06T08:45"],
  ["time_input", "time", { ...HELP }, "08:45"],
  ["time_input", "time 12h", { format: "12h", clearable: true }, "20:45"],
  ["time_input", "time disabled", OFF, "08:45"],
  ["color_picker", "color", { ...HELP }, "#00f900"],
  ["color_picker", "color disabled", OFF, "#00a0f9"],
  ["file_uploader", "file", { types: [".csv", ".txt"], max_size: 1 }, []],
  ["file_uploader", "file many", { multiple: true }, FILES],
  ["file_uploader", "file disabled", OFF, []],
  ["text_input", "text hidden", { label_visibility: "hidden" }, "Hidden label"],
  ["text_input", "text collapsed", { label_visibility: "collapsed" }, "Collapsed label"],
];

const host = new FakeHost();
const sent: [string, WidgetValue][] = [];
const setValue = host.setValue;
host.setValue = (widget: WidgetRef, value: WidgetValue) => {
  sent.push([widget.id!, value]);
  setValue(widget, value);
};
Object.assign(globalThis, { sent, host });

function Widget({ sample: [type, key, props, value] }: { sample: Sample }) {
  const all = { ...DEFAULTS[type], ...("label" in props ? {} : { label: key }), ...props };
  const node = { type, id: key, value: value ?? null, props: all } as unknown as WireNode<keyof Elements>;
  const Component = views[type] as View<keyof Elements>;
  return (
    <div data-sample={key} style={{ minWidth: 0 }}>
      <Component node={node} props={node.props} />
    </div>
  );
}

const grid = { display: "grid", gridTemplateColumns: "repeat(auto-fill, minmax(min(100%, 22rem), 1fr))", gap: "1.25rem 2rem", padding: "1rem", maxWidth: "80rem", margin: "auto" };

createRoot(document.getElementById("root")!).render(
  <I18nProvider locale="en-US">
    <HostContext value={host}>
      <main style={grid}>
        {SAMPLES.map((sample) => (
          <Widget key={sample[1]} sample={sample} />
        ))}
      </main>
    </HostContext>
  </I18nProvider>,
);
