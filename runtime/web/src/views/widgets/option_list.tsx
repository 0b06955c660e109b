/** The list that a combobox opens. Only the lines in sight are in the DOM when there are many. */
import { useLayoutEffect, useRef, useState, type RefObject } from "react";
import { Popover } from "react-aria-components/Popover";

import { Icon } from "../common";
import { useJustOpened } from "./just_opened";
import type { Choice, Combobox } from "./use_combobox";

const ROW = 40;
const WINDOWED_FROM = 150;
const OVERSCAN = 10;

interface OptionListProps {
  combobox: Combobox;
  choices: Choice[];
  /** Whether an option is chosen already (its line carries a tick). */
  isSelected: (choice: Choice) => boolean;
  triggerRef: RefObject<HTMLElement | null>;
  label: string;
  /** What an empty list says. */
  empty: string;
  testid?: string;
  multiple?: boolean;
}

export function OptionList(props: OptionListProps) {
  const { combobox, triggerRef, choices, empty } = props;
  const justOpened = useJustOpened(combobox.open);
  return (
    <Popover
      triggerRef={triggerRef}
      isOpen={combobox.open}
      onOpenChange={(open) => !open && !justOpened() && combobox.hide()}
      isNonModal
      trigger="ComboBox"
      placement="bottom start"
      offset={4}
      className="stPopoverList"
      data-baseweb="popover"
    >
      {choices.length > 0 ? <Lines {...props} /> : <EmptyList text={empty} id={combobox.listId} />}
    </Popover>
  );
}

function EmptyList({ text, id }: { text: string; id: string }) {
  return (
    <ul className="stOptionList" data-testid="stSelectboxVirtualDropdownEmpty" id={id} role="presentation">
      <li className="stOptionEmpty" role="status">
        {text}
      </li>
    </ul>
  );
}

function Lines({ combobox, choices, isSelected, label, testid, multiple }: OptionListProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const options = choices[0]?.kind === "all" ? choices.slice(1) : choices;
  const offset = choices.length - options.length;
  const [first, last] = visibleRange(options.length, top);
  useScrollIntoView(ref, combobox.active, choices.length);
  const line = (index: number) => (
    <Line key={index} combobox={combobox} index={index} count={choices.length} choice={choices[index]!} isSelected={isSelected} />
  );
  return (
    <div
      ref={ref}
      className="stOptionList"
      role="listbox"
      id={combobox.listId}
      aria-label={label}
      aria-multiselectable={multiple || undefined}
      data-testid={testid ?? "stSelectboxVirtualDropdown"}
      onMouseDown={(event) => event.preventDefault()}
      onScroll={(event) => options.length > WINDOWED_FROM && setTop(event.currentTarget.scrollTop)}
    >
      {offset > 0 && line(0)}
      <ul role="presentation" style={{ paddingTop: first * ROW, paddingBottom: (options.length - last) * ROW }}>
        {Array.from({ length: last - first }, (_, at) => line(first + at + offset))}
      </ul>
    </div>
  );
}

/** Indices of the rows to draw, the last excluded. */
function visibleRange(count: number, top: number): [number, number] {
  if (count <= WINDOWED_FROM) return [0, count];
  const first = Math.max(0, Math.floor(top / ROW) - OVERSCAN);
  return [Math.min(first, count), Math.min(count, first + 10 + 2 * OVERSCAN)];
}

/** Keeps the highlighted line in sight, whether or not it is drawn yet. */
function useScrollIntoView(ref: RefObject<HTMLDivElement | null>, active: number, count: number): void {
  useLayoutEffect(() => {
    const list = ref.current;
    if (!list) return;
    if (count > WINDOWED_FROM) {
      const top = active * ROW;
      if (top < list.scrollTop) list.scrollTop = top;
      else if (top + ROW > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW - list.clientHeight;
    } else list.querySelector("[data-active]")?.scrollIntoView?.({ block: "nearest" });
  }, [ref, active, count]);
}

interface LineProps {
  combobox: Combobox;
  index: number;
  count: number;
  choice: Choice;
  isSelected: (choice: Choice) => boolean;
}

function Line({ combobox, index, count, choice, isSelected }: LineProps) {
  const active = index === combobox.active;
  const selected = choice.kind === undefined && isSelected(choice);
  const Tag = choice.kind === "all" ? "div" : "li";
  return (
    <Tag
      role="option"
      id={combobox.optionId(index)}
      className="stOption"
      aria-selected={selected}
      aria-setsize={count}
      aria-posinset={index + 1}
      data-active={active || undefined}
      data-kind={choice.kind}
      onMouseMove={() => !active && combobox.setActive(index)}
      onClick={() => combobox.pick(index)}
    >
      <span className="stOptionText" title={choice.text}>
        {choice.kind === "new" ? `Add: ${choice.text}` : choice.text}
      </span>
      {selected && <Icon icon="material/check" />}
    </Tag>
  );
}
