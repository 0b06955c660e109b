/** `st.dataframe`: a table in the page first, the grid in its place once its chunk has come. */
import { useCallback, useEffect, useMemo, useRef, useState, type ComponentType, type CSSProperties } from "react";
import type { Dataframe } from "../../protocol/elements";
import { ElementToolbar, FullscreenFrame, ToolbarButton, useFullscreen } from "../fullscreen";
import { useTurn } from "../turn";
import { useHost, useSite, useWidgetValue, type ViewProps } from "../view";
import { gridColumns, hasGroups, type GridColumn } from "./columns";
import { downloadCsv } from "./csv";
import { canAdd, canDelete, withEdits } from "./editing/overlay";
import { countRows } from "./editing/state";
import { useEdits } from "./editing/use-edits";
import type { GridProps } from "./grid";
import { cssLength, cssTotal, gridHeight, markerWidth, ROW_HEIGHT } from "./measures";
import { hasMarkers, Preview } from "./preview";
import type { SelectionValue } from "./selection";

let loadedGrid: ComponentType<GridProps> | null = null;

/** The grid, once it is its turn; never in the first render, which equals the prerendered HTML. */
function useGrid(root: string, turn: boolean): ComponentType<GridProps> | null {
  const [grid, setGrid] = useState<{ component: ComponentType<GridProps> } | null>(null);
  useEffect(() => {
    if (!turn) return undefined;
    let gone = false;
    // Resolved now: once the chunk has come, the document may have another address.
    const site = new URL(root, document.baseURI).href;
    void import("./grid").then(async ({ Grid, loadStyles }) => {
      await loadStyles(site);
      loadedGrid = Grid;
      if (!gone) setGrid({ component: Grid });
    });
    return () => {
      gone = true;
    };
  }, [root, turn]);
  return grid ? loadedGrid : null;
}

export function DataFrame({ node, props }: ViewProps<"dataframe">) {
  const { lang, root } = useSite();
  const fullscreen = useFullscreen();
  const frame = useRef<HTMLDivElement>(null);
  const Grid = useGrid(root, useTurn(frame));
  const scroller = useRef<HTMLDivElement>(null);
  const order = useRef<Uint32Array | null>(null);
  const [searching, setSearching] = useState(false);
  const [value, setValue] = useWidgetValue<SelectionValue & Record<string, never>>(node);
  const [selected, setSelected] = useState<number[]>([]);
  const host = useHost();
  const press = useCallback((id: string, click: { row: number; label: string }) => host.submit({ id, fragment: node.fragment }, click), [host, node.fragment]);
  const own = useMemo(() => gridColumns(props, lang), [props, lang]);
  const edits = useEdits(node, own);
  const rows = props.data.num_rows;
  const columns = useMemo(() => (props.editing ? withEdits(own, edits.state, rows) : own), [props, own, edits.state, rows]);
  const total = props.data.total_rows ?? rows;
  const shown = countRows(edits.state, total) + Number(canAdd(props));
  const box = boxStyle(props, gridHeight(props, shown - total, hasGroups(columns)), columns, fullscreen.active);
  return (
    <FullscreenFrame fullscreen={fullscreen}>
      <div className="stDataFrame" data-testid="stDataFrame" ref={frame} style={box}>
        <ElementToolbar fullscreen={fullscreen} locked={selected.length > 0}>
          {selected.length > 0 && canDelete(props) && (
            <ToolbarButton label="Delete row(s)" icon="material/delete" onPress={() => edits.remove(selected)} />
          )}
          {canAdd(props) && Grid && <ToolbarButton label="Add row" icon="material/add" onPress={() => edits.add(1)} />}
          <ToolbarButton label="Download as CSV" icon="material/download" onPress={() => downloadCsv(columns, countRows(edits.state, rows), order.current)} />
          <ToolbarButton label="Search" icon="material/search" pressed={searching} onPress={() => setSearching((was) => !was)} />
        </ElementToolbar>
        <div className="stDataFrameResizable" data-testid="stDataFrameResizable">
          {Grid ? (
            <Grid
              props={props}
              columns={columns}
              lang={lang}
              order={order}
              value={value}
              edits={edits}
              onRows={setSelected}
              onSelect={node.id === undefined || props.editing ? null : (setValue as (value: SelectionValue) => void)}
              press={press}
              searching={searching}
              onSearchClose={() => setSearching(false)}
              scroll={{ x: scroller.current?.scrollLeft ?? 0, y: scroller.current?.scrollTop ?? 0 }}
            />
          ) : (
            <Preview props={props} columns={columns} lang={lang} scroller={scroller} />
          )}
        </div>
      </div>
    </FullscreenFrame>
  );
}

function boxStyle(props: Dataframe, height: string | null, columns: GridColumn[], fullscreen: boolean): CSSProperties {
  if (fullscreen) return { width: "100%", height: "calc(100vh - 5rem)" };
  const { width } = props;
  return {
    height: height ?? "100%",
    minHeight: height === null ? `calc(${cssLength(ROW_HEIGHT)} + 2px)` : undefined,
    width: width === "content" ? cssTotal(columns, (hasMarkers(props) ? markerWidth(props) : 0) + 2) : typeof width === "number" ? width : "100%",
    maxWidth: "100%",
  };
}
