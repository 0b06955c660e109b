/** What the page and the worker say to each other. See `elements.ts` for how the schema is checked. */
import type { Blocks, ChatMessageValue, Elements, FileInfo, Html, Icon, Media, TableData } from "./elements";

/** Positions from the root down. The first is the root: 0 main, 1 sidebar, 2 event (toasts, balloons), 3 bottom. */
export type Path = number[];

export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };
export type WidgetValue = JsonValue | FileInfo[] | ChatMessageValue;

/** One element or block, without its children. */
export interface WireNode<T extends keyof Elements | keyof Blocks = keyof Elements | keyof Blocks> {
  type: T;
  props: T extends keyof Elements ? Elements[T] : T extends keyof Blocks ? Blocks[T] : never;
  /** A widget's id (`$$ID-<hash>-<key or None>`), or a block's that is a widget. */
  id?: string;
  /** The user's key: becomes the class `st-key-<key>`. */
  key?: string;
  /** A widget's value; taken only if the page does not know this id yet. Later the page owns it; see the delta `value`. */
  value?: WidgetValue;
  /** What `clear_on_submit` returns to, where that is not `value`. */
  default?: WidgetValue;
  /** The fragment that made it: its events rerun only that. */
  fragment?: string;
}
/** A whole tree, as the prerendered page carries it. */
export interface TreeNode extends WireNode {
  children?: TreeNode[];
}

/**
 * One change of the tree that the page holds.
 * - set: put this node at this path. A block keeps its children if one of the same type is there.
 * - append: a table or dataset at this path grew by these rows (`name`: the dataset, else null).
 * - trim: the block at this path keeps its first `count` children.
 * - transient: what shows for a while in the block at this path, each before the child of its position (`st.spinner`).
 * - value: Python set the value of a widget that the page already has.
 */
export type Delta =
  | { op: "set"; path: Path; node: WireNode }
  | { op: "append"; path: Path; name: string | null; data: TableData }
  | { op: "trim"; path: Path; count: number }
  | { op: "transient"; path: Path; nodes: { position: number; node: WireNode }[] }
  | { op: "value"; id: string; value: WidgetValue };

export interface PageConfig {
  title?: string;
  icon?: string;
  layout?: "centered" | "wide" | number;
  initial_sidebar_state?: "auto" | "expanded" | "collapsed" | number;
  menu_items?: { get_help?: string | null; report_a_bug?: string | null; about?: string | null };
}

/** One page of the app, as its menu shows it. */
export interface NavigationPage {
  path: string;
  /** File of the page in the worker's file system; "" of a function's. */
  script: string;
  /** Plain text, for the browser's tab. */
  title: string;
  label: Html;
  icon: Icon | null;
  /** Heading of its section; "" without one. */
  section: string;
  /** It has its address, and no place in the menu. */
  hidden: boolean;
  /** Of a page elsewhere, which opens in a tab of its own. */
  url: string | null;
  help: Html | null;
}
/** What `st.navigation` says. */
export interface Navigation {
  position: "sidebar" | "top" | "hidden";
  /** All of a long menu is in sight. */
  expanded: boolean;
  /** How many of a long menu are in sight at first; null leaves it to the page. */
  visible_items: number | null;
  pages: NavigationPage[];
}

/** What `st.logo` shows. */
export interface Logo {
  image: LogoPicture;
  /** Shown while the sidebar is closed; null shows `image`. */
  icon_image: LogoPicture | null;
  link: string | null;
  size: "small" | "medium" | "large";
}
export type LogoPicture = { icon: Icon } | { media: Media };

/** What the page tells of itself: `st.context`. */
export interface VisitorFacts {
  theme: "light" | "dark";
  timezone: string;
  /** Minutes to UTC. */
  timezone_offset: number;
  locale: string;
  url: string;
  is_embedded: boolean;
}

