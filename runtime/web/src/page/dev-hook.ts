/** What the dev server's script finds in a page of `appc dev`; other pages have nothing of it. */
import type { FromWorker } from "../protocol/messages";
import type { Session } from "../tree/session";

export interface DevPage {
  sendSources(files: Record<string, string | null>): void;
  onOutput(listener: (stream: "stdout" | "stderr", text: string) => void): void;
}

declare global {
  var appcPage: DevPage | undefined;
}

export function offerDev(session: Session): (message: FromWorker) => void {
  const listeners: ((stream: "stdout" | "stderr", text: string) => void)[] = [];
  globalThis.appcPage = {
    sendSources: (files) => session.sendSources(files),
    onOutput: (listener) => void listeners.push(listener),
  };
  return (message) => {
    if (message.type === "output") for (const listener of listeners) listener(message.stream, message.text);
  };
}
