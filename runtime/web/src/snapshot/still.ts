/** A world in which nothing moves while a snapshot is made, so that the same input gives the same bytes. */
import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";

/**
 * The clock stands at `epoch` (seconds), and chance is the same each time: a snapshot is public, so what was drawn for it was
 * never a secret, and each visitor's copy draws anew (`appc_runtime.snapshot.wake`).
 */
export function holdStill(epoch: number): void {
  const System = Date;
  class StillDate extends System {
    constructor(...args: [] | [number | string | Date]) {
      super(...((args.length === 0 ? [epoch * 1000] : args) as [number]));
    }
    static override now(): number {
      return epoch * 1000;
    }
  }
  globalThis.Date = StillDate as DateConstructor;
  performance.now = () => 0;
  Object.defineProperty(performance, "timeOrigin", { value: epoch * 1000 });
  const fill = sameValues();
  globalThis.crypto.getRandomValues = fill as Crypto["getRandomValues"];
  crypto.randomFillSync = fill as typeof crypto.randomFillSync;
  syncBuiltinESMExports();
  Math.random = () => 0.5;
}

type Fill = <T extends NodeJS.ArrayBufferView | ArrayBufferView>(array: T) => T;

function sameValues(): Fill {
  let state = 0x9e3779b9;
  return (array) => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let at = 0; at < bytes.length; at++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      bytes[at] = state & 0xff;
    }
    return array;
  };
}
