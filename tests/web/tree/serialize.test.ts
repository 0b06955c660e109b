import { expect, test } from "vitest";
import type { TableData } from "../../../runtime/web/src/protocol/elements";
import { firstRows, serialize } from "../../../runtime/web/src/tree/serialize";
import { NodeHandle } from "../../../runtime/web/src/tree/handle";

const table: TableData = {
  num_rows: 3,
  index: [{ name: [""], kind: "integer", storage: "i16", values: new Uint8Array(new Int16Array([1, 2, 3]).buffer), dtype: "int16" }],
  columns: [
    {
      name: ["w"],
      kind: "text",
      storage: "utf8",
      values: new Uint8Array([97, 98, 99, 100]),
      offsets: new Uint8Array(new Int32Array([0, 1, 3, 4]).buffer),
      validity: new Uint8Array([0b111]),
      dtype: "object",
    },
  ],
};

test("a table's beginning says how many rows there are", () => {
  const cut = firstRows(table, 2);
  expect(cut).toMatchObject({ num_rows: 2, total_rows: 3 });
  expect(cut.index[0]!.values).toHaveLength(4);
  expect([...(cut.columns[0]!.values as Uint8Array)]).toEqual([97, 98, 99]);
  expect(firstRows(table, 3)).toBe(table);
});

const values = { get: (id: string) => (id === "w" ? "now" : undefined), initial: () => "then" };

test("values go back into their nodes, bytes become base64, large media addresses", () => {
  const handle = new NodeHandle({ type: "image", id: "w", props: { images: [
    { media: { mime: "image/png", data: new Uint8Array([1, 2]) }, caption: null, alt: "" },
    { media: { mime: "image/png", data: new Uint8Array(10), hash: "h" }, caption: null, alt: "" },
  ] } });
  const tree = serialize(handle, values, (_media, bytes) => (bytes.length > 5 ? "assets/x.png" : null));
  expect(tree).toMatchObject({ value: "now", default: "then" });
  expect(tree.props).toEqual({ images: [
    { media: { mime: "image/png", data: { $b64: "AQI=" } }, caption: null, alt: "" },
    { media: { mime: "image/png", hash: "h", url: "assets/x.png" }, caption: null, alt: "" },
  ] });
});
