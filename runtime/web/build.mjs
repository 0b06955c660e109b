// Bundles src/ into dist/: assets/ (what a site ships; content-hashed names), dev/ (the dev server's script), node/ (the
// prerender and the maker of snapshots) and pyodide/ (the core, as npm brings it). dist/assets.json names all of it. usage: node build.mjs [--dev]
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { basicIcons } from "./scripts/basic-icons.mjs";

const here = dirname(fileURLToPath(import.meta.url));
// Made beside and then put in place, so that a failing build leaves the last good one.
const target = join(here, "dist");
const dist = join(here, "dist.new");
const minify = !process.argv.includes("--dev");

const shared = {
  absWorkingDir: here,
  bundle: true,
  minify,
  metafile: true,
  logLevel: "warning",
  jsx: "automatic",
  legalComments: "none",
  define: { "process.env.NODE_ENV": minify ? '"production"' : '"development"' },
  loader: { ".woff2": "file", ".woff": "empty", ".ttf": "empty" },
};
const web = {
  ...shared,
  format: "esm",
  target: "es2022",
  outdir: join(dist, "assets"),
  entryNames: "[name]-[hash]",
  chunkNames: "chunk-[name]-[hash]",
  assetNames: "[name]-[hash]",
};

/** `import href from "x.css?url"`: a stylesheet (or a worker's script, `.mjs`) of its own, by its address relative to the site's root. */
const stylesheetUrl = {
  name: "stylesheet-url",
  setup(build) {
    build.onResolve({ filter: /\.(css|mjs)\?url$/ }, async (args) => {
      const found = await build.resolve(args.path.replace(/\?url$/, ""), { resolveDir: args.resolveDir, kind: "import-statement" });
      return found.errors.length ? { errors: found.errors } : { path: found.path, namespace: "stylesheet-url" };
    });
    build.onLoad({ filter: /.*/, namespace: "stylesheet-url" }, async (args) => {
      const result = await esbuild.build({ ...web, entryPoints: [args.path] });
      return { contents: `export default ${JSON.stringify(`assets/${basename(entryOf(result, args.path))}`)};`, loader: "js" };
    });
  },
};

/** `import href from "x.html?url"`: a page of its own, by its address relative to the site's root. */
const pageUrl = {
  name: "page-url",
  setup(build) {
    build.onResolve({ filter: /\.html\?url$/ }, (args) => ({ path: join(args.resolveDir, args.path.replace(/\?url$/, "")), namespace: "page-url" }));
    build.onLoad({ filter: /.*/, namespace: "page-url" }, ({ path }) => {
      const text = readFileSync(path);
      const name = `${basename(path, ".html")}-${createHash("sha256").update(text).digest("hex").slice(0, 8).toUpperCase()}.html`;
      mkdirSync(join(dist, "assets"), { recursive: true });
      writeFileSync(join(dist, "assets", name), text);
      return { contents: `export default ${JSON.stringify(`assets/${name}`)};`, loader: "js" };
    });
  },
};

/** `import text from "x.css?raw"`: the file's text, in the script. */
const rawText = {
  name: "raw-text",
  setup(build) {
    build.onResolve({ filter: /\?raw$/ }, (args) => ({ path: join(args.resolveDir, args.path.replace(/\?raw$/, "")), namespace: "raw-text" }));
    build.onLoad({ filter: /.*/, namespace: "raw-text" }, ({ path }) => ({ contents: readFileSync(path, "utf8"), loader: "text" }));
  },
};

/** `import text from "x.ts?script"`: that script, bundled, as text. */
const scriptText = {
  name: "script-text",
  setup(build) {
    build.onResolve({ filter: /\?script$/ }, (args) => ({ path: join(args.resolveDir, args.path.replace(/\?script$/, "")), namespace: "script-text" }));
    build.onLoad({ filter: /.*/, namespace: "script-text" }, async ({ path }) => {
      const { outputFiles } = await esbuild.build({ ...web, metafile: false, write: false, entryPoints: [path] });
      return { contents: outputFiles[0].text.trim(), loader: "text" };
    });
  },
};

/**
 * The page's script in one file. What a lazy chunk shares with it would make further ones, all of which a page needs at
 * once: where each chunk names the page's script as something that it needs, they share that as a whole.
 */
