/** All of Plotly, in the build whose WebGL code is compiled ahead (the page's policy forbids `eval`). */
// @ts-expect-error The package has no types.
import library from "plotly.js-strict-dist-min";
import type { PlotlyLibrary } from "./plotly-library";

export const Plotly = library as PlotlyLibrary;
