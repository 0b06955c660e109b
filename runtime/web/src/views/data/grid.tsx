/** The interactive grid (Glide Data Grid): a chunk of its own, for pages that have a data frame. */
import DataEditor, { type GridSelection, type Item, type Theme } from "@glideapps/glide-data-grid";
import gridStyles from "@glideapps/glide-data-grid/index.css?url";
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from "react";
import type { Dataframe } from "../../protocol/elements";
import { resolveColor, useThemeVersion } from "../theme-colors";
import type { GridColumn } from "./columns";
import { canDelete, canAdd } from "./editing/overlay";
import { useEditing } from "./editing/grid-props";
import { preloadEditors } from "./editing/preload";
import { countRows, rowIds } from "./editing/state";
import type { Edits } from "./editing/use-edits";
import { pressFirst } from "./grid-buttons";
import { customRenderers, drawCell, gridCell, renderers, type CellContext } from "./grid-cells";
import { gridTheme } from "./grid-theme";
import { HEADER_ICONS } from "./header-icons";
import { gridWidth, markerWidth, rootScale, ROW_HEIGHT, scaled } from "./measures";
import { EMPTY_SELECTION, fromValue, modeOf, toValue, type SelectionValue } from "./selection";
import { nextSorting, sortedRows, type Sorting } from "./sort";

/** Loads the grid's stylesheet, once. Without it the grid works, only plainer: nothing may hang on it. */
export function loadStyles(root: string): Promise<void> {
  const href = root + gridStyles;
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  return new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    link.onload = link.onerror = () => done();
    document.head.append(link);
  });
}

export interface GridProps {
  props: Dataframe;
  columns: GridColumn[];
  lang: string;
  /** The order in which the visitor has sorted the rows; null as they are. */
  order: RefObject<Uint32Array | null>;
  value: SelectionValue | null;
  edits: Edits;
  /** The rows of an editor that are selected, by id. */
  onRows: (ids: number[]) => void;
  /** Null when the data frame is no widget. */
  onSelect: ((value: SelectionValue) => void) | null;
  searching: boolean;
  onSearchClose: () => void;
  /** A button in a cell was pressed. */
  press: CellContext["press"];
  /** Where the preview was scrolled to. */
  scroll: { x: number; y: number };
}

export function Grid({ props, columns, lang, order, value, edits, onRows, onSelect, press, searching, onSearchClose, scroll }: GridProps) {
  const host = useRef<HTMLDivElement>(null);
  const { theme, scale } = useTheme(host);
  const { data } = props;
  const rows = countRows(edits.state, data.total_rows ?? data.num_rows);
  const { sorting, onHeaderClicked } = useSorting(columns, props, lang, order, edits);
  const { widths, onColumnResize } = useWidths(columns);
  const reading = useSelection(props, columns, order, value, onSelect, sorting);
  const deleting = useRowSelection(order, rows, onRows);
  const { selection, onGridSelectionChange } = props.editing ? deleting : reading;
  const rowSelect = props.editing ? (canDelete(props) ? "multi" : "none") : modeOf(props, "row");
  const editing = useEditing(props, columns, order.current, rows, edits);
  const context = useMemo<CellContext | null>(() => {
    if (!theme || !host.current) return null;
    const element = host.current;
    const known = new Map<string, string>();
    const resolve = (css: string) => known.get(css) ?? known.set(css, resolveColor(element, css)).get(css)!;
    return { props, rows: data.num_rows + edits.state.added_rows.length, lang, now: Date.now(), faded: theme.textMedium!, font: theme.baseFontStyle!, resolve, press };
  }, [theme, props, lang, data, edits.state.added_rows.length, press]);
  const getCellContent = useCallback(
    ([place, row]: Item) => gridCell(columns[place]!, order.current ? order.current[row]! : row, context!),
    // The sorting and what is deleted are in `order`, which the grid cannot see.
    [columns, context, order, sorting, edits.state],
  );
  useEffect(ensurePortal, []);
  useEffect(preloadEditors, []);
  return (
    <div ref={host} className="stDataFrameGlideDataEditor" data-testid="stDataFrameGlideDataEditor">
      {theme && context && (
        <DataEditor
          width="100%"
          height="100%"
          theme={theme}
          columns={columns.map((column, place) => ({
            id: `${place}:${column.name}`,
            title: titleOf(column, place, sorting),
            group: column.group || undefined,
            icon: column.editable ? "editable" : undefined,
            width: widths[place] ?? gridWidth(column, scale),
            grow: column.grows && widths[place] === undefined ? 1 : 0,
            themeOverride: column.isIndex ? { textHeader: theme.textMedium! } : undefined,
          }))}
          rows={rows}
          getCellContent={getCellContent}
          rowHeight={props.row_height ?? scaled(ROW_HEIGHT, scale)}
          headerHeight={scaled(ROW_HEIGHT, scale)}
          freezeColumns={columns.filter(({ pinned }) => pinned).length}
          smoothScrollX
          smoothScrollY
          initialSize={[host.current!.clientWidth, host.current!.clientHeight]}
          scrollOffsetX={scroll.x || undefined}
          scrollOffsetY={scroll.y || undefined}
          getCellsForSelection
          showSearch={searching}
          onSearchClose={onSearchClose}
          onHeaderClicked={onHeaderClicked}
          onColumnResize={onColumnResize}
          minColumnWidth={scaled(50, scale)}
          maxColumnWidth={scaled(1000, scale)}
          maxColumnAutoWidth={scaled(500, scale)}
          gridSelection={selection}
          onGridSelectionChange={onGridSelectionChange}
          rowSelect={rowSelect}
          rowSelectionMode="multi"
          rowMarkers={rowSelect === "none" ? "none" : { kind: "checkbox-visible", width: markerWidth(props), checkboxStyle: "square" }}
          columnSelect={modeOf(props, "column")}
          columnSelectionBlending="mixed"
          rangeSelectionBlending="mixed"
          rowSelectionBlending="mixed"
          rangeSelect={modeOf(props, "cell") === "single" ? "cell" : "rect"}
          customRenderers={customRenderers}
          renderers={renderers}
          headerIcons={HEADER_ICONS}
          drawCell={drawCell}
          onCellActivated={(place, event) => event.inputType === "keyboard" && pressFirst(getCellContent(place))}
          copyHeaders={false}
          fixedShadowX
          fixedShadowY
          keybindings={{ search: true, downFill: false, rightFill: false }}
          {...editing}
        />
      )}
    </div>
  );
}