const pageInOneFile = (chunks) => ({
  name: "page-in-one-file",
  setup(build) {
    build.onLoad({ filter: /\.(m?js|tsx?)$/ }, ({ path }) => {
      if (!chunks.includes(relative(here, path))) return undefined;
      const source = readFileSync(path, "utf8");
      // A CommonJS file would no longer be one, and shares nothing with the page.
      if (!/^\s*(import|export)\b/m.test(source) && !/[;}]export\s*{/.test(source)) return undefined;
      const suffix = path.split(".").pop();
      return { contents: `import ${JSON.stringify(join(here, PAGE))};\n${source}`, loader: suffix === "mjs" ? "js" : suffix };
    });
  },
});

/** Output file of an entry, by its source. */
function entryOf(result, source) {
  const wanted = relative(here, source);
  const found = Object.entries(result.metafile.outputs).find(([, output]) => output.entryPoint === wanted);
  if (!found) throw new Error(`esbuild made no output for ${wanted}`);
  return found[0];
}

const asset = (result, source) => `assets/${basename(entryOf(result, join(here, source)))}`;

/** Lazy chunks by the name of the module that begins them. */
function chunksOf(result) {
  const outputs = Object.entries(result.metafile.outputs).filter(([path, output]) => path.endsWith(".js") && output.entryPoint);
  return Object.fromEntries(
    outputs
      // Libraries split themselves into chunks, too: those are theirs to find.
      .filter(([, output]) => output.entryPoint.startsWith("src/") && output.entryPoint !== PAGE)
      .map(([path, output]) => [basename(output.entryPoint).replace(/\.\w+$/, ""), `assets/${basename(path)}`]),
  );
}

const PAGE = "src/page/main.tsx";

/** The page's script and its lazy chunks; `file` is the one that holds the page's. */
async function buildPage() {
  const options = { ...web, splitting: true, entryPoints: [PAGE] };
  const first = await esbuild.build({ ...options, write: false, plugins: [stylesheetUrl, pageUrl, scriptText] });
  const chunks = Object.values(first.metafile.outputs).flatMap(({ entryPoint }) => (entryPoint && entryPoint !== PAGE ? [entryPoint] : []));
  const page = await esbuild.build({ ...options, plugins: [stylesheetUrl, pageUrl, scriptText, pageInOneFile(chunks)] });
  const entry = entryOf(page, join(here, PAGE));
  const imports = page.metafile.outputs[entry].imports.filter(({ kind }) => kind === "import-statement");
  if (imports.length !== 1) throw new Error(`the page's script is in ${imports.length} files`);
  rmSync(join(here, entry));
  return { page, file: imports[0].path };
}

async function buildWeb() {
  const { page, file } = await buildPage();
  const others = await esbuild.build({
    ...web,
    // Pyodide's loader has a branch for Node.
    external: ["node:*"],
    plugins: [stylesheetUrl, pageUrl, basicIcons],
    entryPoints: ["src/worker/worker.ts", "src/styles/styles.css", "src/styles/first-fonts.css"],
  });
  const head = await esbuild.build({ ...web, format: "iife", outdir: dist, entryNames: "[name]", plugins: [scriptText], entryPoints: ["src/page/head.ts"] });
  const chunks = chunksOf(page);
  return {
    page: `assets/${basename(file)}`,
    head: basename(entryOf(head, join(here, "src/page/head.ts"))),
    worker: asset(others, "src/worker/worker.ts"),
    dev: await buildDev(),
    styles: asset(others, "src/styles/styles.css"),
    first_fonts: asset(others, "src/styles/first-fonts.css"),
    chunks,
    fonts: Object.fromEntries(
      Object.keys(others.metafile.outputs)
        .filter((path) => path.endsWith(".woff2"))
        .map((path) => [basename(path).replace(/-[A-Z0-9]{8}\.woff2$/, ""), `assets/${basename(path)}`]),
    ),
  };
}

/** The dev server's script, in a folder of its own: no site ships it. */
async function buildDev() {
  const dev = await esbuild.build({ ...web, outdir: join(dist, "dev"), plugins: [rawText], entryPoints: ["src/dev/dev.ts"] });
  return `dev/${basename(entryOf(dev, join(here, "src/dev/dev.ts")))}`;
}

