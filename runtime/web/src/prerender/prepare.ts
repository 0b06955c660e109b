/** What views draw before the page's HTML is made: it cannot wait for them. */
import type { ColumnBlock } from "../protocol/elements";
import type { PageConfig, TreeNode } from "../protocol/messages";
import { views } from "../views/registry";
import type { NodeType, PreparedView } from "../views/view";

const CENTERED = 736;
const WIDE = 1200;
const SIDEBAR = 224;
const COLUMN_GAP = 16;
const SIDEBAR_ROOT = 1;

/** Prepares every node whose view asks for it. One that cannot be prepared is drawn in the browser. */
export async function prepareTree(roots: readonly TreeNode[], { layout }: PageConfig): Promise<void> {
  const page = typeof layout === "number" ? layout : layout === "wide" ? WIDE : CENTERED;
  await Promise.all(roots.map((root, number) => prepareNode(root, number === SIDEBAR_ROOT ? SIDEBAR : page)));
}

async function prepareNode(node: TreeNode, width: number): Promise<void> {
  const { prepare } = views[node.type] as Partial<PreparedView<NodeType>>;
  if (prepare) await prepare(node, width).catch((error: unknown) => console.error(`${node.type}:`, error));
  const children = node.children ?? [];
  const weights = node.type === "columns" ? children.map(({ props }) => (props as ColumnBlock).weight) : null;
  const total = weights?.reduce((sum, weight) => sum + weight, 0) ?? 1;
  const room = width - COLUMN_GAP * (children.length - 1);
  await Promise.all(children.map((child, place) => prepareNode(child, weights ? Math.round((room * weights[place]!) / total) : width)));
}
