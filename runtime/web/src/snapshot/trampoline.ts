/**
 * CPython's trampoline, through which it calls C functions of any signature, takes one table slot on engines with wasm-gc and
 * none on others. The slot is taken everywhere, so that all tables have the same layout, and each engine keeps its own
 * pointer when the memory is restored.
 */
import type { PyodideModule } from "./module";

const word = (module: PyodideModule): number =>
  (module.__PyRuntime + module.HEAP32[module.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET >> 2]!) >> 2;

/** Takes the slot where the engine did not. Returns this engine's pointer, 0 for none. */
export function reserveTrampoline(module: PyodideModule): number {
  const pointer = module.HEAP32[word(module)]!;
  if (pointer === 0) module.wasmTable.grow(1);
  return pointer;
}

export function setTrampoline(module: PyodideModule, pointer: number): void {
  module.HEAP32[word(module)] = pointer;
}
