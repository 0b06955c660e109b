/** Compression at build time, for `unpack.ts`: blocks of their own, so that each is unpacked while the next one arrives. */
import { constants, zstdCompressSync } from "node:zlib";
import { concat } from "./format";
import { BLOCK, MAGIC } from "./unpack";

/** The highest levels take seven times as long for seven percent: worth it for what every site has, too long for large ones. */
const THOROUGH = 18;
const QUICK = 12;
/** Bytes up to which a file is packed thoroughly. */
const SMALL = 16 << 20;

function word(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

/** "APCZ", length of the content, then for each `block` bytes of it: length of the frame, and those bytes as a Zstandard frame. */
export function pack(bytes: Uint8Array, block = BLOCK): Uint8Array {
  const level = bytes.length <= SMALL ? THOROUGH : QUICK;
  const parts = [MAGIC, word(bytes.length)];
  for (let at = 0; at < bytes.length; at += block) {
    const frame = zstdCompressSync(bytes.subarray(at, at + block), { params: { [constants.ZSTD_c_compressionLevel]: level } });
    parts.push(word(frame.length), frame);
  }
  return concat(parts);
}
