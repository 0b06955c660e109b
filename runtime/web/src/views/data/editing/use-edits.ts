/** The edits of one editor: its value in the page, with undo. */
import { useCallback, useMemo, useRef, useState } from "react";
import type { WidgetValue, WireNode } from "../../../protocol/messages";
import { useWidgetValue } from "../../view";
import type { GridColumn } from "../columns";
import { newRow, requiredColumns } from "./overlay";
import { completed, NO_EDITS, withCells, withoutRows, withRow, type CellEdit, type EditState } from "./state";

const MOST_STEPS = 200;

export interface Edits {
  state: EditState;
  edit: (cells: CellEdit[]) => void;
  /** Adds rows, filled as far as `cells` say (`row` counts from 0 there), and edits others in the same step. */
  add: (count: number, cells?: CellEdit[], others?: CellEdit[]) => void;
  remove: (ids: number[]) => void;
  undo: () => void;
  redo: () => void;
}

interface Held {
  id: string | undefined;
  /** With added rows that Python does not know yet. */
  state: EditState;
  /** What of it was sent, as text. */
  sent: string;
}

/** Python may name rows in any order, and leave out what is empty. */
function stateOf(value: unknown): EditState {
  return { ...NO_EDITS, ...(value as Partial<EditState> | null) };
}

export function useEdits(node: WireNode<"dataframe">, columns: GridColumn[]): Edits {
  const { props } = node;
  const [value, setValue] = useWidgetValue(node);
  const rows = props.data.total_rows ?? props.data.num_rows;
  const sent = props.editing ? JSON.stringify(value) : "";
  const [held, setHeld] = useState<Held>({ id: undefined, state: NO_EDITS, sent: "" });
  // Another editor's data, or a value that did not come from here (a cleared form): the rows that wait go.
  const given = useMemo(() => (props.editing ? stateOf(JSON.parse(sent)) : NO_EDITS), [props.editing !== undefined, sent]);
  const state = props.editing && held.id === node.id && held.sent === sent ? held.state : given;
  const past = useRef<{ id: string | undefined; undo: EditState[]; redo: EditState[] }>({ id: node.id, undo: [], redo: [] });
  if (past.current.id !== node.id) past.current = { id: node.id, undo: [], redo: [] };
  const now = useRef(state);
  now.current = state;

  const put = useCallback(
    (next: EditState) => {
      const wire = completed(next, requiredColumns(props, columns));
      now.current = next;
      const text = JSON.stringify(wire);
      setHeld({ id: node.id, state: next, sent: text });
      if (text !== sent) setValue(wire as unknown as WidgetValue);
    },
    [node.id, props, columns, sent, setValue],
  );
  const change = useCallback(
    (make: (state: EditState) => EditState) => {
      const { undo } = past.current;
      past.current = { id: node.id, undo: [...undo, now.current].slice(-MOST_STEPS), redo: [] };
      put(make(now.current));
    },
    [node.id, put],
  );
  const step = useCallback(
    (from: "undo" | "redo") => {
      const to = from === "undo" ? "redo" : "undo";
      const next = past.current[from].pop();
      if (!next) return;
      past.current[to].push(now.current);
      put(next);
    },
    [put],
  );
  return useMemo<Edits>(
    () => ({
      state,
      edit: (cells) => cells.length > 0 && change((was) => withCells(was, cells, rows)),
      add: (count, cells = [], others = []) =>
        change((was) => {
          let next = withCells(was, others, rows);
          for (let row = 0; row < count; row++) next = withRow(next, newRow(props, columns));
          const first = rows + was.added_rows.length;
          return withCells(next, cells.map((cell) => ({ ...cell, row: first + cell.row })), rows);
        }),
      remove: (ids) => ids.length > 0 && change((was) => withoutRows(was, ids, rows)),
      undo: () => step("undo"),
      redo: () => step("redo"),
    }),
    [state, change, step, props, columns, rows],
  );
}
