// @vitest-environment node
import { expect, test } from "vitest";
import { pack } from "../../../runtime/web/src/snapshot/pack";
import { BLOCK, unpack } from "../../../runtime/web/src/snapshot/unpack";

const content = Uint8Array.from({ length: BLOCK + 1000 }, (_, at) => (at >> 4) & 0xff);

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

test.each([997, 1 << 20])("what was packed is unpacked from pieces of %i bytes", async (size) => {
  const found = await unpack(arriving(pack(content), size));
  expect(Buffer.compare(found, content)).toBe(0);
});

test("what ends too early is an error", async () => {
  await expect(unpack(arriving(pack(content).subarray(0, -100), 500))).rejects.toThrow("ends too early");
});

test("another file is an error", async () => {
  await expect(unpack(arriving(new TextEncoder().encode("<!DOCTYPE html>"), 4))).rejects.toThrow("no part of a snapshot");
});

test("an empty file has no block", async () => {
  expect(await unpack(arriving(pack(new Uint8Array()), 4))).toHaveLength(0);
});