/** From the worker. `buffers` of the envelope are what `{$buf: n}` counts. */
export type FromWorker =
  /** Python is up and waits for the first `rerun`. */
  | { type: "ready"; build: string; python: string }
  /** How far the start is: 0 to 1. */
  | { type: "loading"; stage: string; done: number }
  | { type: "run_started"; run: number; fragments: string[]; ack: number }
  /**
   * Deltas of this run, in order. `ack` is the newest `seq` that the runtime has taken in: a `value` for a widget that the
   * visitor has changed since is ignored. `reached` (long runs only): for each block, how many children this run has
   * confirmed; what lies behind is stale. `last`: the run is over with them.
   */
  | { type: "deltas"; run: number; ack: number; deltas: Delta[]; reached?: { path: Path; count: number }[]; last?: boolean }
  /** `status`: an interrupted run is followed by another at once and leaves old elements standing. */
  | { type: "run_finished"; run: number; status: "done" | "stopped" | "error" | "interrupted"; fragments: string[] }
  | { type: "page_config"; config: PageConfig }
  /** `step`: the browser's Back leads to the query that was before. */
  | { type: "query_params"; query: string; step: boolean }
  | ({ type: "navigation" } & Navigation)
  | { type: "logo"; logo: Logo | null }
  /** The script went to another page: the visitor's address follows. `config` is what that page has set so far. */
  | { type: "page"; page: string; query: string; config: PageConfig }
  /** Fragments with `run_every`: the page's timers ask for them. An empty list clears. Seconds. */
  | { type: "timers"; timers: { fragment: string; interval: number }[] }
  /** Pickled session state, and the names that could not be. */
  | { type: "saved_state"; data: { $buf: number } | Uint8Array; lost: string[] }
  /** One cache entry to keep in the browser, or (data null) to forget. */
  | { type: "cache_entry"; key: string; data: { $buf: number } | Uint8Array | null; expires: number | null }
  | { type: "output"; stream: "stdout" | "stderr"; text: string }
  /** A deferred download's bytes, asked for with `download`. */
  | { type: "download"; request: number; media: Media | null; error: string | null }
  /** The worker cannot go on. */
  | { type: "fatal"; message: string; detail: string }
  /** `busy`: a run is under way (or waits for something). */
  | { type: "pong"; nonce: number; busy?: boolean };

/** To the worker. */
export type ToWorker =
  /**
   * Run the script, or only `fragment`. `widgets` are the values that changed since the last one; `triggers` the ids
   * that were pressed. Several of these waiting are merged: the last value of an id wins, a full run beats a fragment's.
   */
  | {
      type: "rerun";
      seq: number;
      widgets: Record<string, WidgetValue>;
      triggers: string[];
      fragment?: string;
      query?: string;
      page?: string;
      /** The visitor asked for it (key R, menu), not a widget. */
      manual?: boolean;
    }
  | { type: "upload"; widget: string; file: FileInfo; data: { $buf: number } | Uint8Array }
  | { type: "download"; request: number; id: string }
  | { type: "visitor"; facts: VisitorFacts }
  | { type: "clear_cache" }
  /** End the run at its next `st.` call. */
  | { type: "stop" }
  /** State of a worker that is gone, before the first `rerun`. */
  | { type: "restore_state"; data: { $buf: number } | Uint8Array; widgets: Record<string, WidgetValue> }
  /** What the browser kept of the caches, before the first `rerun`. */
  | { type: "restore_cache"; entries: { key: string; data: { $buf: number } | Uint8Array; expires: number | null }[] }
  /** `appc dev`: these sources changed; rerun with them. Paths are absolute in the worker's file system; null is gone. */
  | { type: "sources"; files: Record<string, string | null> }
  | { type: "ping"; nonce: number };

/** How a message travels through `postMessage`: JSON text (parsed where it is needed) and transferred buffers. */
export interface Envelope {
  json: string;
  buffers: Uint8Array[];
}
