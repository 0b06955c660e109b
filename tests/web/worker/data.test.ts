import { expect, it, vi } from "vitest";
import { placeData } from "../../../runtime/web/src/worker/data";

class ErrnoError extends Error {
  constructor(readonly errno: number) {
    super();
  }
}

function place(read: (address: string) => Uint8Array) {
  const node = { usedBytes: 0, contents: new Uint8Array() };
  const FS = { ErrnoError, mkdirTree: vi.fn(), writeFile: vi.fn(), lookupPath: () => ({ node }) };
  placeData({ FS } as unknown as Parameters<typeof placeData>[0], { data: [{ path: "/app/data/big.csv", size: 3, url: "assets/data-1.csv" }] }, read);
  return { node, FS };
}

it("shows a file's size, and fetches it once, when it is first read", () => {
  const read = vi.fn(() => new Uint8Array([1, 2, 3]));
  const { node, FS } = place(read);
  expect(FS.mkdirTree).toHaveBeenCalledWith("/app/data");
  expect(node.usedBytes).toBe(3);
  expect(read).not.toHaveBeenCalled();
  expect([...node.contents, ...node.contents]).toEqual([1, 2, 3, 1, 2, 3]);
  expect(read.mock.calls).toEqual([["assets/data-1.csv"]]);
});

it("fetches nothing where the file is written instead", () => {
  const read = vi.fn();
  const { node } = place(read);
  node.contents = new Uint8Array([9]);
  expect([...node.contents]).toEqual([9]);
  expect(read).not.toHaveBeenCalled();
});

it("is an input/output error when it cannot be had, and another try may succeed", () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const read = vi.fn<() => Uint8Array>().mockImplementationOnce(() => {
    throw new Error("offline");
  });
  const { node } = place(read.mockReturnValue(new Uint8Array([7])));
  expect(() => node.contents).toThrow(expect.objectContaining({ errno: 29 }));
  expect([...node.contents]).toEqual([7]);
});