async function buildNode() {
  await esbuild.build({
    ...shared,
    platform: "node",
    format: "esm",
    target: "node24",
    plugins: [stylesheetUrl, pageUrl, ...nodePlugins],
    entryPoints: { prerender: "src/prerender/prerender.tsx", snapshot: "src/snapshot/make.ts", precompile: "src/precompile/precompile.ts" },
    outdir: join(dist, "node"),
    banner: {
      js: [
        'import { createRequire as __createRequire } from "node:module";',
        "const require = __createRequire(import.meta.url);",
        'import { fileURLToPath as __fileURLToPath } from "node:url";',
        "const __filename = __fileURLToPath(import.meta.url);",
        'const __dirname = __fileURLToPath(new URL(".", import.meta.url));',
      ].join("\n"),
    },
  });
  writeFileSync(join(dist, "node", "package.json"), '{ "type": "module" }\n');
}

/** jsdom reads two of its own files at run time, which a bundle does not have beside it. */
const jsdomFiles = {
  name: "jsdom-files",
  setup(build) {
    build.onLoad({ filter: /jsdom[\\/]lib[\\/].*(computed-style|XMLHttpRequest-impl)\.js$/ }, ({ path }) => {
      const css = readFileSync(join(here, "node_modules/jsdom/lib/jsdom/browser/default-stylesheet.css"), "utf8");
      const source = readFileSync(path, "utf8");
      const patched = source
        .replace(/fs\.readFileSync\(\s*path\.resolve\(__dirname, "[^"]*default-stylesheet\.css"\),\s*\{[^}]*\}\s*\)/, () => JSON.stringify(css))
        // Synchronous requests are never made: the sanitiser only parses.
        .replace('require.resolve("./xhr-sync-worker.js")', '""');
      if (patched === source) throw new Error(`jsdom has changed: ${path} no longer reads its file as build.mjs expects`);
      return { contents: patched, loader: "js" };
    });
  },
};
/** css-tree makes a `require` of its own for its JSON; without that line the bundler sees what it asks for. */
const cssTreeData = {
  name: "css-tree-data",
  setup(build) {
    build.onLoad({ filter: /css-tree[\\/]lib[\\/](data|data-patch|version)\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(/^(import .*createRequire.*|const require = .*)$/gm, ""),
      loader: "js",
    }));
  },
};
/** `x.browser.ts` brings a library that draws only in browsers: the prerender never runs it, and need not carry it. */
const browserOnly = {
  name: "browser-only",
  setup(build) {
    build.onLoad({ filter: /\.browser\.ts$/ }, () => ({ contents: "export {};", loader: "ts" }));
  },
};
const nodePlugins = [jsdomFiles, cssTreeData, browserOnly];

/** The Pyodide core under its own names; the compiler gives the copies in a site hashed names that end in .js. */
function copyPyodide() {
  const from = join(here, "node_modules", "pyodide");
  mkdirSync(join(dist, "pyodide"), { recursive: true });
  for (const name of ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json", "package.json"]) {
    cpSync(join(from, name), join(dist, "pyodide", name));
  }
}

/** Licence texts of the packages that the bundles hold. */
function licences() {
  const lock = JSON.parse(readFileSync(join(here, "package-lock.json"), "utf8"));
  const texts = [];
  for (const [path, info] of Object.entries(lock.packages)) {
    if (!path || info.dev) continue;
    const folder = join(here, path);
    const file = ["LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "license", "LICENSE-MIT.txt"].find((name) => existsSync(join(folder, name)));
    texts.push(`${path.replace(/^.*node_modules\//, "")} ${info.version} (${info.license ?? "see below"})\n\n${file ? readFileSync(join(folder, file), "utf8").trim() : ""}\n`);
  }
  writeFileSync(join(dist, "licenses-npm.txt"), texts.join(`\n${"-".repeat(78)}\n\n`));
}

rmSync(dist, { recursive: true, force: true });
const names = await buildWeb();
await buildNode();
copyPyodide();
licences();
const build = createHash("sha256").update(JSON.stringify(names)).digest("hex").slice(0, 16);
writeFileSync(join(dist, "assets.json"), `${JSON.stringify({ build, ...names, prerender: "node/prerender.js", snapshot: "node/snapshot.js", precompile: "node/precompile.js", pyodide: "pyodide" }, null, 1)}\n`);
rmSync(target, { recursive: true, force: true });
renameSync(dist, target);
