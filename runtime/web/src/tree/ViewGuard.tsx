import { Component, type ReactNode } from "react";
import type { WireNode } from "../protocol/messages";

interface Props {
  node: WireNode;
  children: ReactNode;
}

/** A view that throws takes itself away, not the app. The next node at its place is tried again. */
export class ViewGuard extends Component<Props, { error: Error | null; node: WireNode }> {
  override state = { error: null as Error | null, node: this.props.node };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: { error: Error | null; node: WireNode }) {
    return props.node === state.node ? null : { error: null, node: props.node };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className="stAlert" data-testid="stAlert" role="alert">
        The page could not draw this element ({this.props.node.type}): {error.message}
      </div>
    );
  }
}
