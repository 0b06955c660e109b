/** Compression at build time, for `unpack.ts`: blocks of their own, so that each is unpacked while the next one arrives. */
import { constants, zstdCompressSync } from "node:zlib";
import { concat } from "./format";
import { BLOCK, MAGIC } from "./unpack";

/** Higher ones take ten times as long for a few percent. */
const LEVEL = 12;

function word(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

/** "APCZ", length of the content, then for each 8 MiB of it: length of the block, and the block as a Zstandard frame. */
export function pack(bytes: Uint8Array): Uint8Array {
  const parts = [MAGIC, word(bytes.length)];
  for (let at = 0; at < bytes.length; at += BLOCK) {
    const block = zstdCompressSync(bytes.subarray(at, at + BLOCK), { params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
    parts.push(word(block.length), block);
  }
  return concat(parts);
}
