/** A page's tree as HTML: the same components as in the browser, in the state of its first render there. */
import { renderToString } from "react-dom/server";
import type { Exception, Unsupported } from "../protocol/elements";
import type { TreeNode } from "../protocol/messages";
import { App } from "../shell/App";
import { themeBase, themeCss } from "../shell/theme";
import { Session } from "../tree/session";
import { nodesOf, preloadViews } from "../views/preload";
import type { KeepMedia } from "../tree/serialize";
import type { ExceptionReport, Job, PageReport } from "./job";
import { prepareTree } from "./prepare";
import { firstStyles } from "./styles";

function exceptions(tree: readonly TreeNode[]): ExceptionReport[] {
  return [...nodesOf(tree)]
    .filter((node) => node.type === "exception" && !(node.props as Exception).is_warning)
    .map((node) => {
      const { type, message, trace } = node.props as Exception;
      // The app's own line, not the library's that it led to: those have absolute paths.
      const frames = trace.filter(({ file }) => file !== "");
      const last = frames.findLast(({ file }) => !file.startsWith("/")) ?? frames.at(-1);
      return { type, message, file: last?.file ?? null, line: last?.line ?? null };
    });
}

const unsupported = (tree: readonly TreeNode[]): Unsupported[] =>
  [...nodesOf(tree)].filter((node) => node.type === "unsupported").map((node) => node.props as Unsupported);

export const rootOf = (page: string): string => (page === "" ? "./" : "../".repeat(page.split("/").length));

export async function renderPage(job: Job, page: string, ran: Session, tree: TreeNode[], keep: KeepMedia): Promise<PageReport> {
  await preloadViews(tree);
  const { pageConfig, query, navigation, logo: drawn } = ran.state.get();
  await prepareTree(tree, pageConfig, job.manifest.config.theme);
  const logo = ran.plain(drawn, keep);
  const session = new Session(
    { send: () => {}, restart: () => {}, cacheEntries: async () => [], other: () => {} },
    { roots: tree, page, query: "", pageConfig, navigation, logo },
  );
  const html = renderToString(<App session={session} manifest={job.manifest} root={rootOf(page)} />, { identifierPrefix: "a" });
  return {
    page,
    html,
    styles: await firstStyles(html, job.files[job.manifest.assets.styles]!),
    tree,
    page_config: pageConfig,
    query,
    navigation,
    logo,
    theme_css: themeCss(job.manifest.config.theme),
    theme_base: themeBase(job.manifest.config.theme),
    exceptions: exceptions(tree),
    unsupported: unsupported(tree),
  };
}
