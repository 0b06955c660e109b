/** `st.table`: all rows, as HTML. */
import type { CSSProperties } from "react";
import type { Table as TableProps } from "../../protocol/elements";
import { MarkdownHtml } from "../text/finished-html";
import { useSite, type ViewProps } from "../view";
import { isNumeric, tableText } from "./cells";
import { readTable, type ColumnReader, type TableReader } from "./tabledata";

const RIGHT: CSSProperties = { textAlign: "right" };

export function Table({ props }: ViewProps<"table">) {
  const reader = readTable(props.data);
  const index = props.hide_index ? [] : reader.index;
  const { styler } = props.data;
  const height = typeof props.height === "number" ? { maxHeight: props.height } : undefined;
  return (
    <div className="stTable" data-testid="stTable" data-border={String(props.border)} style={height} tabIndex={height && 0}>
      {styler?.css && <style>{styler.css}</style>}
      <table id={styler ? `T_${styler.uuid}` : undefined} data-testid="stTableStyledTable" aria-label={props.alt}>
        {styler?.caption && <caption>{styler.caption}</caption>}
        {!props.hide_header && <Head index={index} columns={reader.columns} marked={props.marked} />}
        <tbody>
          {reader.numRows === 0 ? <Empty span={index.length + reader.columns.length} /> : <Rows reader={reader} index={index} props={props} />}
        </tbody>
      </table>
    </div>
  );
}

function Empty({ span }: { span: number }) {
  return (
    <tr>
      <td className="st-table-empty" data-testid="stTableStyledEmptyTableCell" colSpan={span || 1}>
        empty
      </td>
    </tr>
  );
}

/** One line for each level of the header; a MultiIndex has several. */
function Head({ index, columns, marked }: { index: ColumnReader[]; columns: ColumnReader[]; marked: TableProps["marked"] }) {
  const levels = Math.max(1, ...columns.map((reader) => reader.column.name.length));
  return (
    <thead>
      {Array.from({ length: levels }, (_, level) => (
        <tr key={level}>
          {index.map((reader, number) => (
            <th key={`index-${number}`} scope="col" className="blank">
              {level === levels - 1 && reader.name ? reader.name : "\u00a0"}
            </th>
          ))}
          {columns.map((reader, number) => (
            <th key={number} scope="col" className={`col_heading level${level} col${number}`}>
              <Marked html={marked?.[`${level}:${number}`]} text={reader.column.name[level] ?? ""} />
            </th>
          ))}
        </tr>
      ))}
    </thead>
  );
}

/** A text, or what its Markdown makes of it. */
function Marked({ html, text }: { html: string | undefined; text: string }) {
  return html === undefined ? text : <MarkdownHtml html={html} allowHtml={false} caption={false} />;
}

function Rows({ reader, index, props }: { reader: TableReader; index: ColumnReader[]; props: TableProps }) {
  const { lang } = useSite();
  const { styler } = props.data;
  return Array.from({ length: reader.numRows }, (_, row) => (
    <tr key={row}>
      {index.map((column, level) => (
        <th key={`index-${level}`} scope="row" id={styler && `T_${styler.uuid}_level${level}_row${row}`} className={`row_heading level${level} row${row}`}>
          {tableText(column.get(row), column.column, lang)}
        </th>
      ))}
      {reader.columns.map((column, number) => (
        <td key={number} id={styler && `T_${styler.uuid}_row${row}_col${number}`} style={isNumeric(column.column) ? RIGHT : undefined}>
          <Marked html={props.marked?.[`${row},${number}`]} text={styler?.display[row]?.[number] ?? tableText(column.get(row), column.column, lang)} />
        </td>
      ))}
    </tr>
  ));
}
