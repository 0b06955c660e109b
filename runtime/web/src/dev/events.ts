/** What the dev server says on `/_appc/events` (compiler/appc/dev/pages.py). */
export interface BuildError {
  message: string;
  /** The line of source that is wrong. */
  code: string | null;
  /** `file:line`. */
  where: string | null;
  hint: string | null;
}

export type ServerEvent =
  /** Paths are absolute in the worker's file system; null is gone. */
  | { type: "sources"; files: Record<string, string | null> }
  | ({ type: "error" } & BuildError)
  | { type: "clear_error" }
  /** What the server is doing; null when it is done. */
  | { type: "status"; text: string | null }
  | { type: "reload"; build: string };

export function listen(build: string, handle: (event: ServerEvent) => void): void {
  const source = new EventSource(`/_appc/events?build=${encodeURIComponent(build)}`);
  source.onmessage = ({ data }: MessageEvent<string>) => handle(JSON.parse(data) as ServerEvent);
  // The browser would wait for an open stream before it keeps the page for Back.
  addEventListener("pagehide", () => source.close());
}
