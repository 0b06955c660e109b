/** `import text from "x.ts?script"` (build.mjs): that script, bundled, as text. */
declare module "*?script" {
  const text: string;
  export default text;
}
