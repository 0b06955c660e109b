/** Part of the bundler: the icons that are there at once. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cutIconFont } from "./icon-font.mjs";

const here = dirname(dirname(fileURLToPath(import.meta.url)));

/** `url("icons:basic")`: the icon font with the icons of src/views/basic-icons.json alone, inside the stylesheet. */
export const basicIcons = {
  name: "basic-icons",
  setup(build) {
    build.onResolve({ filter: /^icons:basic$/ }, ({ path }) => ({ path, namespace: "icons" }));
    build.onLoad({ filter: /.*/, namespace: "icons" }, async () => {
      const font = readFileSync(join(here, "node_modules/@fontsource/material-symbols-rounded/files/material-symbols-rounded-latin-400-normal.woff2"));
      const names = JSON.parse(readFileSync(join(here, "src/views/basic-icons.json"), "utf8"));
      return { contents: await cutIconFont(font, names), loader: "dataurl" };
    });
  },
};
