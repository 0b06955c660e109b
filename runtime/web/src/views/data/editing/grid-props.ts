/** What makes the grid an editor: its cells open, paste, fill and clear; rows come and go. */
import { GridCellKind, type DataEditorProps, type EditableGridCell, type EditListItem, type GridCell, type GridSelection, type Item } from "@glideapps/glide-data-grid";
import { useCallback, useMemo } from "react";
import type { Dataframe } from "../../../protocol/elements";
import type { GridColumn } from "../columns";
import { canAdd, canDelete, isEditable } from "./overlay";
import { editorFor } from "./editors";
import type { CellEdit } from "./state";
import type { Edits } from "./use-edits";
import { parseValue } from "./values";

/** What a cell carries for its editor: the grid hands cells on as they are. */
interface EditedAt {
  column?: GridColumn;
  row?: number;
}

/** The cell of this row (by id) as the grid edits it. */
export function editableCell(column: GridColumn, row: number, cell: GridCell): GridCell {
  const at: EditedAt = { column, row };
  const open = { ...cell, ...at, readonly: false, allowOverlay: true } as GridCell;
  switch (column.type) {
    case "checkbox":
      return { ...open, allowOverlay: false } as GridCell;
    case "number":
      // What is no number stands there as its text, until a number is typed over it.
      return cell.kind === GridCellKind.Number || "isWrong" in cell ? open : ({ ...open, kind: GridCellKind.Number, data: undefined, contentAlign: column.align, thousandSeparator: false } as GridCell);
    default:
      return open;
  }
}

/** The editor is chosen by what the cell carries: places count differently with boxes before the rows. */
function provideEditor(cell: GridCell & EditedAt) {
  return cell.column && cell.row !== undefined ? editorFor(cell.column, cell.row) : undefined;
}

/** What the visitor left in a cell. */
function rawOf(cell: EditableGridCell | GridCell): unknown {
  return "data" in cell ? (cell as { data: unknown }).data : null;
}

export function useEditing(props: Dataframe, columns: GridColumn[], ids: Uint32Array | null, rows: number, edits: Edits): Partial<DataEditorProps> {
  const idOf = useCallback((row: number) => (ids ? ids[row]! : row), [ids]);
  const toEdits = useCallback(
    (items: readonly { location: Item; raw: unknown }[]): CellEdit[] =>
      items.flatMap(({ location: [place, row], raw }) => {
        const column = columns[place];
        if (!column || !isEditable(props, column)) return [];
        const value = parseValue(column, raw);
        return value === undefined ? [] : [{ row: idOf(row), column: column.name, value }];
      }),
    [props, columns, idOf],
  );
  const onCellsEdited = useCallback(
    (items: readonly EditListItem[]) => {
      edits.edit(toEdits(items.map(({ location, value }) => ({ location, raw: rawOf(value) }))));
      return true;
    },
    [edits, toEdits],
  );
  const onPaste = useCallback(
    ([left, top]: Item, lines: readonly (readonly string[])[]) => {
      paste(lines, [left, top], rows, canAdd(props), columns, toEdits, edits);
      return false;
    },
    [props, columns, rows, toEdits, edits],
  );
  const onDelete = useCallback(
    (selection: GridSelection) => {
      const chosen = selection.rows.toArray();
      if (chosen.length > 0 && canDelete(props)) edits.remove(chosen.map(idOf));
      else edits.edit(toEdits(cellsOf(selection).map((location) => ({ location, raw: null }))));
      return false;
    },
    [props, idOf, toEdits, edits],
  );
  const validateCell = useCallback(
    ([place]: Item, cell: EditableGridCell) => columns[place] === undefined || parseValue(columns[place], rawOf(cell)) !== undefined,
    [columns],
  );
  return useMemo<Partial<DataEditorProps>>(() => {
    if (!props.editing || props.editing.disabled) return {};
    return {
      onCellsEdited,
      onPaste,
      onDelete,
      provideEditor: provideEditor as NonNullable<DataEditorProps["provideEditor"]>,
      validateCell,
      fillHandle: true,
      allowedFillDirections: "vertical",
      editOnType: true,
      onKeyDown: (event) => {
        const key = event.key.toLowerCase();
        if (!(event.ctrlKey || event.metaKey) || (key !== "z" && key !== "y")) return;
        event.cancel();
        event.preventDefault();
        if (key === "y" || event.shiftKey) edits.redo();
        else edits.undo();
      },
      ...(canAdd(props) ? { onRowAppended: () => edits.add(1), trailingRowOptions: { sticky: false, tint: true } } : {}),
    };
  }, [props, onCellsEdited, onPaste, onDelete, validateCell, edits]);
}

/** Cells from the clipboard; rows beyond the last are added where that is allowed. */
function paste(
  lines: readonly (readonly string[])[],
  [left, top]: Item,
  rows: number,
  grows: boolean,
  columns: GridColumn[],
  toEdits: (items: { location: Item; raw: unknown }[]) => CellEdit[],
  edits: Edits,
): void {
  const cells = lines.flatMap((line, down) => line.map((raw, across) => ({ location: [left + across, top + down] as Item, raw })));
  const inside = toEdits(cells.filter(({ location }) => location[1] < rows));
  const beyond = Math.max(0, top + lines.length - rows);
  if (beyond === 0 || !grows) return edits.edit(inside);
  const added = cells.flatMap(({ location: [place, row], raw }) => {
    const column = columns[place];
    const value = row >= rows && column ? parseValue(column, raw) : undefined;
    return value === undefined || !column ? [] : [{ row: row - rows, column: column.name, value }];
  });
  edits.add(beyond, added, inside);
}

function cellsOf({ current }: GridSelection): Item[] {
  if (!current) return [];
  return [current.range, ...current.rangeStack].flatMap(({ x, y, width, height }) =>
    Array.from({ length: width * height }, (_, place): Item => [x + (place % width), y + Math.floor(place / width)]),
  );
}
