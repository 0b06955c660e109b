/** What the prerender is asked for, and what it answers (CONTRIBUTING, "Where the rooms meet"). */
import type { Logo, Navigation, PageConfig, TreeNode } from "../protocol/messages";
import type { Manifest } from "../shell/site";

export interface Job {
  /** Folder of the Pyodide core, under its own names. */
  pyodide: string;
  manifest: Manifest;
  /** Address in the manifest or lock -> local path. */
  files: Record<string, string>;
  pages: string[];
  lang: string;
  /** Seconds. */
  epoch?: number;
  /** Seconds for each page's first run. */
  timeout: number;
  network: boolean;
  output: string;
}

export interface ExceptionReport {
  type: string;
  message: string;
  file: string | null;
  line: number | null;
}

export interface PageReport {
  page: string;
  html: string;
  /** The rules of the site's stylesheet that `html` needs. */
  styles: string;
  tree: TreeNode[];
  page_config: PageConfig;
  query: string;
  /** What `st.navigation` said, if the page called it. */
  navigation: Navigation | null;
  /** Pictures in it may be files of the site. */
  logo: Logo | null;
  theme_css: string;
  /** What the author chose; null follows the visitor's system. */
  theme_base: "light" | "dark" | null;
  exceptions: ExceptionReport[];
  unsupported: { name: string; message: string; file: string; line: number }[];
}

/** One cached call. `function` and `call` are its keys, `path` its pickled result, relative to the output folder. */
export interface ResultReport {
  function: string;
  call: string;
  name: string;
  page: string;
  seconds: number;
  path: string | null;
  /** Why it must not be shipped; empty if it may. */
  why: string;
}

export interface Result {
  pages: PageReport[];
  /** `path` is relative to the output folder, `url` to the site's root. */
  media: { hash: string; mime: string; path: string; url: string }[];
  results: ResultReport[];
  modules: string[];
  files_opened: string[];
  dirs_listed: string[];
  /** Files of packages that were opened. */
  package_files: string[];
  output: string;
  timed_out: boolean;
}
