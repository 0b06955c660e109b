import { expect, it } from "vitest";
import { countWrites } from "../../../runtime/web/src/worker/writes";

it("counts files that are opened for writing, and opens them all the same", () => {
  const opened: unknown[][] = [];
  const fs = { open: (...args: unknown[]) => opened.push(args) };
  const writes = countWrites({ FS: fs } as unknown as Parameters<typeof countWrites>[0]);
  const [read, write, readWrite, create] = [0, 1, 2, 0o101];
  fs.open("/a", read);
  fs.open("/a", "r");
  expect(writes()).toBe(0);
  fs.open("/a", write);
  fs.open("/a", readWrite, 0o666);
  fs.open("/a", create);
  fs.open("/a", "w+");
  expect(writes()).toBe(4);
  expect(opened[3]).toEqual(["/a", readWrite, 0o666]);
  expect(opened).toHaveLength(6);
});
