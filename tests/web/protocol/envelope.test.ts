import { expect, test } from "vitest";
import type { ToWorker } from "../../../runtime/web/src/protocol/messages";
import { open, renumber, seal } from "../../../runtime/web/src/protocol/envelope";

const upload: ToWorker = {
  type: "upload",
  widget: "w",
  file: { file_id: "1", name: "a.txt", type: "text/plain", size: 2 },
  data: new Uint8Array([7, 8]),
};

test("bytes travel beside the text and come back to their place", () => {
  const envelope = seal(upload);
  expect(envelope.json).toContain('"data":{"$buf":0}');
  expect(envelope.buffers).toHaveLength(1);
  expect(open(envelope)).toEqual(upload);
});

test("text without bytes stays as it is", () => {
  expect(open(seal({ type: "stop" }))).toEqual({ type: "stop" });
});

test("references count on from those of earlier messages", () => {
  expect(renumber('{"a":{"$buf":0},"b":[{"$buf":1}]}', 3)).toBe('{"a":{"$buf":3},"b":[{"$buf":4}]}');
});
