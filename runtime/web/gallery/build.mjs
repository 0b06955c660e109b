// Builds the gallery of views into dist/gallery/ (never shipped): prerendered HTML and the script that hydrates it.
// usage: node gallery/build.mjs; then serve dist/gallery, with ?theme=dark for the dark one
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "dist", "gallery");
const require = createRequire(import.meta.url);
const stylesheetUrl = {
  name: "stylesheet-url",
  setup(build) {
    build.onResolve({ filter: /\.css\?url$/ }, (args) => ({ path: require.resolve(args.path.replace("?url", "")), namespace: "css-url" }));
    build.onLoad({ filter: /.*/, namespace: "css-url" }, async (args) => {
      const name = args.path.split(/[\\/]node_modules[\\/]/).pop().replace(/\W+/g, "-");
      await esbuild.build({ ...shared, entryPoints: { [name]: args.path }, outdir: out });
      return { contents: `export default "${name}.css";`, loader: "js" };
    });
  },
};
const shared = {
  bundle: true,
  jsx: "automatic",
  logLevel: "warning",
  define: { "process.env.NODE_ENV": '"development"' },
  loader: { ".woff2": "file", ".woff": "empty", ".ttf": "empty" },
};

const REQUIRE = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

mkdirSync(out, { recursive: true });
await esbuild.build({ ...shared, format: "esm", splitting: true, plugins: [stylesheetUrl], entryPoints: [join(here, "main.tsx"), join(here, "../src/styles/styles.css"), join(here, "../src/styles/first-fonts.css")], outdir: out, entryNames: "[name]" });
await esbuild.build({ ...shared, format: "esm", platform: "node", external: ["jsdom"], banner: { js: REQUIRE }, plugins: [stylesheetUrl], entryPoints: [join(here, "render.tsx")], outfile: join(out, "render.mjs") });
const { render } = await import(pathToFileURL(join(out, "render.mjs")).href);
writeFileSync(
  join(out, "index.html"),
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Views</title>
<link rel="stylesheet" href="first-fonts.css"><link rel="stylesheet" href="styles.css"><style>#root { max-width: 46rem; margin: auto; padding: 2rem 1rem }</style>
<script>const t = new URLSearchParams(location.search).get("theme"); if (t) document.documentElement.dataset.theme = t</script>
<div id="root">${await render()}</div><script type="module" src="main.js"></script></html>`,
);
console.log(relative(process.cwd(), join(out, "index.html")));
