/** `import css from "x.css?raw"` (build.mjs): the file's text. */
declare module "*.css?raw" {
  const text: string;
  export default text;
}
