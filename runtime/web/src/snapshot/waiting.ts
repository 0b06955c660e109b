/** Libraries that are compiled before Python asks for them: `dlopen` itself compiles while everything waits. */

/** Name of the section that marks a stub; it holds the library's number. */
const MARK = "appc";
const MAGIC = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const LINKING = "dylink.0";
const encoder = new TextEncoder();

/** A number as WebAssembly writes lengths (LEB128). */
function leb(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)];
}

function customSection(name: string, content: Uint8Array): number[] {
  const head = [...leb(name.length), ...encoder.encode(name)];
  return [0, ...leb(head.length + content.length), ...head, ...content];
}

/** What stands in a library's file: nothing but what `dlopen` reads of it before it compiles, and its number. */
function stubOf(code: WebAssembly.Module, number: number): Uint8Array {
  const linking = new Uint8Array(WebAssembly.Module.customSections(code, LINKING)[0] ?? new ArrayBuffer(0));
  return new Uint8Array([...MAGIC, ...customSection(LINKING, linking), ...customSection(MARK, encoder.encode(String(number)))]);
}

/** Stubs for the libraries' files. From now on compiling one gives the library itself. */
export function keepWaiting(libraries: readonly WebAssembly.Module[]): Uint8Array[] {
  if (libraries.length === 0) return [];
  const stubs = libraries.map(stubOf);
  const longest = Math.max(...stubs.map(({ length }) => length));
  WebAssembly.Module = new Proxy(WebAssembly.Module, {
    construct(target, [bytes]: [Uint8Array<ArrayBuffer>]) {
      const code = new target(bytes);
      const [mark] = bytes.byteLength <= longest ? target.customSections(code, MARK) : [];
      return (mark && libraries[Number(new TextDecoder().decode(mark))]) ?? code;
    },
  });
  return stubs;
}
