/** The chunks that a page's views are in. */
import type { TreeNode } from "../protocol/messages";
import { views } from "./registry";
import type { LazyView, NodeType } from "./view";

export function* nodesOf(tree: readonly TreeNode[]): Generator<TreeNode> {
  for (const node of tree) {
    yield node;
    yield* nodesOf(node.children ?? []);
  }
}

/**
 * Loads the views of `tree` that are in chunks of their own. They are there before the page is rendered at build time, which
 * draws nothing else, and before it is taken over in the browser: one that React had to wait for would lose its prerendered
 * HTML as soon as something around it changes, as tabs do at once. A chunk that cannot be loaded is left to its view.
 */
export async function preloadViews(tree: readonly TreeNode[]): Promise<void> {
  const types = new Set([...nodesOf(tree)].map((node) => node.type));
  const lazy = [...types].map((type) => views[type] as Partial<LazyView<NodeType>>);
  await Promise.all(lazy.map((view) => view.preload?.().catch((error: unknown) => console.error(error))));
}
