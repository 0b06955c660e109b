/** Plotly without maps, 3D and WebGL: a third of the whole. Neither bundle needs `eval`. */
// @ts-expect-error The package has no types.
import library from "plotly.js-cartesian-dist-min";
import type { PlotlyLibrary } from "./plotly-library";

export const Plotly = library as PlotlyLibrary;
