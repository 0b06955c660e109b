import { afterEach, describe, expect, it, vi } from "vitest";
import type { Manifest } from "../../../runtime/web/src/shell/site";
import { Downloads } from "../../../runtime/web/src/worker/downloads";
import { Results } from "../../../runtime/web/src/worker/results";

const site = (results: Manifest["results"]) => ({ results }) as Manifest;
const at = (address: string) => `http://site/${address}`;
const file = (eager: boolean) => site({ url: "assets/results.bin", eager, functions: ["f"] });

/** A synchronous request, as Python's makes it. */
function requests(status: number): string[] {
  const asked: string[] = [];
  class Request {
    status = status;
    statusText = "";
    response = new Uint8Array([7]).buffer;
    open(_method: string, url: string, async: boolean): void {
      expect(async).toBe(false);
      asked.push(url);
    }
    send(): void {}
  }
  vi.stubGlobal("XMLHttpRequest", Request);
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

describe("a site's results", () => {
  it("are on their way from the start if the manifest says so, and handed out once", async () => {
    const asked = requests(404);
    vi.stubGlobal("fetch", vi.fn(async () => new Response(new Uint8Array([1, 2]))));
    const results = new Results(file(true), at, new Downloads(new Map()));
    await results.arrived;
    expect(results.take()).toEqual(new Uint8Array([1, 2]));
    expect(asked).toEqual([]);
  });

  it("are else fetched when Python asks", async () => {
    const asked = requests(200);
    const results = new Results(file(false), at, new Downloads(new Map()));
    await results.arrived;
    expect(asked).toEqual([]);
    expect(results.take()).toEqual(new Uint8Array([7]));
    expect(asked).toEqual(["http://site/assets/results.bin"]);
  });

  it("are done without where they cannot be had, or where there are none", async () => {
    requests(404);
    vi.spyOn(console, "info").mockImplementation(() => {});
    vi.stubGlobal("fetch", vi.fn(async () => Promise.reject(new TypeError("offline"))));
    const results = new Results(file(true), at, new Downloads(new Map()));
    await results.arrived;
    expect(results.take()).toBeNull();
    expect(new Results(site(null), at, new Downloads(new Map())).take()).toBeNull();
  });
});
