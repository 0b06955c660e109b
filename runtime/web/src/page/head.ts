/**
 * The script of the page's head: starts Python's worker while the page itself is still arriving, and takes down what the
 * visitor does meanwhile. link.ts and replay.ts take both over.
 */
import type { Manifest } from "../shell/site";
import { launchWorker } from "../worker/launch";
import type { EarlyWorker } from "./early";
import { recordInput } from "./early-input";

function startWorker(): void {
  const manifest = JSON.parse(document.getElementById("appc-manifest")!.textContent!) as Manifest;
  // The development server's script listens in on the worker: it is there before the page's own script, not before this one.
  if (manifest.dev) return;
  const root = new URL(document.documentElement.dataset.appcRoot ?? "./", document.baseURI).href;
  const early: EarlyWorker = { worker: launchWorker(manifest, root), messages: [], error: null };
  early.worker.onmessage = ({ data }) => early.messages.push(data);
  early.worker.onerror = (event) => {
    event.preventDefault();
    early.error = event.message || "";
  };
  window.appcWorker = early;
}

window.appcInput = recordInput();
startWorker();
