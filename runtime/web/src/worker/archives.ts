/** Zips of the site whose files a restored Python has not needed yet. */
import { readMember } from "../snapshot/archive";
import type { LazyFile } from "../snapshot/format";

/** For where Python waits inside a call: a request that does not need the event loop. Throws where it fails. */
export function fetchNow(url: string): Uint8Array {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`${url} could not be loaded: ${request.status} ${request.statusText}`);
  return new Uint8Array(request.response as ArrayBuffer);
}

export class Archives {
  readonly #at: (address: string) => string;
  readonly #known = new Map<string, Uint8Array>();
  #addresses: readonly string[] = [];

  /** `at` makes an address of the site absolute. */
  constructor(at: (address: string) => string) {
    this.#at = at;
  }

  /** What the numbers in lazy files mean. */
  name(addresses: readonly string[]): void {
    this.#addresses = addresses;
  }

  readonly read = ([, , , , archive, member]: LazyFile): Uint8Array => {
    const address = this.#addresses[archive]!;
    const bytes = this.#known.get(address) ?? fetchNow(this.#at(address));
    if (member === null) return bytes;
    this.#known.set(address, bytes);
    return readMember(bytes, member);
  };
}
