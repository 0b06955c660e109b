/** A data frame's first rows as HTML, in the grid's exact box: what a prerendered page shows, until the grid has come. */
import type { CSSProperties, RefObject } from "react";
import type { Dataframe } from "../../protocol/elements";
import { displayText, hasRowSelection, type GridColumn } from "./columns";
import { cssTotal, cssWidth, MARKER_WIDTH, rowLength } from "./measures";
import { cellStyles } from "./styles";

const PREVIEW_ROWS = 100;
// Of a wide one fewer rows: each cell is an element that the page carries, and React takes over.
const PREVIEW_CELLS = 2000;
const LEAST_ROWS = 12;
// Browsers end boxes at some 30 million pixels.
const MAX_REST = 15_000_000;

interface PreviewProps {
  props: Dataframe;
  columns: GridColumn[];
  lang: string;
  scroller: RefObject<HTMLDivElement | null>;
}

/** Whether boxes to select rows by stand before them. */
export function hasMarkers(props: Dataframe): boolean {
  const { editing } = props;
  return hasRowSelection(props) || (editing !== undefined && !editing.disabled && (editing.num_rows === "dynamic" || editing.num_rows === "delete"));
}

export function Preview({ props, columns, lang, scroller }: PreviewProps) {
  const { data } = props;
  const rows = Math.min(data.num_rows, PREVIEW_ROWS, Math.max(LEAST_ROWS, Math.floor(PREVIEW_CELLS / columns.length)));
  const rowHeight = rowLength(props);
  const rest = (data.total_rows ?? data.num_rows) - rows;
  const marker = hasMarkers(props);
  const total = cssTotal(columns, marker ? MARKER_WIDTH : 0);
  const grows = props.width === "stretch" && columns.some(({ fixed }) => !fixed);
  return (
    <div className="st-dataframe-preview" ref={scroller} tabIndex={0} role="group" aria-label={props.alt ?? "Table"}>
      <table style={{ width: grows ? `max(100%, ${total})` : total, "--st-row-height": rowHeight } as CSSProperties}>
        <colgroup>
          {marker && <col style={{ width: MARKER_WIDTH }} />}
          {columns.map((column, place) => (
            <col key={place} style={{ width: cssWidth(column) }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {marker && <td />}
            {columns.map((column, place) => (
              <th key={place} scope="col" data-index={column.isIndex || undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            <tr key={row}>
              {marker && <td />}
              {columns.map((column, place) => (
                <PreviewCell key={place} props={props} column={column} row={row} lang={lang} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows === 0 && <div className="st-dataframe-empty">empty</div>}
      {rest > 0 && <div style={{ height: `min(${rest} * ${rowHeight}, ${MAX_REST}px)` }} aria-hidden="true" />}
    </div>
  );
}

function PreviewCell({ props, column, row, lang }: { props: Dataframe; column: GridColumn; row: number; lang: string }) {
  const cell = column.reader.get(row);
  if (column.isIndex) return <th scope="row" style={{ textAlign: column.align }} data-index>{displayText(column, cell, { lang })}</th>;
  const position = props.data.columns.indexOf(column.reader.column);
  const style = cellStyles(props.data)?.get(`${row},${position}`);
  const css: CSSProperties = { textAlign: column.align, color: style?.color, background: style?.background };
  if (cell === null) return <td style={css} data-missing>{props.placeholder ?? "None"}</td>;
  const text = props.data.styler?.display[row]?.[position] ?? displayText(column, cell, { lang });
  return <td style={css}>{drawn(column, cell, text)}</td>;
}

function drawn(column: GridColumn, cell: NonNullable<ReturnType<GridColumn["reader"]["get"]>>, text: string) {
  switch (column.type) {
    case "link":
      return <a href={safeUrl(String(cell))} target="_blank" rel="noreferrer">{text}</a>;
    case "image":
      return <img src={safeUrl(String(cell))} alt="" loading="lazy" />;
    case "checkbox":
      return <input type="checkbox" disabled checked={Boolean(cell)} aria-label={column.title} readOnly />;
    case "line_chart":
    case "area_chart":
    case "bar_chart":
      return <span className="st-dataframe-quiet">{text}</span>;
    default:
      return text;
  }
}

/** Addresses that cannot run script. */
function safeUrl(url: string): string | undefined {
  return /^(https?:|mailto:|tel:|data:image\/|blob:|[./#]|[^:]*$)/i.test(url) ? url : undefined;
}
