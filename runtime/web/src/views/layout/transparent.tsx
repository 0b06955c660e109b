import type { ViewProps } from "../view";

/** Stands in no box of its own: its children are laid out by the container around it. */
export function Transparent({ children }: ViewProps<"transparent">) {
  return children;
}
