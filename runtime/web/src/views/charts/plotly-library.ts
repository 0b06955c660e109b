/** Which of Plotly's two bundles draws a figure. */
import { isCartesian, type Figure, type Json } from "./plotly-figure";

export interface PlotlyElement extends HTMLElement {
  layout: Json;
  data: Json[];
  on(event: string, listener: (detail: Json | undefined) => void): void;
  removeAllListeners(event: string): void;
}
export interface PlotlyLibrary {
  react(element: HTMLElement, figure: Json): Promise<PlotlyElement>;
  relayout(element: HTMLElement, changes: Json): Promise<unknown>;
  restyle(element: HTMLElement, changes: Json): Promise<unknown>;
  purge(element: HTMLElement): void;
}

let full: PlotlyLibrary | null = null;

/** The small bundle where it will do and the whole is not there already. */
export async function libraryFor(figure: Figure): Promise<PlotlyLibrary> {
  if (full) return full;
  if (isCartesian(figure)) return (await import("./plotly-cartesian.browser")).Plotly;
  full = (await import("./plotly-full.browser")).Plotly;
  return full;
}
