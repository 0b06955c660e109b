/** Draws handles: each element in its wrapper, each subscribed to its own place only. */
import { memo, useContext, useMemo, useSyncExternalStore, type ReactNode } from "react";
import type { Layout } from "../protocol/elements";
import type { WireNode } from "../protocol/messages";
import { wrapperStyle } from "../views/layout-style";
import { views } from "../views/registry";
import { BlockContext, HostContext, keyClass, type BlockAccess, type View, type NodeType } from "../views/view";
import { ViewGuard } from "./ViewGuard";
import type { NodeHandle, Snapshot } from "./handle";

const BLOCKS: ReadonlySet<string> = new Set(["container", "columns", "column", "expander", "tabs", "tab", "form", "grid", "dialog", "popover", "chat_message", "transparent"]);
/** Blocks that must stand directly in their parent's box. */
const BARE: ReadonlySet<string> = new Set(["column", "tab", "transparent"]);

/** Element id else position; a second one of an id (a run is under way) gets a key of its own. */
function keysOf(children: readonly NodeHandle[]): string[] {
  const seen = new Set<string>();
  return children.map((child, position) => {
    const id = child.node.id;
    const key = id === undefined || seen.has(id) ? `${position}:${child.node.type}` : id;
    seen.add(key);
    return key;
  });
}

const useSnapshot = (handle: NodeHandle) => useSyncExternalStore(handle.subscribe, handle.get, handle.get);

function Wrapper({ node, stale, children }: { node: WireNode; stale: boolean; children: ReactNode }) {
  if (BARE.has(node.type)) return children;
  const style = wrapperStyle(node.props as Layout);
  if (BLOCKS.has(node.type)) {
    return (
      <div className="stLayoutWrapper" data-testid="stLayoutWrapper" style={style}>
        {children}
      </div>
    );
  }
  const classes = `stElementContainer element-container ${keyClass(node.key)}`.trimEnd();
  return (
    <div className={classes} data-testid="stElementContainer" data-stale={stale} data-type={node.type} style={style}>
      {children}
      {node.id !== undefined && (node.props as { required?: boolean }).required && <RequiredNote id={node.id} />}
    </div>
  );
}

/** Says that the widget above must have a value, once something was held back without. */
function RequiredNote({ id }: { id: string }) {
  const host = useContext(HostContext)!;
  const missed = useSyncExternalStore(
    (listener) => host.subscribeMissed(id, listener),
    () => host.isMissed(id),
    () => false,
  );
  if (!missed) return null;
  return (
    <span className="st-required-note" role="alert">
      This field is required.
    </span>
  );
}

/** The view alone: redrawn when its node is another object, or its children are. */
const NodeBody = memo(function NodeBody({ node, handle, children }: { node: WireNode; handle: NodeHandle; children?: ReactNode }) {
  const Component = views[node.type] as View<NodeType>;
  const access = useMemo<BlockAccess>(() => ({ childNodes: handle.childNodes, subscribe: handle.subscribeChildNodes }), [handle]);
  const outer = useContext(BlockContext);
  return (
    <BlockContext value={BLOCKS.has(node.type) ? access : outer}>
      <ViewGuard node={node}>
        <Component node={node} props={node.props}>
          {children}
        </Component>
      </ViewGuard>
    </BlockContext>
  );
});

/** A block's children, and before them what shows for a while. */
function useDrawn({ children, transients }: Snapshot): ReactNode[] {
  return useMemo(() => {
    const keys = keysOf(children);
    const drawn = children.map((child, index) => <NodeView key={keys[index]} handle={child} />);
    for (const [index, { position, handle }] of [...transients.entries()].reverse())
      drawn.splice(position, 0, <NodeView key={`transient:${index}`} handle={handle} />);
    return drawn;
  }, [children, transients]);
}

export const NodeView = memo(function NodeView({ handle }: { handle: NodeHandle }) {
  const snapshot = useSnapshot(handle);
  const { node, stale } = snapshot;
  const drawn = useDrawn(snapshot);
  return (
    <Wrapper node={node} stale={stale}>
      <NodeBody node={node} handle={handle}>
        {BLOCKS.has(node.type) ? drawn : undefined}
      </NodeBody>
    </Wrapper>
  );
});

/** A root's block, without the wrapper that nested blocks have. */
export const RootView = memo(function RootView({ handle }: { handle: NodeHandle }) {
  const snapshot = useSnapshot(handle);
  return (
    <NodeBody node={snapshot.node} handle={handle}>
      {useDrawn(snapshot)}
    </NodeBody>
  );
});

/** Whether a root has anything to show. */
export function useHasChildren(handle: NodeHandle): boolean {
  const read = () => handle.children.length > 0;
  return useSyncExternalStore(handle.subscribe, read, read);
}
