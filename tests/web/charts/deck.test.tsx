import { act, render, screen } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import type { DeckGlJsonChart as DeckProps } from "../../../runtime/web/src/protocol/elements";
import DeckGlJsonChart from "../../../runtime/web/src/views/charts/deck";
import { afterClick, isNothing, mapName, NOTHING, parseSpec, readerData, styleUrl, tooltipOf } from "../../../runtime/web/src/views/charts/deck-spec";
import { HostContext } from "../../../runtime/web/src/views/view";
import { FakeHost } from "../widgets/host";

const { createMap } = vi.hoisted(() => ({ createMap: vi.fn(() => ({ update: () => {}, destroy: () => {}, zoom: null })) }));
vi.mock("../../../runtime/web/src/views/charts/deck-draw.browser", () => ({ createMap }));

const SPEC = { mapProvider: "carto", layers: [{ "@@type": "ScatterplotLayer", id: "dots", data: [{ name: "a", at: [1, 2] }, { name: "b" }] }] };
const map = (spec: object, props: Partial<DeckProps> = {}): DeckProps => ({ spec: JSON.stringify(spec), selection_mode: null, width: "stretch", height: 500, ...props });

const shown = (props: DeckProps, host = new FakeHost()) => <HostContext value={host}><DeckGlJsonChart node={{ type: "deck_gl_json_chart", props }} props={props} /></HostContext>;

test("the build reserves the exact box, with a name and the data for readers", () => {
  const html = renderToString(shown(map(SPEC)));
  expect(html).toContain('style="height:500px"');
  expect(html).toContain('role="img" aria-label="Map of 2 places"');
  expect(html).toContain("<td>a</td><td>[1,2]</td>");
  expect(renderToString(shown(map(SPEC, { alt: "Said" })))).toContain('role="img" aria-label="Said"');
});

test("a map lets Python start first", async () => {
  const host = new FakeHost();
  host.starting = true;
  render(shown(map({ layers: [] }), host));
  await act(() => vi.dynamicImportSettled());
  expect(createMap).not.toHaveBeenCalled();
  act(() => Object.assign(host, { starting: false }).put("", null));
  await vi.waitFor(() => expect(screen.getByTestId("stDeckGlJsonChart").dataset.live).toBe("true"));
});

test.each([
  [{ mapProvider: "carto" }, true, "https://basemaps.cartocdn.com/gl/dark-matter-gl-style/style.json"],
  [{ mapProvider: "carto" }, false, "https://basemaps.cartocdn.com/gl/positron-gl-style/style.json"],
  [{ mapStyle: "road" }, false, "https://basemaps.cartocdn.com/gl/voyager-gl-style/style.json"],
  [{ mapStyle: "https://example.org/style.json" }, true, "https://example.org/style.json"],
  [{ mapStyle: "mapbox://styles/mapbox/light-v9" }, false, "https://basemaps.cartocdn.com/gl/positron-gl-style/style.json"],
  [{}, false, null],
  [{ mapProvider: "carto", views: [{ "@@type": "OrbitView" }] }, false, null],
])("the ground of %j", (spec, dark, url) => expect(styleUrl(spec, dark)).toBe(url));

test("tooltips fill their templates; values are text", () => {
  const object = { name: "<b>", properties: { deep: 1 }, at: { x: 2 } };
  expect(tooltipOf('{"html":"<i>{name}</i> {deep}","style":{"color":"red"}}', object)).toEqual({ html: "<i>&#60;b&#62;</i> 1", style: { color: "red" } });
  expect(tooltipOf('{"text":"{name} {at.x} {none}"}', object)).toEqual({ text: "<b> 2 " });
  expect(tooltipOf("{}", { a: 1 })!.text).toContain('"a": 1');
  expect(tooltipOf(undefined, object)).toBeNull();
  expect(tooltipOf("{}", null)).toBeNull();
});

test("numbers that JSON does not know are read as Python writes them", () => {
  const spec = parseSpec('{"a":[NaN,-Infinity,1,null],"b":"NaN \\" Infinity","c":{"d":Infinity}}');
  expect(spec).toEqual({ a: [NaN, -Infinity, 1, null], b: 'NaN " Infinity', c: { d: Infinity } });
  expect(() => parseSpec("{")).toThrow(SyntaxError);
});

test("names and data", () => {
  expect(mapName({ layers: [{ data: [{}] }] })).toBe("Map of 1 place");
  expect(mapName({ layers: [{ data: "https://example.org/x.csv" }] })).toBe("Map");
  expect(readerData(SPEC)).toEqual({ columns: ["name", "at"], rows: [["a", "[1,2]"], ["b", ""]], total: 2 });
});

test("clicks choose one object, or several by layer", () => {
  const one = afterClick(NOTHING, "single-object", "dots", 1, { name: "b" });
  expect(one.selection).toEqual({ indices: { dots: [1] }, objects: { dots: [{ name: "b" }] } });
  expect(isNothing(afterClick(one, "single-object", "dots", 1, {}))).toBe(true);
  expect(afterClick(one, "single-object", "hex", 0, 5).selection.indices).toEqual({ hex: [0] });
  const two = afterClick(afterClick(one, "multi-object", "dots", 0, "a"), "multi-object", "hex", 2, "h");
  expect(two.selection).toEqual({ indices: { dots: [1, 0], hex: [2] }, objects: { dots: [{ name: "b" }, "a"], hex: ["h"] } });
  expect(afterClick(two, "multi-object", "hex", 2, "h").selection.indices).toEqual({ dots: [1, 0] });
  expect(isNothing(afterClick(two, "multi-object", "", -1, null))).toBe(true);
});
