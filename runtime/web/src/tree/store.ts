/** The tree that the page holds: four roots of handles, changed by deltas and by nothing else. */
import type { Container } from "../protocol/elements";
import type { Delta, Path, TreeNode, WidgetValue, WireNode } from "../protocol/messages";
import { appendToNode } from "./append";
import { deepEqual } from "./equal";
import { NodeHandle } from "./handle";

const ROOT: Container = { direction: "vertical", gap: "small", wrap: false, justify: "left", align: "top", border: false };
const EMPTY: WireNode = { type: "empty", props: {} };

export const emptyRoots = (): TreeNode[] => [0, 1, 2, 3].map(() => ({ type: "container", props: ROOT }));

/** Told of every widget's value that comes with its node, and of what clearing its form returns to. */
export type OnValue = (id: string, value: WidgetValue, initial: WidgetValue) => void;

export class TreeStore {
  readonly roots: readonly NodeHandle[];
  readonly #onValue: OnValue;

  constructor(roots: readonly TreeNode[], onValue: OnValue) {
    this.#onValue = onValue;
    this.roots = roots.map((root) => this.#grow(root));
  }

  /** Applies every delta but `value`: widget values are not the tree's. */
  apply(delta: Exclude<Delta, { op: "value" }>): void {
    if (delta.op === "set") this.#set(delta.path, delta.node);
    else if (delta.op === "trim") this.#trim(delta.path, delta.count);
    else if (delta.op === "transient") this.find(delta.path)?.setTransients(delta.nodes);
    else {
      const handle = this.find(delta.path);
      handle?.setNode(appendToNode(handle.node, delta.name, delta.data));
    }
  }

  find(path: Path): NodeHandle | undefined {
    let handle = this.roots[path[0] ?? -1];
    for (const position of path.slice(1)) handle = handle?.children[position];
    return handle;
  }

  /** Marks as stale what lies behind the first `count` children of each named block. */
  markReached(reached: readonly { path: Path; count: number }[]): void {
    for (const { path, count } of reached) {
      const block = this.find(path);
      block?.children.forEach((child, index) => {
        if (index >= count) child.setStale(true);
        else if (child.get().stale) child.setStale(false);
      });
    }
  }

  /** The run is over: nothing is stale, and nothing in the making. */
  settle(): void {
    for (const root of this.roots) {
      root.setStale(false);
      root.settle();
    }
  }

  /** The ids of all widgets in the tree. */
  ids(): Set<string> {
    const found = new Set<string>();
    const visit = (handle: NodeHandle) => {
      if (handle.node.id !== undefined) found.add(handle.node.id);
      handle.children.forEach(visit);
    };
    this.roots.forEach(visit);
    return found;
  }

  #grow(tree: TreeNode): NodeHandle {
    const { children, ...node } = tree;
    return new NodeHandle(this.#taken(node), children?.map((child) => this.#grow(child)));
  }

  /** The node without its value, which the page owns from here on. */
  #taken(node: WireNode): WireNode {
    if (node.value === undefined) return node;
    const { value, default: initial, ...rest } = node;
    if (node.id !== undefined) this.#onValue(node.id, value, initial ?? value);
    return rest;
  }

  #set(path: Path, incoming: WireNode): void {
    const node = this.#taken(incoming);
    const existing = this.find(path);
    if (existing) existing.setStale(false);
    if (existing && (path.length === 1 || isSamePlace(existing.node, node))) {
      if (!deepEqual(existing.node, node)) existing.setNode(node);
      return;
    }
    this.#replace(path, new NodeHandle(node));
  }

  #replace(path: Path, handle: NodeHandle): void {
    const parent = this.find(path.slice(0, -1));
    if (!parent) throw new Error(`A delta for [${path.join(", ")}] came before the block that holds it`);
    const children = [...parent.children];
    const position = path.at(-1)!;
    while (children.length < position) children.push(new NodeHandle(EMPTY));
    children[position] = handle;
    parent.setChildren(children);
  }

  #trim(path: Path, count: number): void {
    const block = this.find(path);
    if (block && block.children.length > count) block.setChildren(block.children.slice(0, count));
  }
}

/** The same view can go on: same type, same widget. A block then keeps its children. */
function isSamePlace(old: WireNode, node: WireNode): boolean {
  return old.type === node.type && old.id === node.id;
}
