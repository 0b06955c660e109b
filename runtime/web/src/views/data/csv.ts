/** A data frame as a CSV file, in the grid's order. */
import { rawText } from "./cells";
import type { GridColumn } from "./columns";

const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

/** The file's text in parts of some thousand rows. `order` maps the grid's rows to the table's. */
export function* csvParts(columns: GridColumn[], rows: number, order: Uint32Array | null): Generator<string> {
  // The mark at the beginning makes spreadsheets read UTF-8.
  yield `\ufeff${columns.map(({ group, title }) => quoted([group, title].filter(Boolean).join(" / "))).join(",")}\n`;
  let lines: string[] = [];
  for (let row = 0; row < rows; row++) {
    const from = order ? order[row]! : row;
    lines.push(columns.map(({ reader }) => quoted(rawText(reader.get(from), reader.column))).join(","));
    if (lines.length === 5000 || row === rows - 1) {
      yield `${lines.join("\n")}\n`;
      lines = [];
    }
  }
}

export function downloadCsv(columns: GridColumn[], rows: number, order: Uint32Array | null): void {
  const url = URL.createObjectURL(new Blob([...csvParts(columns, rows, order)], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${new Date().toISOString().slice(0, 16).replace(":", "-")}_export.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
