import { useContext } from "react";
import { BlockContext, useChildNodes } from "../view";

/** Whether the block at hand has no children (yet). Outside a tree that is not known: false. */
export function useIsEmpty(): boolean {
  const inTree = useContext(BlockContext) !== null;
  return useChildNodes().length === 0 && inTree;
}
