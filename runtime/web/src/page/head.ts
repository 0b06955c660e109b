/**
 * The script of the page's head: takes down what the visitor does from the first frame on, and once that is drawn starts
 * Python's worker and loads the page's script and stylesheet. replay.ts, link.ts and main.tsx take these over.
 */
import type { Manifest } from "../shell/site";
import { afterPaint } from "../views/after-paint";
import { launchWorker } from "../worker/launch";
import type { EarlyWorker } from "./early";
import { recordInput } from "./early-input";

function startWorker(manifest: Manifest, root: string): void {
  const early: EarlyWorker = { worker: launchWorker(manifest, root), messages: [], error: null };
  early.worker.onmessage = ({ data }) => early.messages.push(data);
  early.worker.onerror = (event) => {
    event.preventDefault();
    early.error = event.message || "";
  };
  window.appcWorker = early;
}

/** The page has the rules that its first frame needs; the whole stylesheet follows them, and comes before the author's colours. */
function loadStyles(address: string): Promise<void> {
  const first = document.getElementById("appc-styles")!;
  if (first instanceof HTMLLinkElement) return Promise.resolve();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  first.after(link);
  return new Promise((resolve) => {
    link.onload = () => resolve();
    link.onerror = () => {
      console.error(`The page’s stylesheet is not to be had: ${address}`);
      resolve();
    };
  });
}

/** Asked for beside the stylesheet which names it. */
function preloadFont(address: string): void {
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href: address });
  document.head.append(link);
}

function load(): void {
  const manifest = JSON.parse(document.getElementById("appc-manifest")!.textContent!) as Manifest;
  const root = new URL(document.documentElement.dataset.appcRoot ?? "./", document.baseURI).href;
  const at = (address: string) => new URL(address, root).href;
  // The development server's script listens in on the worker: it is there before the page's own script, not before this one.
  if (!manifest.dev) startWorker(manifest, root);
  window.appcStyles = loadStyles(at(manifest.assets.styles));
  if (manifest.assets.text_font) preloadFont(at(manifest.assets.text_font));
  if (!manifest.dev) void import(at(manifest.assets.page));
}

window.appcInput = recordInput();
// What the visitor is to read comes first: a worker and a script of this size would hold up its paint.
addEventListener("DOMContentLoaded", () => afterPaint(load));
