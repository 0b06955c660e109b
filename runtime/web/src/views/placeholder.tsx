import type { NodeType, ViewProps } from "./view";

/** Says at its place that this page cannot draw an element; a block still shows its children. */
export function Placeholder({ node, children }: ViewProps<NodeType>) {
  if (children) return <div className="stVerticalBlock" data-testid="stVerticalBlock">{children}</div>;
  return (
    <div className="stAlert" data-testid="stAlert" role="note">
      This page has no view for the element “{node.type}”.
    </div>
  );
}
