/** Unpacks what `pack.ts` has packed, while it arrives. Browsers themselves know gzip only, which is a quarter larger. */
import { ZSTDDecoder } from "zstddec";
import { concat } from "./format";

export const MAGIC = new TextEncoder().encode("APCZ");
/** Bytes of content in a block. */
export const BLOCK = 8 << 20;
const HEAD = 8;
const WORD = 4;

/** Takes exactly as many bytes as are asked for out of a stream. */
class ByteReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #arrived: (bytes: number) => void;
  #waiting: Uint8Array[] = [];
  #length = 0;

  constructor(stream: ReadableStream<Uint8Array>, arrived: (bytes: number) => void) {
    this.#reader = stream.getReader();
    this.#arrived = arrived;
  }

  /** Throws where the stream ends before. */
  async take(count: number): Promise<Uint8Array> {
    while (this.#length < count) {
      const { done, value } = await this.#reader.read();
      if (done) throw new Error("the file ends too early");
      this.#waiting.push(value);
      this.#length += value.length;
      this.#arrived(value.length);
    }
    const all = this.#waiting.length === 1 ? this.#waiting[0]! : concat(this.#waiting);
    this.#length = all.length - count;
    this.#waiting = this.#length > 0 ? [all.subarray(count)] : [];
    return all.subarray(0, count);
  }
}

const wordAt = (bytes: Uint8Array, at: number): number => new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);

/** A file in which one or more things lie packed, one after the other. */
export class Unpacker {
  readonly #reader: ByteReader;
  readonly #decoder = new ZSTDDecoder();
  readonly #ready = this.#decoder.init();
  readonly #block: number;

  /** `arrived` hears of all bytes as they come. `block` as it was packed. */
  constructor(stream: ReadableStream<Uint8Array>, arrived: (bytes: number) => void = () => {}, block = BLOCK) {
    this.#reader = new ByteReader(stream, arrived);
    this.#block = block;
  }

  /** Throws for anything else than what was packed, and where it is cut short. */
  async next(): Promise<Uint8Array> {
    const blocks = await this.blocks();
    return blocks.length === 1 ? blocks[0]! : concat(blocks);
  }

  /** The same in blocks as they were packed: what goes on to somewhere else need not be put together first. */
  async blocks(): Promise<Uint8Array[]> {
    const head = await this.#reader.take(HEAD);
    if (MAGIC.some((byte, at) => head[at] !== byte)) throw new Error("the file is no part of a snapshot");
    const total = wordAt(head, MAGIC.length);
    const blocks: Uint8Array[] = [];
    await this.#ready;
    for (let at = 0; at < total; at += this.#block) {
      const length = Math.min(this.#block, total - at);
      const block = this.#decoder.decode(await this.#reader.take(wordAt(await this.#reader.take(WORD), 0)), length);
      if (block.length !== length) throw new Error("the file is damaged");
      blocks.push(block);
    }
    return blocks;
  }
}
