/** Vega-Lite charts: a picture from the build, a data table for readers, and the live chart in their place. */
import { memo, useDeferredValue, useRef } from "react";
import type { TableData, VegaLite as VegaLiteProps } from "../../protocol/elements";
import type { WireNode } from "../../protocol/messages";
import { tableText } from "../data/cells";
import { readTable } from "../data/tabledata";
import { ElementToolbar, FullscreenFrame, useFullscreen } from "../fullscreen";
import { useSite, type PictureTheme, type PreparedView, type ViewProps } from "../view";
import { READER_ROWS, ReaderTable, type ReaderData } from "./reader-table";
import { chartName } from "./spec";
import { useLiveChart } from "./use-live-chart";

const DEFAULT_HEIGHT = "21.875rem";

/** Pictures that the prerender made, by their element. Empty in browsers: there the picture is in the page already. */
const pictures = new WeakMap<VegaLiteProps, string>();

/** Draws the picture of a chart, for `renderToString` to find. */
async function prepare(node: WireNode, width: number, theme: PictureTheme): Promise<void> {
  const props = node.props as VegaLiteProps;
  const { renderSvg } = await import("./vega-chart");
  pictures.set(props, await renderSvg(props, width, theme));
}

function VegaLiteView({ node, props }: ViewProps<"vega_lite">) {
  const fullscreen = useFullscreen();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<HTMLDivElement>(null);
  const { live, error } = useLiveChart(node, props, box, chart, fullscreen.active);
  const name = chartName(props);
  const datasets = useDeferredValue(props.datasets);
  return (
    <FullscreenFrame fullscreen={fullscreen}>
      <ElementToolbar fullscreen={fullscreen} />
      <div className="stVegaLiteChart" data-testid="stVegaLiteChart" ref={box} data-live={live || undefined} data-width={typeof props.width === "number" ? "fixed" : props.width}>
        {!live && <Picture props={props} name={name} />}
        <div ref={chart} className="st-chart-live" aria-label={live ? name : undefined} role={live ? "group" : undefined} />
        {error && (
          <p className="st-chart-error" role="alert">
            {error}
          </p>
        )}
      </div>
      <DataForReaders datasets={datasets} caption={name} />
    </FullscreenFrame>
  );
}

/** The element's picture. React leaves the prerendered one alone: the client never has its text. */
function Picture({ props, name }: { props: VegaLiteProps; name: string }) {
  const svg = pictures.get(props) ?? "";
  const height = typeof props.height === "number" ? props.height : DEFAULT_HEIGHT;
  return (
    <div
      className="st-chart-picture"
      role="img"
      aria-label={name}
      style={{ minHeight: svg ? undefined : height }}
      dangerouslySetInnerHTML={{ __html: svg }}
      suppressHydrationWarning
    />
  );
}

const DataForReaders = memo(function DataForReaders({ datasets, caption }: { datasets: Record<string, TableData>; caption: string }) {
  const { lang } = useSite();
  const data = Object.values(datasets)[0];
  return data ? <ReaderTable data={readerData(data, lang)} caption={caption} /> : null;
});

function readerData(data: TableData, lang: string): ReaderData {
  const reader = readTable(data);
  return {
    columns: reader.columns.map(({ name }) => name.replace("--appc", "")),
    rows: Array.from({ length: Math.min(reader.numRows, READER_ROWS) }, (_, row) =>
      reader.columns.map((column) => tableText(column.get(row), column.column, lang)),
    ),
    total: data.total_rows ?? data.num_rows,
  };
}

export const VegaLite: PreparedView<"vega_lite"> = Object.assign(VegaLiteView, { prepare });
