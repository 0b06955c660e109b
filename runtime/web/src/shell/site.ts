/** The manifest's parts that the page reads. All addresses are relative to the site's root. */
import type { SnapshotAssets } from "../snapshot/format";
import type { Site } from "../views/view";

export interface PageInfo {
  path: string;
  script: string;
  title: string;
  icon: string | null;
}

export interface Manifest {
  version: number;
  build: string;
  streamlit: string;
  lang: string;
  entrypoint: string;
  root: string;
  script: string;
  cwd: string;
  pages: PageInfo[];
  pyodide: { asm: string; wasm: string; stdlib: string };
  lock: string;
  packages: string[];
  packs: { url: string; target: string }[];
  /** Large data files of the app, fetched when it opens them. Absolute paths; sizes in bytes. */
  data?: { path: string; size: number; url: string }[];
  /** For Python: BokehJS by file name, and the folders of custom components by their path in Python. */
  bokeh?: Record<string, string>;
  frontends?: Record<string, string>;
  /** Settings of `st.connection` that name files of the app. */
  connections?: Record<string, Record<string, string>>;
  /** From the largest to the smallest. */
  snapshots?: SnapshotAssets[];
  assets: { page: string; worker: string; styles: string; text_font?: string; chunks: Record<string, string> };
  /** Results of cached calls of the first run at build time; `eager`: so small, or so needed, that they load at once. */
  results?: { url: string; eager: boolean; functions: string[] } | null;
  /** What the files of Python's start weigh on their way, in bytes. */
  weights: Record<string, number>;
  config: Record<string, Record<string, unknown>>;
  dev: boolean;
}

export const siteOf = (manifest: Manifest, root: string): Site => ({
  root,
  lang: manifest.lang,
  build: manifest.build,
  config: manifest.config,
  dev: manifest.dev,
});
