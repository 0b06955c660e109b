/** A memory as the pages in which it differs from a fresh one. */
import { PAGE, type Run } from "./format";

export interface Delta {
  pages: Run[];
  /** Pages that are all zero, where the fresh memory's are not. */
  zero: Run[];
  bytes: Uint8Array;
}

function addPage(runs: Run[], page: number): void {
  const last = runs.at(-1);
  if (last && last[0] + last[1] === page) last[1] += 1;
  else runs.push([page, 1]);
}

const pageCount = (runs: readonly Run[]): number => runs.reduce((sum, [, count]) => sum + count, 0);

function isZero(words: Uint32Array): boolean {
  return words.every((word) => word === 0);
}

function equal(one: Uint32Array, other: Uint32Array): boolean {
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

const wordsOf = (memory: Uint8Array): Uint32Array => new Uint32Array(memory.buffer, memory.byteOffset, memory.length >> 2);
const WORDS = PAGE >> 2;

/** Numbers of the pages in which two memories differ; beyond the shorter one's end all do. */
export function changedPages(one: Uint8Array, other: Uint8Array): Set<number> {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const changed = new Set<number>();
  for (let at = 0; at < Math.max(a.length, b.length); at += WORDS) {
    if (at >= a.length || at >= b.length || !equal(a.subarray(at, at + WORDS), b.subarray(at, at + WORDS))) changed.add(at / WORDS);
  }
  return changed;
}

/** `always`: pages that a fresh memory of another engine may have otherwise. Lengths are multiples of a page. */
export function makeDelta(memory: Uint8Array, fresh: Uint8Array, always: ReadonlySet<number>): Delta {
  const [words, base] = [wordsOf(memory), wordsOf(fresh)];
  const delta: Delta = { pages: [], zero: [], bytes: new Uint8Array() };
  for (let at = 0; at < words.length; at += WORDS) {
    const page = at / WORDS;
    const content = words.subarray(at, at + WORDS);
    if (!always.has(page) && equal(content, base.subarray(at, at + WORDS))) continue;
    addPage(isZero(content) ? delta.zero : delta.pages, page);
  }
  delta.bytes = new Uint8Array(pageCount(delta.pages) * PAGE);
  let at = 0;
  for (const [first, count] of delta.pages) {
    delta.bytes.set(memory.subarray(first * PAGE, (first + count) * PAGE), at);
    at += count * PAGE;
  }
  return delta;
}

/** `blocks`: the delta's bytes, cut anywhere. Throws, before anything is written, when they are not as many as the pages. */
export function applyDelta(memory: Uint8Array, { pages, zero }: Omit<Delta, "bytes">, blocks: readonly Uint8Array[]): void {
  const [length, found] = [pageCount(pages) * PAGE, blocks.reduce((sum, block) => sum + block.length, 0)];
  if (found !== length) throw new Error(`the heap has ${found} bytes, not ${length}`);
  let [block, at] = [0, 0];
  for (const [first, count] of pages) {
    const end = (first + count) * PAGE;
    for (let to = first * PAGE; to < end; ) {
      const part = blocks[block]!.subarray(at, at + end - to);
      memory.set(part, to);
      to += part.length;
      at += part.length;
      if (at === blocks[block]!.length) [block, at] = [block + 1, 0];
    }
  }
  for (const [first, count] of zero) memory.fill(0, first * PAGE, (first + count) * PAGE);
}
