/** The floor of `bench.rows`: Glide Data Grid alone, with as many rows, columns and pixels as the app's. */
import DataEditor, { GridCellKind, type GridCell, type Item } from "@glideapps/glide-data-grid";
import "@glideapps/glide-data-grid/index.css";
import { createRoot } from "react-dom/client";

const ROWS = 1_000_000;
const NAMES = ["ada", "bell", "curie", "darwin", "euler"];
const numbers = Float64Array.from({ length: ROWS }, (_, row) => row);
const values = numbers.map((row) => Math.sin(row) * 1000);
const columns = ["", "number", "value", "name", "even"].map((title, place) => ({ id: String(place), title, width: 120 }));

function cell([column, row]: Item): GridCell {
  if (column === 4) return { kind: GridCellKind.Boolean, data: row % 2 === 0, allowOverlay: false };
  if (column === 3) return text(NAMES[row % 5]!);
  const value = (column === 2 ? values : numbers)[row]!;
  return { kind: GridCellKind.Number, data: value, displayData: String(value), allowOverlay: false };
}

function text(data: string): GridCell {
  return { kind: GridCellKind.Text, data, displayData: data, allowOverlay: false };
}

createRoot(document.getElementById("root")!).render(
  <DataEditor width={700} height={400} columns={columns} rows={ROWS} getCellContent={cell} rowHeight={35} headerHeight={35} smoothScrollX smoothScrollY />,
);
