// @vitest-environment node
import { expect, test } from "vitest";
import { checkId, withId } from "../../../runtime/web/src/snapshot/format";

test("libraries of another snapshot are refused", () => {
  const file = withId("a".repeat(32), Uint8Array.of(1, 2));
  expect([...checkId(file, "a".repeat(32), "libraries' bytes")]).toEqual([1, 2]);
  expect(() => checkId(file, "b".repeat(32), "libraries' bytes")).toThrow("the libraries' bytes belong to another snapshot");
});
