/** Rows added to a table that the page already has. */
import type { Column, TableData } from "../protocol/elements";
import type { WireNode } from "../protocol/messages";
import { bytesOf } from "../views/media";

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** int32 offsets, the second part moved behind the first; they begin with 0 and hold one more than the rows. */
function joinedOffsets(a: Uint8Array, b: Uint8Array): Uint8Array {
  const left = new Int32Array(a.slice().buffer);
  const right = new Int32Array(b.slice().buffer);
  const end = left.at(-1) ?? 0;
  const both = new Int32Array(left.length + Math.max(right.length - 1, 0));
  both.set(left);
  right.subarray(1).forEach((offset, index) => (both[left.length + index] = offset + end));
  return new Uint8Array(both.buffer);
}

function joinedValidity(a: Column, rowsA: number, b: Column, rowsB: number): Uint8Array | undefined {
  if (!a.validity && !b.validity) return undefined;
  const bits = new Uint8Array(Math.ceil((rowsA + rowsB) / 8));
  const copy = (column: Column, rows: number, start: number) => {
    const source = column.validity ? bytesOf(column.validity) : null;
    for (let row = 0; row < rows; row++) {
      if (source && !((source[row >> 3]! >> (row & 7)) & 1)) continue;
      bits[(start + row) >> 3]! |= 1 << ((start + row) & 7);
    }
  };
  copy(a, rowsA, 0);
  copy(b, rowsB, rowsA);
  return bits;
}

function joinedColumn(a: Column, rowsA: number, b: Column, rowsB: number): Column {
  const column: Column = { ...a, values: joined(bytesOf(a.values), bytesOf(b.values)) };
  if (a.offsets && b.offsets) column.offsets = joinedOffsets(bytesOf(a.offsets), bytesOf(b.offsets));
  const validity = joinedValidity(a, rowsA, b, rowsB);
  if (validity) column.validity = validity;
  return column;
}

/** Both tables' rows. Columns must have the same storage; the caller in Python sends a whole table otherwise. */
export function appendRows(table: TableData, more: TableData): TableData {
  if (table.num_rows === 0) return more;
  const join = (columns: Column[], added: Column[]) =>
    columns.map((column, index) => {
      const other = added[index];
      return other ? joinedColumn(column, table.num_rows, other, more.num_rows) : column;
    });
  return {
    ...table,
    num_rows: table.num_rows + more.num_rows,
    index: join(table.index, more.index),
    columns: join(table.columns, more.columns),
  };
}

/** The node with the rows in its table, or in the dataset of that name. */
export function appendToNode(node: WireNode, name: string | null, data: TableData): WireNode {
  const props = node.props as { data?: TableData; datasets?: Record<string, TableData> };
  if (name === null) {
    return { ...node, props: { ...props, data: props.data ? appendRows(props.data, data) : data } } as WireNode;
  }
  const old = props.datasets?.[name];
  const datasets = { ...props.datasets, [name]: old ? appendRows(old, data) : data };
  return { ...node, props: { ...props, datasets } } as WireNode;
}
