/** `st.echarts_chart`: a picture from the build, a data table for readers, and the live chart in their place. */
import { useMemo, useRef } from "react";
import type { EChartsChart as EChartsProps } from "../../protocol/elements";
import type { WireNode } from "../../protocol/messages";
import { ElementToolbar, FullscreenFrame, ToolbarButton, useFullscreen } from "../fullscreen";
import { saveMedia } from "../media";
import { useSite, type PictureTheme, type PreparedView, type ViewProps } from "../view";
import { echartsName, readerData } from "./echarts-data";
import { ReaderTable } from "./reader-table";
import { useECharts } from "./use-echarts";

/** Pictures that the prerender made, by their element. Empty in browsers: there the picture is in the page already. */
const pictures = new WeakMap<EChartsProps, string>();

async function prepare(node: WireNode, width: number, theme: PictureTheme): Promise<void> {
  const props = node.props as EChartsProps;
  const { renderSvg } = await import("./echarts-chart");
  pictures.set(props, renderSvg(props, width, theme));
}

function EChartsView({ node, props }: ViewProps<"echarts_chart">) {
  const fullscreen = useFullscreen();
  const { root } = useSite();
  const box = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const { chart, error } = useECharts(node, props, box, host, fullscreen.active);
  const name = useMemo(() => echartsName(props), [props]);
  const data = useMemo(() => readerData(JSON.parse(props.option)), [props.option]);
  const height = typeof props.height === "number" ? props.height : undefined;
  const kind = props.renderer === "svg" ? "svg" : "png";
  const save = () => {
    if (chart) saveMedia({ mime: `image/${kind}`, url: chart.getDataURL({ type: kind, pixelRatio: 2 }), file_name: `chart.${kind}` }, root);
  };
  return (
    <FullscreenFrame fullscreen={fullscreen}>
      <ElementToolbar fullscreen={fullscreen}>
        <ToolbarButton label={`Download as ${kind.toUpperCase()}`} icon="material/download" onPress={save} />
      </ElementToolbar>
      <div className="st-echarts-box" ref={box} style={{ height: fullscreen.active ? "calc(100vh - 7.5rem)" : (height ?? "100%"), minHeight: height === undefined ? 350 : undefined }}>
        {!chart && <div className="st-chart-picture" role="img" aria-label={name} dangerouslySetInnerHTML={{ __html: pictures.get(props) ?? "" }} suppressHydrationWarning />}
        <div ref={host} className="stEChartsChart" data-testid="stEChartsChart" data-live={chart ? true : undefined} role={chart ? "img" : undefined} aria-label={chart ? name : undefined} />
      </div>
      {error && (
        <p className="st-chart-error" role="alert" data-testid="stEChartsChartError">
          ECharts chart error: {error}
        </p>
      )}
      <ReaderTable data={data} caption={name} />
    </FullscreenFrame>
  );
}

export const EChartsChart: PreparedView<"echarts_chart"> = Object.assign(EChartsView, { prepare });
