/** `st.plotly_chart`: a reserved box with the data for readers from the build, and the figure in it once Plotly is there. */
import { useMemo, useRef } from "react";
import { FullscreenFrame, useFullscreen } from "../fullscreen";
import type { ViewProps } from "../view";
import { figureName, readerData } from "./plotly-data";
import { ReaderTable } from "./reader-table";
import { usePlotly } from "./use-plotly";

export default function PlotlyChart({ node, props }: ViewProps<"plotly_chart">) {
  const fullscreen = useFullscreen();
  const box = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const { live, error } = usePlotly(node, props, box, host, fullscreen);
  const name = useMemo(() => figureName(props), [props]);
  const data = useMemo(() => readerData(props.spec), [props.spec]);
  const height = typeof props.height === "number" && !fullscreen.active ? props.height : undefined;
  return (
    <FullscreenFrame fullscreen={fullscreen}>
      <div
        className="stPlotlyChart"
        data-testid="stPlotlyChart"
        ref={box}
        data-live={live || undefined}
        role={live ? undefined : "img"}
        aria-label={live ? undefined : name}
        style={{ minHeight: height, height: props.height === "stretch" ? "100%" : undefined }}
      >
        <div ref={host} aria-label={name} role="figure" />
        {error && (
          <p className="st-chart-error" role="alert">
            {error}
          </p>
        )}
      </div>
      <ReaderTable data={data} caption={name} />
    </FullscreenFrame>
  );
}