function titleOf(column: GridColumn, place: number, sorting: Sorting | null): string {
  return sorting?.column === place ? `${column.title} ${sorting.descending ? "↓" : "↑"}` : column.title;
}

/** The grid opens its overlays in `#portal`. */
function ensurePortal(): void {
  if (document.getElementById("portal")) return;
  const portal = document.createElement("div");
  portal.id = "portal";
  portal.dataset.testid = "portal";
  document.body.append(portal);
}

function useTheme(host: RefObject<HTMLDivElement | null>): { theme: Partial<Theme> | null; scale: number } {
  const version = useThemeVersion();
  const [made, setMade] = useState<{ theme: Partial<Theme> | null; scale: number }>({ theme: null, scale: 1 });
  useEffect(() => {
    const scale = rootScale();
    setMade({ theme: host.current && gridTheme(host.current, scale), scale });
  }, [host, version]);
  return made;
}

/** A click on a header sorts, unless it selects columns. Rows that have not come yet cannot be sorted. */
function useSorting(columns: GridColumn[], props: Dataframe, lang: string, order: RefObject<Uint32Array | null>, { state }: Edits) {
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const { data } = props;
  const complete = (data.total_rows ?? data.num_rows) <= data.num_rows;
  const current = complete && sorting && sorting.column < columns.length && !canAdd(props) ? sorting : null;
  // An edit moves no row from under the visitor's hands: only the next click on the header sorts by it.
  const sortedBy = props.editing ? null : columns;
  const sorted = useMemo(
    () => (current ? sortedRows(columns[current.column]!.reader, data.num_rows, current.descending, lang) : null),
    [sortedBy, current, data, lang],
  );
  order.current = useMemo(() => rowIds(state, data.total_rows ?? data.num_rows, sorted), [state, data, sorted]);
  const selectsColumns = modeOf(props, "column") !== "none" || canAdd(props);
  const onHeaderClicked = useCallback(
    (place: number) => {
      if (!selectsColumns) setSorting((was) => nextSorting(was, place));
    },
    [selectsColumns],
  );
  return { sorting: current, onHeaderClicked };
}

function useWidths(columns: GridColumn[]) {
  const [widths, setWidths] = useState<Record<number, number>>({});
  const names = columns.map(({ name }) => name).join("\n");
  useEffect(() => setWidths({}), [names]);
  const onColumnResize = useCallback((_column: unknown, _own: number, place: number, width: number) => setWidths((was) => ({ ...was, [place]: width })), []);
  return { widths, onColumnResize };
}

function useSelection(
  props: Dataframe,
  columns: GridColumn[],
  order: RefObject<Uint32Array | null>,
  value: SelectionValue | null,
  onSelect: ((value: SelectionValue) => void) | null,
  sorting: Sorting | null,
) {
  const [current, setCurrent] = useState<GridSelection["current"]>(undefined);
  const required = props.selection_mode.includes("single-row-required");
  const cells = modeOf(props, "cell") !== "none";
  // Rows and columns follow the widget's value, so that a value from Python and a sorted grid show right.
  const selection = useMemo<GridSelection>(
    () => ({ ...(onSelect ? fromValue(value, columns, order.current) : EMPTY_SELECTION), current }),
    [value, columns, onSelect, current, order, sorting],
  );
  const onGridSelectionChange = useCallback(
    (next: GridSelection) => {
      setCurrent(next.current);
      if (!onSelect) return;
      const made = toValue(next, columns, order.current, cells);
      if (required && made.selection.rows.length === 0) return;
      if (JSON.stringify(made) !== JSON.stringify(withCells(value))) onSelect(made);
    },
    [onSelect, columns, order, cells, required, value],
  );
  return { selection, onGridSelectionChange };
}

/** An editor's selection is the visitor's alone: rows to delete, a range to copy. */
function useRowSelection(order: RefObject<Uint32Array | null>, rows: number, onRows: (ids: number[]) => void) {
  const [selection, setSelection] = useState<GridSelection>(EMPTY_SELECTION);
  const onGridSelectionChange = useCallback(
    (next: GridSelection) => {
      setSelection(next);
      onRows(next.rows.toArray().map((row) => (order.current ? order.current[row]! : row)));
    },
    [order, onRows],
  );
  // Rows that went take their selection with them.
  useEffect(() => {
    setSelection((was) => ({ ...was, rows: EMPTY_SELECTION.rows }));
    onRows([]);
  }, [rows, onRows]);
  return { selection, onGridSelectionChange };
}

function withCells(value: SelectionValue | null): SelectionValue {
  return { selection: { rows: value?.selection?.rows ?? [], columns: value?.selection?.columns ?? [], cells: value?.selection?.cells ?? [] } };
}
