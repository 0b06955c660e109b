declare module "fzy.js" {
  /** Whether the letters of `needle` occur in `haystack` in this order. */
  export function hasMatch(needle: string, haystack: string): boolean;
  /** How well they match: higher is better. */
  export function score(needle: string, haystack: string): number;
}
