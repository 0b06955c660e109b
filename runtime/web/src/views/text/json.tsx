import { useMemo, useState, type ReactNode } from "react";
import type { JsonValue as Value } from "../../protocol/messages";
import type { ViewProps } from "../view";
import { COPY_BUTTON } from "./code-html";
import { copyOnPress } from "./copy";

/** A branch with more entries than this is shown in ranges of so many. */
const RANGE = 100;
/** Closed branches are in the page too (for readers, search and pages without JavaScript), unless they are bigger. */
const MAX_HIDDEN = 200;

/** `st.json`: a tree of native disclosures, so the keyboard and a page without JavaScript open it. */
export function Json({ props }: ViewProps<"json">) {
  const value = useMemo(() => parsed(props.body), [props.body]);
  return (
    <div className="stJson" data-testid="stJson">
      {value === undefined ? <pre tabIndex={0}>{props.body}</pre> : <Entry value={value} depth={0} limit={limitOf(props.expanded)} />}
      <CopyJson body={props.body} />
    </div>
  );
}

function CopyJson({ body }: { body: string }) {
  return <span className="st-json-copy" onClick={(event) => copyOnPress(event, body)} dangerouslySetInnerHTML={{ __html: COPY_BUTTON }} />;
}

/** Undefined when it is not JSON: the text is then shown as it is. */
function parsed(body: string): Value | undefined {
  try {
    return JSON.parse(body) as Value;
  } catch {
    return undefined;
  }
}

function limitOf(expanded: boolean | number): number {
  return typeof expanded === "number" ? expanded : expanded ? Infinity : 0;
}

interface EntryProps {
  name?: string | number;
  value: Value;
  depth: number;
  /** Branches less deep than this begin open. */
  limit: number;
}

function Entry({ name, value, depth, limit }: EntryProps) {
  if (value !== null && typeof value === "object") return <Branch name={name} value={value} depth={depth} limit={limit} />;
  return (
    <div className="st-json-entry">
      <Name name={name} />
      <Leaf value={value} />
    </div>
  );
}

function Name({ name }: { name: string | number | undefined }) {
  if (name === undefined) return null;
  return <span className={typeof name === "number" ? "st-json-index" : "st-json-key"}>{typeof name === "number" ? `${name}: ` : `${JSON.stringify(name)}: `}</span>;
}

function Leaf({ value }: { value: Exclude<Value, object> }) {
  const kind = value === null ? "null" : typeof value;
  return <span className={`st-json-${kind}`}>{value === null ? "NULL" : JSON.stringify(value)}</span>;
}

function Branch({ name, value, depth, limit }: EntryProps & { value: Value[] | { [key: string]: Value } }) {
  const list = Array.isArray(value);
  const entries: [string | number, Value][] = list ? value.map((item, index) => [index, item]) : Object.entries(value);
  const [open, close] = list ? "[]" : "{}";
  if (entries.length === 0) {
    return (
      <div className="st-json-entry">
        <Name name={name} />
        <span className="st-json-bracket">{`${open}${close}`}</span>
      </div>
    );
  }
  const title = (
    <>
      <Name name={name} />
      <span className="st-json-bracket">{open}</span>
      <span className="st-json-bracket st-json-folded" title={`${entries.length} ${entries.length === 1 ? "item" : "items"}`}>
        ...
      </span>
    </>
  );
  return (
    <Disclosure title={title} end={close!} initial={depth < limit} size={entries.length}>
      {() => (entries.length > RANGE ? <Ranges entries={entries} depth={depth} limit={limit} /> : <Entries entries={entries} depth={depth} limit={limit} />)}
    </Disclosure>
  );
}

interface DisclosureProps {
  title: ReactNode;
  end: string;
  initial: boolean;
  size: number;
  children: () => ReactNode;
}

function Disclosure({ title, end, initial, size, children }: DisclosureProps) {
  const [open, setOpen] = useState(initial);
  return (
    <details className="st-json-branch" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {title}
        <span className="st-json-bracket st-json-folded">{end}</span>
      </summary>
      <div className="st-json-children">{(open || size <= MAX_HIDDEN) && children()}</div>
      <span className="st-json-bracket">{end}</span>
    </details>
  );
}

function Entries({ entries, depth, limit }: { entries: [string | number, Value][]; depth: number; limit: number }) {
  return entries.map(([name, value]) => <Entry key={name} name={name} value={value} depth={depth + 1} limit={limit} />);
}

function Ranges({ entries, depth, limit }: { entries: [string | number, Value][]; depth: number; limit: number }) {
  const starts = Array.from({ length: Math.ceil(entries.length / RANGE) }, (_, index) => index * RANGE);
  return starts.map((start) => {
    const part = entries.slice(start, start + RANGE);
    const title = <span className="st-json-range">{`${start} … ${start + part.length - 1}`}</span>;
    return (
      <Disclosure key={start} title={title} end="" initial={start === 0} size={Infinity}>
        {() => <Entries entries={part} depth={depth} limit={limit} />}
      </Disclosure>
    );
  });
}
