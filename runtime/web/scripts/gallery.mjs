// Builds the widgets' gallery (tests/web/widgets/gallery.tsx). usage: node scripts/gallery.mjs OUT
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { basicIcons } from "./basic-icons.mjs";

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const out = process.argv[2];
if (!out) throw new Error("usage: node scripts/gallery.mjs OUT");

await esbuild.build({
  entryPoints: [join(web, "../../tests/web/widgets/gallery.tsx")],
  outdir: out,
  bundle: true,
  format: "esm",
  jsx: "automatic",
  logLevel: "warning",
  nodePaths: [join(web, "node_modules")],
  define: { "process.env.NODE_ENV": '"development"' },
  loader: { ".woff2": "file", ".woff": "empty", ".ttf": "empty", ".html": "file" },
  plugins: [basicIcons],
});
writeFileSync(
  join(out, "index.html"),
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Widgets</title><link rel="icon" href="data:,"><link rel="stylesheet" href="gallery.css"></head>
<body><div id="root"></div><script type="module" src="gallery.js"></script></body></html>\n`,
);
