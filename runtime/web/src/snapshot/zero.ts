/** Free memory, filled with zeros: it would only be dead weight in the snapshot, and could hold what was thought gone. */
import type { PyodideModule } from "./module";

/** Sizes (bytes), and numbers, of the free blocks of Python's own allocator, by size; see `appc_runtime.snapshot`. */
export interface FreeBlocks {
  /** Block size -> how many are free in pools that are in use. */
  blocks: [size: number, count: number][];
  /** Pools that are not in use, as blocks of the largest size. */
  pools: [size: number, count: number];
}

/** Bytes below the stack pointer that a call may still use. */
const RED_ZONE = 256;
/** A chunk's own bookkeeping, and its neighbours' when it is free. */
const CHUNK_HEAD = 32;

export function zeroFree(module: PyodideModule, free: FreeBlocks): void {
  zeroBlocks(module, free);
  module.HEAPU8.fill(0, module._emscripten_stack_get_end(), module.stackSave() - RED_ZONE);
  zeroChunks(module);
}

/** Takes every free block, which zeroes it, then gives all of them back. */
function zeroBlocks(module: PyodideModule, { blocks, pools }: FreeBlocks): void {
  const held: number[] = [];
  for (const [size, count] of [...blocks, pools]) {
    for (let n = 0; n < count; n++) held.push(module._PyObject_Calloc(1, size));
  }
  for (const address of held.reverse()) module._PyObject_Free(address);
}

const sizeOf = (head: number): number => head & ~7;
const IN_USE = 2;

/** The C heap is a row of chunks, each with its size in its second word; its first one lies near the heap's base. */
function zeroChunks(module: PyodideModule): void {
  const top = module.HEAPU32[module._emscripten_get_sbrk_ptr() >> 2]!;
  const start = firstChunk(module, top);
  if (start !== null) {
    for (const [address, head] of chunks(module, start, top)) {
      const size = sizeOf(head);
      if (!(head & IN_USE) && size > CHUNK_HEAD) module.HEAPU8.fill(0, address + CHUNK_HEAD, address + size);
    }
  }
  module.HEAPU8.fill(0, top);
}

function firstChunk(module: PyodideModule, top: number): number | null {
  for (let offset = 0; offset < 64; offset += 4) {
    const start = module.___heap_base + offset;
    let [count, end] = [0, start];
    for (const [address, head] of chunks(module, start, top)) [count, end] = [count + 1, address + sizeOf(head)];
    if (count > 1000 && end >= top - 64) return start;
  }
  return null;
}

function* chunks(module: PyodideModule, start: number, top: number): Generator<[address: number, head: number]> {
  for (let address = start; address < top - 64; ) {
    const head = module.HEAPU32[(address + 4) >> 2]!;
    const size = sizeOf(head);
    if (size < 16 || size > top - address) return;
    yield [address, head];
    address += size;
  }
}
