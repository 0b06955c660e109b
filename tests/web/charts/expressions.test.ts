import { expect, test, vi } from "vitest";
import * as vega from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import { expressions } from "../../../runtime/web/src/views/charts/expressions";
import { resting } from "../../../runtime/web/src/views/charts/resting";
import type { Spec } from "../../../runtime/web/src/views/charts/spec";

const values = Array.from({ length: 12 }, (_, i) => ({ x: i - 3, y: (i * 7) % 5, day: `2026-01-${String(i + 1).padStart(2, "0")}`, kind: i % 3 ? "a" : "b", name: i === 4 ? null : `n${i}` }));
const tooltip = [{ field: "x", type: "quantitative", title: "the x" }, { field: "day", type: "temporal" }, { field: "name", type: "nominal" }];

const SPECS: Record<string, Spec> = {
  lines: { mark: "line", encoding: { x: { field: "day", type: "temporal" }, y: { field: "y", type: "quantitative" }, color: { field: "kind" }, tooltip } },
  bars: { mark: "bar", encoding: { x: { field: "kind" }, y: { aggregate: "sum", field: "y", type: "quantitative" }, tooltip: { field: "kind" } } },
  across: { mark: "bar", encoding: { y: { field: "name" }, x: { field: "x", type: "quantitative" } } },
  area: { mark: "area", transform: [{ fold: ["x", "y"] }], encoding: { x: { field: "day", type: "temporal" }, y: { field: "value", type: "quantitative" }, color: { field: "key" } } },
  computed: {
    mark: { type: "point", filled: true },
    transform: [{ calculate: "abs(datum.x) % 2 === 0 ? upper(datum.kind) : substring(datum.kind + '!', 0, 1)", as: "made" }, { filter: "test(/[0-9]/, datum.name) || datum.y > 1 && !(datum.x == 2)" }],
    encoding: { x: { field: "x", type: "quantitative" }, y: { field: "y", type: "quantitative" }, shape: { field: "made" }, size: { condition: { test: "datum.y >= 3 | 0", value: 90 }, value: 20 } },
  },
  heat: { mark: "rect", encoding: { x: { field: "kind" }, y: { field: "y", type: "ordinal" }, color: { aggregate: "count" } } },
  rules: { mark: "rule", encoding: { x: { field: "x", type: "quantitative" }, y: { field: "y", type: "quantitative" }, y2: { value: 0 } } },
  boxes: { mark: "boxplot", encoding: { x: { field: "kind" }, y: { field: "y", type: "quantitative" } } },
};

async function drawn(spec: Spec, expr: unknown): Promise<vega.View> {
  const made = compile({ width: 200, height: 120, data: { values }, ...spec } as unknown as TopLevelSpec, { logger: { ...vega.logger(vega.Error) } as never }).spec;
  return new vega.View(vega.parse(made, undefined, { ast: true }), { renderer: "none", expr: expr as never }).runAsync();
}

const tooltips = (view: vega.View): unknown[] => {
  const found: unknown[] = [];
  const visit = (item: Spec) => {
    if (item.tooltip !== undefined) found.push(item.tooltip);
    for (const child of item.items ?? []) visit(child as Spec);
  };
  visit((view.scenegraph() as unknown as { root: Spec }).root);
  return found;
};

test.each(Object.keys(SPECS))("closures draw %s as the library's interpreter does", async (name) => {
  const ours = await drawn(SPECS[name]!, expressions);
  const theirs = await drawn(SPECS[name]!, expressionInterpreter);
  // Ids of clip paths and gradients count on from chart to chart.
  const svg = async (view: vega.View) => (await view.toSVG()).replace(/(clip|gradient_)\d+/g, "$1");
  expect(await svg(ours)).toBe(await svg(theirs));
  expect(tooltips(ours)).toEqual(tooltips(theirs));
});

const run = (text: string, datum: unknown) => {
  const expression = { ast: vega.parseExpression(text) };
  return (expressions.parameter({ functions: {} }, expression as never) as (datum: unknown, params: object) => unknown)(datum, { $width: 7 });
};

test("what could reach code does not come out", () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  expect(run("datum.constructor.constructor", {})).toBeUndefined();
  expect(run("{'constructor': 1}", {})).toEqual({});
  expect(error).toHaveBeenCalled();
});

test("numbers, parameters and built-in functions", () => {
  expect(run("width * 2 + PI - PI + length(datum.s) + max(1, datum.n)", { s: "abc", n: 9 })).toBe(26);
  expect(run("[isNaN(NaN), isFinite(+datum.n), join(['a', 'b'], '-'), clamp(9, 1, 5)]", { n: "4" })).toEqual([true, true, "a-b", 5]);
});

const LIGHTS: Spec = {
  layer: [
    { mark: "line", encoding: {} },
    {
      mark: { type: "point", filled: true, size: 65 },
      encoding: { opacity: { condition: { param: "nearest", empty: false, value: 1 }, value: 0 } },
      params: [{ name: "nearest", select: { type: "point", nearest: true, on: "pointerover", fields: ["x"], clear: "pointerleave" } }],
    },
  ],
  encoding: { x: { field: "x", type: "quantitative", scale: {} }, y: { field: "y", type: "quantitative", scale: {} } },
};

test("without the points that light up, the scales stay as they are", async () => {
  const whole = await drawn(LIGHTS, expressions);
  const rests = await drawn(resting(LIGHTS), expressions);
  expect(resting(LIGHTS).layer).toHaveLength(1);
  for (const scale of ["x", "y"]) expect((rests.scale(scale) as { domain(): number[] }).domain()).toEqual((whole.scale(scale) as { domain(): number[] }).domain());
});

test("layers of the script's own stay", () => {
  const visible = structuredClone(LIGHTS);
  visible.layer[1].encoding.opacity.value = 0.5;
  expect(resting(visible)).toBe(visible);
  const linked = structuredClone(LIGHTS);
  linked.layer[1].params[0].name = "other";
  expect(resting(linked)).toBe(linked);
  expect(resting({ mark: "line" })).toEqual({ mark: "line" });
});
