import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vitest/config";

const here = fileURLToPath(new URL("./", import.meta.url));
const tests = fileURLToPath(new URL("../../tests/", import.meta.url));

/** The tests live outside this package: their packages are resolved as if they lived here. */
const resolveFromHere: Plugin = {
  name: "resolve-from-here",
  enforce: "pre",
  resolveId(source, importer) {
    const bare = !source.startsWith(".") && !source.startsWith("/") && !source.startsWith("node:");
    if (bare && importer?.startsWith(tests)) return this.resolve(source, `${here}package.json`, { skipSelf: true });
    return null;
  },
};

/** As `build.mjs` does: `x.css?url` is the address of a stylesheet of its own, `x.html?url` of a page. */
const stylesheetUrl: Plugin = {
  name: "stylesheet-url",
  enforce: "pre",
  resolveId: (source) => (/\.(css|html)\?url$/.test(source) ? `\0${source}` : null),
  load: (id) => (/^\0.*\.(css|html)\?url$/.test(id) ? 'export default "assets/of-its-own";' : null),
};

/** No worker runs in these tests: its seed's text is of no matter. */
const scriptText: Plugin = {
  name: "script-text",
  enforce: "pre",
  resolveId: (source) => (source.endsWith("?script") ? `\0${source}` : null),
  load: (id) => (id.startsWith("\0") && id.endsWith("?script") ? 'export default "";' : null),
};

export default defineConfig({
  plugins: [resolveFromHere, stylesheetUrl, scriptText],
  server: { fs: { allow: [here, tests] } },
  test: {
    environment: "jsdom",
    include: [`${tests}web/**/*.test.{ts,tsx}`],
    restoreMocks: true,
    setupFiles: [`${tests}web/setup.ts`],
  },
});
