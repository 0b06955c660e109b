/** The page's entry: hydrates the prerendered HTML and starts Python beside it. */
import { useEffect, useLayoutEffect, type ReactNode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import type { FromWorker, Logo, Navigation, TreeNode } from "../protocol/messages";
import { App } from "../shell/App";
import type { Manifest } from "../shell/site";
import { Session } from "../tree/session";
import type { AppState } from "../tree/state";
import { preloadViews } from "../views/preload";
import { appQuery, followAddress, pageAt } from "./address";
import { CacheStore } from "./cache-store";
import { applyEmbedding, applyTheme, followDocument } from "./document";
import { WorkerLink } from "./link";
import { replay } from "./replay";
import { staleBuild } from "./stale";
import { visitorFacts } from "./visitor";

interface Prerendered {
  roots: TreeNode[];
  page_config: AppState["pageConfig"];
  query: string;
  navigation?: Navigation | null;
  logo?: Logo | null;
}

function readJson<T>(id: string): T | null {
  const text = document.getElementById(id)?.textContent;
  return text ? (JSON.parse(text) as T) : null;
}

function toConsole({ stream, text }: Extract<FromWorker, { type: "output" }>): void {
  console[stream === "stderr" ? "warn" : "log"](text.replace(/\n$/, ""));
}

function start(tree: Prerendered | null): void {
  const manifest = readJson<Manifest>("appc-manifest");
  if (!manifest) throw new Error("This page has no #appc-manifest: it was not made by appc, or was changed since");
  const relativeRoot = document.documentElement.dataset.appcRoot ?? "./";
  const root = new URL(relativeRoot, location.href).href;
  applyTheme(manifest, root);
  applyEmbedding(location.search);

  const cache = new CacheStore(new URL(root).pathname, manifest.build);
  const keptEntries = () => cache.entries().catch(() => []);
  // The first worker's are read while Python starts: opening the browser's database takes a while.
  let firstEntries: ReturnType<typeof keptEntries> | null = keptEntries();
  const session: Session = new Session(
    {
      send: (message) => {
        link.send(message);
        if (message.type === "clear_cache") void cache.clear();
      },
      restart: () => link.start(),
      visitor: visitorFacts,
      interrupt: () => link.interrupt(),
      cacheEntries: () => {
        const entries = firstEntries ?? keptEntries();
        firstEntries = null;
        return entries;
      },
      other: (message) => {
        if (message.type === "output") toConsole(message);
        if (message.type === "cache_entry") void cache.keep(message);
      },
    },
    {
      ...(tree && tree.roots.length > 0 && { roots: tree.roots }),
      page: pageAt(location.pathname, root, manifest.pages),
      query: appQuery(location.search),
      pageConfig: tree?.page_config ?? {},
      navigation: tree?.navigation ?? null,
      logo: tree?.logo ?? null,
    },
  );
  const link = new WorkerLink(manifest, root, {
    message: (message) => session.receive(message),
    broken: (detail) => {
      if (staleBuild(manifest, session, root)) return;
      session.crashed("Python has ended", `The app’s Python is gone: ${detail}`);
    },
    isRunning: () => session.state.get().script === "running",
  });
  // The page's head has started the worker. What that says is heard once the prerendered page is taken over: the first
  // rendering must equal it.
  render(session, manifest, relativeRoot, () => link.start());
  followAddress(session, manifest, root);
  followDocument(session, manifest, root);
}

/** Once its children are on the page: what the visitor did before is theirs, then it calls `then`. */
function Mounted({ then, children }: { then: () => void; children: ReactNode }): ReactNode {
  // From this very moment the views hear for themselves.
  useLayoutEffect(() => window.appcInput?.stop(), []);
  useEffect(() => {
    // Not at once: each step is to be rendered before the next.
    queueMicrotask(() => replay(window.appcInput?.steps ?? []));
    then();
  }, []);
  return children;
}

function render(session: Session, manifest: Manifest, root: string, then: () => void): void {
  const container = document.getElementById("root")!;
  const app = (
    <Mounted then={then}>
      <App session={session} manifest={manifest} root={root} />
    </Mounted>
  );
  const options = { identifierPrefix: "a" };
  if (container.firstElementChild) hydrateRoot(container, app, options);
  else createRoot(container, options).render(app);
}

/** Once all is there that the page shows: its rules (the first frame had those that it needed) and its views. */
async function takeOver(): Promise<void> {
  const tree = readJson<Prerendered>("appc-tree");
  await Promise.all([window.appcStyles, preloadViews(tree?.roots ?? [])]);
  start(tree);
}

// Not awaited: the chunks of views import this script, and wait until it has been run.
void takeOver();
