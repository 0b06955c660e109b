import type { Manifest } from "../shell/site";
import type { Session } from "../tree/session";

/**
 * The worker could not start. After a new deployment an old page's assets may be gone: it loads itself again once, then
 * says what is wrong. True when this took care of the failure.
 */
export function staleBuild(manifest: Manifest, session: Session, root: string): boolean {
  if (session.state.get().connection !== "CONNECTING") return false;
  const key = `appc:${new URL(root).pathname}:reloaded`;
  try {
    if (sessionStorage.getItem(key) !== manifest.build) {
      sessionStorage.setItem(key, manifest.build);
      location.reload();
      return true;
    }
  } catch {
    // Without storage the page cannot know whether it has reloaded already: it does not.
  }
  session.fail({
    title: "This page could not start Python",
    detail: "A file that it needs could not be loaded. The site may just have been updated, or the connection failed.",
    action: "reload",
  });
  return true;
}
