/** `import href from "x.css?url"` (build.mjs): the stylesheet's address, relative to the site's root. */
declare module "*.css?url" {
  const href: string;
  export default href;
}

/** `import href from "x.html?url"` (build.mjs): the page's address, relative to the site's root. */
declare module "*.html?url" {
  const href: string;
  export default href;
}

/** `import "x.css"`: bundled beside the script. */
declare module "*.css";

/** The same of a script: a library's worker. */
declare module "*.mjs?url" {
  const href: string;
  export default href;
}

/** Parts of the grid that it loads by itself: asked for only to have them early. */
declare module "*overlay-editor.js" {}
