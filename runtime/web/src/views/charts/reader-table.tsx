/** A chart's data as a table that only screen readers meet. */
import { memo } from "react";

export interface ReaderData {
  columns: string[];
  rows: string[][];
  /** How many rows there are in all. */
  total: number;
}

/** More than this nobody listens to, and it would make pages heavy. */
export const READER_ROWS = 100;

export const ReaderTable = memo(function ReaderTable({ data, caption }: { data: ReaderData; caption: string }) {
  const { columns, rows, total } = data;
  if (rows.length === 0) return null;
  return (
    <div className="st-visually-hidden">
      <table>
        <caption>{rows.length < total ? `Data of ${caption}, the first ${rows.length} rows` : `Data of ${caption}`}</caption>
        <thead>
          <tr>
            {columns.map((name, number) => (
              <th key={number} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, number) => (
            <tr key={number}>
              {row.map((text, column) => (
                <td key={column}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});
