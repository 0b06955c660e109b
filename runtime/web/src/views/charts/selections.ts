/** A chart's selections as the widget's value: `{selection: {parameter: points or intervals}}`. */
import type { Result } from "./vega-chart";

export type Selections = { selection: Record<string, unknown> };

const SETTLE = 150;

/** Points come as a list of their values, intervals as they are, nothing as {}. */
export function selectionOf(value: unknown): unknown {
  const points = (value as { vlPoint?: { or?: unknown } } | null)?.vlPoint?.or;
  return points ?? value ?? {};
}

/** Tells of changes of these parameters, once the pointer rests. Returns what ends it. */
export function watchSelections(view: Result["view"], names: string[], changed: (name: string, selection: unknown) => void): () => void {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const listener = (name: string, value: unknown) => {
    clearTimeout(timers.get(name));
    timers.set(name, setTimeout(() => changed(name, selectionOf(value)), SETTLE));
  };
  for (const name of names) view.addSignalListener(name, listener);
  return () => timers.forEach((timer) => clearTimeout(timer));
}

/** The selections' stores, to put them back into a chart that is drawn anew. */
export function saveSelections(view: Result["view"], names: string[]): unknown {
  return view.getState({ data: (name?: string) => names.some((one) => name === `${one}_store`), signals: () => false, recurse: false });
}
