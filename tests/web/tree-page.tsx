/** A page with these nodes in the real tree: as a string, as the build makes it, and alive. */
import { act, render } from "@testing-library/react";
import type { ReactElement } from "react";
import { I18nProvider } from "react-aria-components";
import type { Delta, TreeNode, WireNode } from "../../runtime/web/src/protocol/messages";
import { RootView } from "../../runtime/web/src/tree/Tree";
import { TreeStore } from "../../runtime/web/src/tree/store";
import { HostContext } from "../../runtime/web/src/views/view";
import { FakeHost } from "./widgets/host";

export const node = (type: WireNode["type"], props: object, children?: TreeNode[], rest: object = {}): TreeNode =>
  ({ type, props, ...rest, ...(children ? { children } : {}) }) as TreeNode;

export const BOX = { direction: "vertical", gap: "small", wrap: false, justify: "left", align: "top", border: false };
export const text = (html: string) => node("markdown", { kind: "markdown", html: `<p>${html}</p>` });

export class TreePage {
  readonly host = new FakeHost();
  readonly store: TreeStore;

  constructor(nodes: TreeNode[]) {
    this.store = new TreeStore([node("container", BOX, nodes)], () => {});
  }

  get element(): ReactElement {
    return (
      <I18nProvider locale="en">
        <HostContext value={this.host}>
          <RootView handle={this.store.roots[0]!} />
        </HostContext>
      </I18nProvider>
    );
  }

  /** Puts another node in place of the one at `path`, counted below the root. */
  set(path: number[], to: TreeNode): void {
    this.store.apply({ op: "set", path: [0, ...path], node: to } satisfies Delta);
  }
}

export async function renderNodes(...nodes: TreeNode[]): Promise<TreePage> {
  const page = new TreePage(nodes);
  await act(async () => render(page.element));
  return page;
}
