/** What the page and the worker agree on beside the protocol: the worker's first message. */
import type { Manifest } from "../shell/site";

export interface StartMessage {
  manifest: Manifest;
  /** The site's root, absolute. */
  root: string;
}
