import { createContext, useContext, useRef, useState } from "react";
import { useTab, useTabList } from "react-aria/useTabList";
import { Item } from "react-stately/Item";
import { useTabListState, type TabListState } from "react-stately/useTabListState";
import type { Tab as TabProps } from "../../protocol/elements";
import type { WireNode } from "../../protocol/messages";
import { LabelHtml } from "../common";
import { gapOf } from "../layout-style";
import { keyClass, useChildNodes, useWidgetValue, type ViewProps } from "../view";
import { ScrollButtons } from "./tab-scroll";

interface OpenTab {
  nodes: readonly WireNode[];
  index: number;
  /** What ids begin with: the tab's own id ends in `-tab-<index>`, as React Aria makes them. */
  idOf: (index: number, part: "tab" | "tabpanel") => string;
}
const OpenTabContext = createContext<OpenTab | null>(null);

/** `st.tabs`. All panels stay in the page, so that what stands in them is prerendered, searchable and keeps its state. */
export function Tabs(view: ViewProps<"tabs">) {
  return view.props.is_widget ? <WidgetTabs {...view} /> : <LocalTabs {...view} />;
}

function LocalTabs(view: ViewProps<"tabs">) {
  const [label, setLabel] = useState<string | null>(null);
  return <TabStrip {...view} label={label} onLabel={setLabel} />;
}

function WidgetTabs(view: ViewProps<"tabs">) {
  const [label, setLabel] = useWidgetValue<string | null>(view.node);
  return <TabStrip {...view} label={label} onLabel={setLabel} />;
}

interface StripProps extends ViewProps<"tabs"> {
  /** Of the chosen tab; null while nobody chose one. */
  label: string | null;
  onLabel: (label: string) => void;
}

function TabStrip({ node, props, children, label, onLabel }: StripProps) {
  const nodes = useChildNodes();
  const tabs = nodes.map((child) => child.props as TabProps);
  const [index, choose] = useChosenIndex(tabs, label, props.default_index);
  const state = useTabListState({
    children: tabs.map((tab, at) => (
      <Item key={String(at)} textValue={tab.text}>
        {tab.text}
      </Item>
    )),
    selectedKey: String(index),
    onSelectionChange: (key) => {
      choose(Number(key));
      onLabel(tabs[Number(key)]!.text);
    },
  });
  const ref = useRef<HTMLDivElement>(null);
  const { tabListProps } = useTabList({ "aria-label": "Tabs" }, state, ref);
  const base = String(tabListProps.id);
  return (
    <div className={["stTabs", keyClass(node.key)].filter(Boolean).join(" ")} data-testid="stTabs">
      <div className="st-tab-row">
        <div {...tabListProps} ref={ref} className="st-tab-list">
          {tabs.map((tab, at) => (
            <TabButton key={at} index={at} tab={tab} state={state} panelId={`${base}-tabpanel-${at}`} />
          ))}
        </div>
        <ScrollButtons list={ref} labels={tabs.map((tab) => tab.text).join("\n")} />
      </div>
      <OpenTabContext value={{ nodes, index, idOf: (at, part) => `${base}-${part}-${at}` }}>{children}</OpenTabContext>
    </div>
  );
}

/** The chosen tab stays chosen by its label when tabs come and go; by its place among equal labels. */
function useChosenIndex(tabs: TabProps[], label: string | null, initial: number): [number, (index: number) => void] {
  const [place, setPlace] = useState(initial);
  if (label === null) return [Math.min(initial, Math.max(0, tabs.length - 1)), setPlace];
  if (tabs[place]?.text === label) return [place, setPlace];
  const found = tabs.findIndex((tab) => tab.text === label);
  return [found >= 0 ? found : Math.min(initial, Math.max(0, tabs.length - 1)), setPlace];
}

interface TabButtonProps {
  index: number;
  tab: TabProps;
  state: TabListState<object>;
  panelId: string;
}

function TabButton({ index, tab, state, panelId }: TabButtonProps) {
  const ref = useRef<HTMLButtonElement>(null);
  const { tabProps, isSelected } = useTab({ key: String(index) }, state, ref);
  return (
    <button {...(tabProps as object)} ref={ref} type="button" className="stTab" data-testid="stTab" aria-controls={panelId} data-selected={isSelected || undefined}>
      <LabelHtml html={tab.label} />
    </button>
  );
}

/** One panel. Hidden, not unmounted, while another tab is open. */
export function Tab({ node, children }: ViewProps<"tab">) {
  const open = useContext(OpenTabContext);
  const index = open ? open.nodes.indexOf(node as WireNode) : -1;
  const id = open && index >= 0 ? open.idOf(index, "tabpanel") : undefined;
  return (
    <div
      className="stTabPanel"
      data-testid="stTabPanel"
      role="tabpanel"
      id={id}
      aria-labelledby={open && index >= 0 ? open.idOf(index, "tab") : undefined}
      hidden={open !== null && index !== open.index}
    >
      <div className="stVerticalBlock" data-testid="stVerticalBlock" style={{ gap: gapOf("small") }}>
        {children}
      </div>
    </div>
  );
}
