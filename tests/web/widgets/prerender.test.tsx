/** What stands in the prerendered page: names and values without JavaScript, and the browser's first render equal to it. */
import { render } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";

import type { Elements } from "../../../runtime/web/src/protocol/elements";
import type { WidgetValue } from "../../../runtime/web/src/protocol/messages";
import { DEFAULTS, element, nodeOf } from "./host";

const VALUES: { [T in keyof Elements]?: WidgetValue } = {
  checkbox: true,
  radio: 1,
  selectbox: "banana",
  multiselect: ["banana", "cherry"],
  slider: [20, 60],
  number_input: 2.5,
  text_input: "hello",
  text_area: "hello",
  date_input: ["2019-07-06"],
  time_input: "08:45",
  color_picker: "#aabbcc",
  file_uploader: [{ file_id: "1", name: "data.csv", type: "text/csv", size: 2048 }],
};
const TYPES = Object.keys(DEFAULTS) as (keyof Elements)[];

const html = (type: keyof Elements) => renderToString(element(nodeOf(type, { help: "<p>Help</p>" } as never, VALUES[type] ?? null)));

test.each(TYPES)("%s: rendered without a document, then hydrated with not a word from React", async (type) => {
  const { document: page, window: view } = globalThis;
  vi.stubGlobal("document", undefined);
  vi.stubGlobal("window", undefined);
  const markup = html(type);
  vi.stubGlobal("document", page);
  vi.stubGlobal("window", view);
  const problems = vi.spyOn(console, "error").mockImplementation(() => {});
  const container = document.createElement("div");
  container.innerHTML = markup;
  document.body.append(container);
  const node = nodeOf(type, { help: "<p>Help</p>" } as never, VALUES[type] ?? null);
  render(element(node), { container, hydrate: true });
  expect(problems).not.toHaveBeenCalled();
  vi.unstubAllGlobals();
});

test("values are in the markup: fields in `value`, the rest as text", () => {
  expect(html("text_input")).toContain('value="hello"');
  expect(html("number_input")).toContain('value="2.50"');
  expect(html("date_input").replace(/<[^>]+>/g, "")).toContain("2019/07/06");
  expect(html("text_area")).toContain(">hello</textarea>");
  expect(html("selectbox")).toContain(">banana</div>");
  expect(html("time_input")).toContain(">08:45</div>");
  expect(html("multiselect")).toContain(">cherry</span>");
  expect(html("slider")).toContain(">60</div>");
  expect(html("color_picker")).toContain("#aabbcc");
  expect(html("file_uploader")).toContain("data.csv");
  expect(html("file_uploader")).toMatch(/<\/span>Upload<.*>200MB per file</);
  expect(html("checkbox")).toContain("checked");
});

test("each carries Streamlit's hook at its top, as test id and class", () => {
  const names = ["stButton", "stDownloadButton", "stLinkButton", "stCheckbox", "stRadio", "stSelectbox", "stMultiSelect", "stSlider"];
  const more = ["stNumberInput", "stTextInput", "stTextArea", "stDateInput", "stDateTimeInput", "stTimeInput", "stColorPicker", "stFileUploader"];
  TYPES.forEach((type, index) => {
    const name = [...names, ...more][index]!;
    const top = new DOMParser().parseFromString(html(type), "text/html").body.firstElementChild!;
    expect([top.getAttribute("data-testid"), top.classList.contains(name)]).toEqual([name, true]);
  });
});
