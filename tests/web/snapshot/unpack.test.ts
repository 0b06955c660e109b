// @vitest-environment node
import { expect, test } from "vitest";
import { concat } from "../../../runtime/web/src/snapshot/format";
import { pack } from "../../../runtime/web/src/snapshot/pack";
import { Unpacker } from "../../../runtime/web/src/snapshot/unpack";

/** Small, so that there are several and the test is quick. */
const BLOCK = 1 << 14;
const content = Uint8Array.from({ length: 3 * BLOCK + 1000 }, (_, at) => (at >> 4) & 0xff);

/** The bytes as a network brings them. */
function arriving(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.subarray(at, (at += size)));
    },
  });
}

const packed = (bytes: Uint8Array) => pack(bytes, BLOCK);
const unpacker = (bytes: Uint8Array, size: number) => new Unpacker(arriving(bytes, size), undefined, BLOCK);

test.each([97, 1 << 20])("what was packed is unpacked from pieces of %i bytes", async (size) => {
  const found = await unpacker(packed(content), size).next();
  expect(Buffer.compare(found, content)).toBe(0);
});

test("what ends too early is an error", async () => {
  await expect(unpacker(packed(content).subarray(0, -100), 500).next()).rejects.toThrow("ends too early");
});

test("another file is an error", async () => {
  await expect(unpacker(new TextEncoder().encode("<!DOCTYPE html>"), 4).next()).rejects.toThrow("no part of a snapshot");
});

test("an empty file has no block", async () => {
  expect(await unpacker(packed(new Uint8Array()), 4).next()).toHaveLength(0);
});

test("things packed one after the other are unpacked in their order", async () => {
  const [one, two] = [content.subarray(0, 10), content.subarray(20, 50)];
  const file = unpacker(concat([packed(one), packed(two)]), 7);
  expect([await file.next(), await file.next()]).toEqual([one, two].map((part) => Uint8Array.from(part)));
});
