/** Editors that the grid does not have: choices, dates and times, lists. They open in the cell. */
import type { GridCell, ProvideEditorCallbackResult, ProvideEditorComponent } from "@glideapps/glide-data-grid";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import type { GridColumn } from "../columns";
import { choicesOf, entriesOf, inputText } from "./values";

type Editor = ProvideEditorComponent<GridCell>;
type EditorProps = Parameters<Editor>[0];

/** The editor for the row with this id; undefined where the grid's own will do. */
export function editorFor(column: GridColumn, row: number): ProvideEditorCallbackResult<GridCell> {
  const make = (editor: Editor) => ({ editor, disablePadding: true }) as ProvideEditorCallbackResult<GridCell>;
  switch (column.type) {
    case "selectbox":
      return make((props) => <ChoiceEditor {...props} column={column} row={row} />);
    case "multiselect":
      return make((props) => <ManyEditor {...props} column={column} row={row} />);
    case "list":
      return make((props) => <TextEditor {...props} column={column} text={entriesOf(column.reader.get(row) ?? "").join(", ")} />);
    case "link":
      return make((props) => <TextEditor {...props} column={column} text={String(column.reader.get(row) ?? "")} />);
    case "date":
    case "time":
    case "datetime":
      return make((props) => <MomentEditor {...props} column={column} row={row} kind={column.type as "date"} />);
    default:
      return undefined;
  }
}

/** The cell with what the editor made: the grid hands it on, and `rawOf` reads it. */
function changed(value: GridCell, data: unknown): GridCell {
  return { ...value, data } as GridCell;
}

function useFocus<T extends HTMLElement>() {
  const ref = useRef<T>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}

interface ColumnEditorProps extends EditorProps {
  column: GridColumn;
  row: number;
}

function ChoiceEditor({ column, row, value, initialValue, onFinishedEditing }: ColumnEditorProps) {
  const list = useFocus<HTMLInputElement>();
  // What is typed at the cell opens the editor, and is its first letter.
  const [query, setQuery] = useState(initialValue ?? "");
  const all = choicesOf(column);
  const current = all.find((choice) => choice.value === column.reader.get(row));
  const found = all.filter(({ label }) => label.toLowerCase().includes(query.toLowerCase()));
  const shown = column.required || query ? found : [{ value: null, label: "" }, ...found];
  const [active, setActive] = useState(query ? 0 : Math.max(0, shown.findIndex((choice) => choice.value === current?.value)));
  const choose = (place: number) => shown[place] && onFinishedEditing(changed(value, shown[place].value), [0, 1]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setActive((was) => (was + step + shown.length) % Math.max(shown.length, 1));
    else if (event.key === "Enter") choose(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="st-cell-choices">
      <input
        ref={list}
        role="combobox"
        aria-expanded="true"
        aria-label={column.title}
        aria-controls="st-cell-choices"
        aria-activedescendant={`st-cell-choice-${active}`}
        value={query}
        placeholder={current?.label}
        onChange={({ target }) => (setQuery(target.value), setActive(0))}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id="st-cell-choices" aria-label={column.title}>
        {shown.map(({ label }, place) => (
          <div
            key={place}
            id={`st-cell-choice-${place}`}
            role="option"
            aria-selected={place === active}
            aria-label={label || "None"}
            onPointerEnter={() => setActive(place)}
            onClick={() => choose(place)}
          >
            {label || "\u00a0"}
          </div>
        ))}
      </div>
    </div>
  );
}

function ManyEditor({ column, row, value, onChange }: ColumnEditorProps) {
  const [chosen, setChosen] = useState(() => entriesOf(column.reader.get(row) ?? ""));
  const first = useFocus<HTMLInputElement>();
  const put = (entry: string, on: boolean) => {
    const next = on ? [...chosen, entry] : chosen.filter((one) => one !== entry);
    setChosen(next);
    onChange(changed(value, next));
  };
  return (
    <div className="st-cell-choices" role="group" aria-label={column.title}>
      {choicesOf(column).map(({ value: entry, label }, place) => (
        <label key={place}>
          <input ref={place === 0 ? first : undefined} type="checkbox" checked={chosen.includes(String(entry))} onChange={({ target }) => put(String(entry), target.checked)} />
          {label}
        </label>
      ))}
    </div>
  );
}

function TextEditor({ column, text, value, onChange, initialValue }: EditorProps & { column: GridColumn; text: string }) {
  const [shown, setShown] = useState(initialValue ?? text);
  const input = useFocus<HTMLInputElement>();
  const put = (typed: string) => {
    setShown(typed);
    onChange(changed(value, column.type === "list" ? entriesOf(typed) : typed));
  };
  useEffect(() => {
    if (initialValue !== undefined) put(initialValue);
  }, []);
  return <input ref={input} className="st-cell-input" aria-label={column.title} value={shown} onChange={({ target }) => put(target.value)} />;
}

const INPUTS = { date: "date", time: "time", datetime: "datetime-local" } as const;

function MomentEditor({ column, row, kind, value, onChange }: ColumnEditorProps & { kind: keyof typeof INPUTS }) {
  const [shown, setShown] = useState(() => inputText(column, column.reader.get(row), kind));
  const input = useFocus<HTMLInputElement>();
  const { min_value: min, max_value: max, step } = column.options as { min_value?: string; max_value?: string; step?: number };
  return (
    <input
      ref={input}
      className="st-cell-input"
      type={INPUTS[kind]}
      aria-label={column.title}
      value={shown}
      min={min}
      max={max}
      step={step ?? 1}
      onChange={({ target }) => {
        setShown(target.value);
        onChange(changed(value, target.value));
      }}
    />
  );
}
