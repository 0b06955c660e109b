import { expect, test, vi } from "vitest";
import { lazyModule } from "../../runtime/web/src/views/lazy-module";

test("loads once, and is then there at once for React's use()", async () => {
  const load = vi.fn(async () => "library");
  const module = lazyModule(load);
  expect(module.get()).toBeNull();
  const [first, second] = [module.load(), module.load()];
  expect(first).toBe(second);
  await first;
  expect(module.get()).toBe("library");
  expect(first).toMatchObject({ status: "fulfilled", value: "library" });
  expect(load).toHaveBeenCalledTimes(1);
});

test("one handed in is never loaded", () => {
  const load = vi.fn(async () => "loaded");
  const module = lazyModule(load);
  module.set("given");
  expect(module.get()).toBe("given");
  expect(module.load()).toMatchObject({ status: "fulfilled", value: "given" });
  expect(load).not.toHaveBeenCalled();
});

test("a failure is told once and not retried by each rendering", async () => {
  const load = vi.fn(async () => Promise.reject(new Error("offline")));
  const module = lazyModule(load);
  await expect(module.load()).rejects.toThrow("offline");
  await expect(module.load()).rejects.toThrow("offline");
  expect(load).toHaveBeenCalledTimes(1);
});
