/** A data frame's first rows as HTML, in the grid's exact box: what a prerendered page shows, until the grid has come. */
import type { CSSProperties, RefObject } from "react";
import type { Dataframe } from "../../protocol/elements";
import { displayText, hasGroups, hasRowSelection, isWrong, missingText, type GridColumn } from "./columns";
import { isMissing, tickIn } from "./conversions";
import { cssTotal, cssWidth, markerWidth, rowLength } from "./measures";
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
  const total = cssTotal(columns, marker ? markerWidth(props) : 0);
  const growing = columns.filter(({ grows }) => grows);
  // What the columns leave of the box (100cqw), shared out as the grid does it: whole pixels to each, the rest to the last.
  const share = `round(down, max(0px, 100cqw - var(--st-columns)) / ${growing.length}, 1px)`;
  const widthOf = (column: GridColumn) => (!column.grows ? cssWidth(column) : column === growing.at(-1) ? undefined : `calc(${cssWidth(column)} + ${share})`);
  return (
    <div className="st-dataframe-preview" ref={scroller} tabIndex={0} role="group" aria-label={props.alt ?? "Table"}>
      <table style={{ width: growing.length ? "max(100%, var(--st-columns))" : "var(--st-columns)", "--st-columns": total, "--st-row-height": rowHeight } as CSSProperties}>
        <colgroup>
          {marker && <col style={{ width: markerWidth(props) }} />}
          {columns.map((column, place) => (
            <col key={place} style={{ width: widthOf(column) }} />
          ))}
        </colgroup>
        <thead>
          {hasGroups(columns) && (
            <tr>
              {marker && <td />}
              {groupsOf(columns).map(({ group, span }, place) => (
                <th key={place} scope="colgroup" colSpan={span}>
                  {group}
                </th>
              ))}
            </tr>
          )}
          <tr>
            {marker && <td />}
            {columns.map((column, place) => (
              <th key={place} scope="col" data-index={column.isIndex || undefined} data-editable={column.editable || undefined}>
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

/** Neighbours with the same header above them share it. */
function groupsOf(columns: GridColumn[]): { group: string; pinned: boolean; span: number }[] {
  const groups: { group: string; pinned: boolean; span: number }[] = [];
  for (const { group, pinned } of columns) {
    const last = groups.at(-1);
    if (last?.group === group && last.pinned === pinned) last.span++;
    else groups.push({ group, pinned, span: 1 });
  }
  return groups;
}

function PreviewCell({ props, column, row, lang }: { props: Dataframe; column: GridColumn; row: number; lang: string }) {
  const cell = column.reader.get(row);
  if (column.isIndex) return <th scope="row" style={{ textAlign: column.align }} data-index>{displayText(column, cell, { lang })}</th>;
  const position = props.data.columns.indexOf(column.reader.column);
  const style = cellStyles(props.data)?.get(`${row},${position}`);
  const css: CSSProperties = { textAlign: column.align, color: style?.color, background: style?.background };
  if (isMissing(cell, column.type)) return <td style={css} data-missing>{missingText(column, props)}</td>;
  const text = props.data.styler?.display[row]?.[position] ?? displayText(column, cell, { lang });
  if (isWrong(column, cell)) return <td style={{ ...css, textAlign: "left" }} data-missing>{text}</td>;
  return <td style={css}>{drawn(column, cell, text)}</td>;
}

function drawn(column: GridColumn, cell: NonNullable<ReturnType<GridColumn["reader"]["get"]>>, text: string) {
  switch (column.type) {
    case "link":
      return <a href={safeUrl(String(cell))} target="_blank" rel="noreferrer">{text}</a>;
    case "image":
      return <img src={safeUrl(String(cell))} alt="" loading="lazy" />;
    case "checkbox":
      return <input type="checkbox" disabled checked={tickIn(cell) ?? false} aria-label={column.title} readOnly />;
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
