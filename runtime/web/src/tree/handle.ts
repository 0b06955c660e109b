/** One place in the tree. Its snapshot is immutable; who draws it subscribes to it alone. */
import type { WireNode } from "../protocol/messages";
import { deepEqual } from "./equal";
import { Observable } from "./observable";

export interface Snapshot {
  node: WireNode;
  /** Empty for elements. */
  children: readonly NodeHandle[];
  /** This run has not reached it yet. */
  stale: boolean;
  transients: readonly Transient[];
}

/** Shows before the child of this position for a while, and takes no place. */
export interface Transient {
  position: number;
  handle: NodeHandle;
}

/** As in Streamlit: what takes less shows no spinner. */
const TRANSIENT_DELAY_MS = 500;

const NONE: readonly NodeHandle[] = [];

export class NodeHandle extends Observable<Snapshot> {
  #nodes: readonly WireNode[] = [];
  #delay: ReturnType<typeof setTimeout> | undefined;

  constructor(node: WireNode, children: readonly NodeHandle[] = NONE) {
    super({ node, children, stale: false, transients: [] });
  }

  get node(): WireNode {
    return this.get().node;
  }

  get children(): readonly NodeHandle[] {
    return this.get().children;
  }

  setNode(node: WireNode): void {
    this.update({ node });
  }

  setChildren(children: readonly NodeHandle[]): void {
    this.update({ children });
  }

  setStale(stale: boolean): void {
    if (this.get().stale !== stale) this.update({ stale });
    for (const child of this.children) child.setStale(stale);
  }

  /** What ends goes at once; what begins shows once it has taken a while. */
  setTransients(nodes: readonly { position: number; node: WireNode }[]): void {
    clearTimeout(this.#delay);
    const shown = this.get().transients;
    const find = ({ position, node }: (typeof nodes)[number]) => shown.find((old) => old.position === position && deepEqual(old.handle.node, node));
    const rest = nodes.flatMap((next) => find(next) ?? []);
    if (rest.length < shown.length) this.update({ transients: rest });
    if (rest.length === nodes.length) return;
    const show = () => this.update({ transients: nodes.map((next) => find(next) ?? { position: next.position, handle: new NodeHandle(next.node) }) });
    this.#delay = setTimeout(show, TRANSIENT_DELAY_MS);
  }

  /** The run is over. */
  settle(): void {
    this.setTransients([]);
    for (const child of this.children) child.settle();
  }

  /** The children's nodes; the same array until one of them changes. */
  readonly childNodes = (): readonly WireNode[] => {
    const nodes = this.children.map((child) => child.node);
    const last = this.#nodes;
    if (last.length === nodes.length && nodes.every((node, index) => node === last[index])) return last;
    this.#nodes = nodes;
    return nodes;
  };

  /** Tells of changes of the children's nodes too. */
  readonly subscribeChildNodes = (listener: () => void): (() => void) => {
    let unsubscribe = this.children.map((child) => child.subscribe(listener));
    let of = this.children;
    const stop = this.subscribe(() => {
      if (of !== this.children) {
        for (const off of unsubscribe) off();
        of = this.children;
        unsubscribe = of.map((child) => child.subscribe(listener));
      }
      listener();
    });
    return () => {
      stop();
      for (const off of unsubscribe) off();
    };
  };
}
