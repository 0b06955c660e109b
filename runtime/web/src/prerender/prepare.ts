/** What views draw before the page's HTML is made: it cannot wait for them. */
import type { ColumnBlock } from "../protocol/elements";
import type { PageConfig, TreeNode } from "../protocol/messages";
import { pictureRamps } from "../shell/theme";
import { views } from "../views/registry";
import type { NodeType, PictureTheme, PreparedView } from "../views/view";

const CENTERED = 736;
const WIDE = 1200;
const SIDEBAR = 224;
const COLUMN_GAP = 16;
const SIDEBAR_ROOT = 1;
const USUAL_FONT_SIZE = 16;

/** Prepares every node whose view asks for it; `theme` as the configuration has it. One that cannot be prepared is drawn in the browser. */
export async function prepareTree(roots: readonly TreeNode[], { layout }: PageConfig, theme: Record<string, unknown> | undefined): Promise<void> {
  const page = typeof layout === "number" ? layout : layout === "wide" ? WIDE : CENTERED;
  const baseFontSize = theme?.baseFontSize;
  const scale = typeof baseFontSize === "number" && baseFontSize > 0 ? baseFontSize / USUAL_FONT_SIZE : 1;
  await Promise.all(
    roots.map((root, number) => {
      const inSidebar = number === SIDEBAR_ROOT;
      return prepareNode(root, inSidebar ? SIDEBAR : page, { scale, ...pictureRamps(theme, inSidebar) });
    }),
  );
}

async function prepareNode(node: TreeNode, width: number, theme: PictureTheme): Promise<void> {
  const { prepare } = views[node.type] as Partial<PreparedView<NodeType>>;
  if (prepare) await prepare(node, width, theme).catch((error: unknown) => console.error(`${node.type}:`, error));
  const children = node.children ?? [];
  const weights = node.type === "columns" ? children.map(({ props }) => (props as ColumnBlock).weight) : null;
  const total = weights?.reduce((sum, weight) => sum + weight, 0) ?? 1;
  const room = width - COLUMN_GAP * (children.length - 1);
  await Promise.all(children.map((child, place) => prepareNode(child, weights ? Math.round((room * weights[place]!) / total) : width, theme)));
}
