/** Which options a search text leaves, and in which order. */
import { hasMatch, score } from "fzy.js";

export type FilterMode = "fuzzy" | "contains" | "prefix" | null;

const TESTS = {
  contains: (option: string, text: string) => option.includes(text),
  prefix: (option: string, text: string) => option.startsWith(text),
};

/** Options that match, best first for the fuzzy search, else in their own order. No mode means no search. */
export function filterOptions(options: string[], text: string, mode: FilterMode): string[] {
  if (!text || mode === null) return options;
  if (mode === "fuzzy") return fuzzyFilter(options, text);
  const wanted = text.toLowerCase();
  return options.filter((option) => TESTS[mode](option.toLowerCase(), wanted));
}

function fuzzyFilter(options: string[], text: string): string[] {
  return options
    .filter((option) => hasMatch(text, option))
    .map((option) => ({ option, score: score(text, option) }))
    .sort((a, b) => b.score - a.score)
    .map(({ option }) => option);
}
