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
const USUAL_FONT_SIZE = 16;

/** Prepares every node whose view asks for it; `baseFontSize` as the theme says, in pixels. One that cannot be prepared is drawn in the browser. */
export async function prepareTree(roots: readonly TreeNode[], { layout }: PageConfig, baseFontSize: unknown): Promise<void> {
  const page = typeof layout === "number" ? layout : layout === "wide" ? WIDE : CENTERED;
  const scale = typeof baseFontSize === "number" && baseFontSize > 0 ? baseFontSize / USUAL_FONT_SIZE : 1;
  await Promise.all(roots.map((root, number) => prepareNode(root, number === SIDEBAR_ROOT ? SIDEBAR : page, scale)));
}

async function prepareNode(node: TreeNode, width: number, scale: number): Promise<void> {
  const { prepare } = views[node.type] as Partial<PreparedView<NodeType>>;
  if (prepare) await prepare(node, width, scale).catch((error: unknown) => console.error(`${node.type}:`, error));
  const children = node.children ?? [];
  const weights = node.type === "columns" ? children.map(({ props }) => (props as ColumnBlock).weight) : null;
  const total = weights?.reduce((sum, weight) => sum + weight, 0) ?? 1;
  const room = width - COLUMN_GAP * (children.length - 1);
  await Promise.all(children.map((child, place) => prepareNode(child, weights ? Math.round((room * weights[place]!) / total) : width, scale)));
}
