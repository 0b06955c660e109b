/** What Python's caches keep in the browser: IndexedDB, one database a site (sites of one host share an origin). */
import type { FromWorker, ToWorker } from "../protocol/messages";

type Entry = Extract<ToWorker, { type: "restore_cache" }>["entries"][number];
interface Stored extends Entry {
  build: string;
  time: number;
}

const STORE = "entries";
const LIMIT = 50 * 1024 * 1024;

const sizeOf = (entry: Entry): number => (entry.data instanceof Uint8Array ? entry.data.byteLength : 0);

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB failed"));
  });
}

export class CacheStore {
  readonly #build: string;
  readonly #name: string;
  #database: Promise<IDBDatabase | null> | null = null;

  /** `site`: the path of the site's root. */
  constructor(site: string, build: string) {
    this.#name = `appc:${site}:cache`;
    this.#build = build;
  }

  /** What is still good, newest first within the limit; the rest is deleted. */
  async entries(): Promise<Entry[]> {
    const store = await this.#store("readwrite");
    if (!store) return [];
    const stored = (await settled(store.getAll())) as Stored[];
    const now = Date.now() / 1000;
    let room = LIMIT;
    const good: Entry[] = [];
    for (const entry of stored.sort((a, b) => b.time - a.time)) {
      room -= sizeOf(entry);
      const isGood = room >= 0 && entry.build === this.#build && (entry.expires === null || entry.expires > now);
      if (isGood) good.push({ key: entry.key, data: entry.data, expires: entry.expires });
      else store.delete(entry.key);
    }
    return good;
  }

  async keep({ key, data, expires }: Extract<FromWorker, { type: "cache_entry" }>): Promise<void> {
    const store = await this.#store("readwrite");
    if (!store) return;
    if (data === null) store.delete(key);
    else if (data instanceof Uint8Array && data.byteLength <= LIMIT) {
      store.put({ key, data, expires, build: this.#build, time: Date.now() } satisfies Stored);
    }
  }

  async clear(): Promise<void> {
    (await this.#store("readwrite"))?.clear();
  }

  /** Null where the browser forbids storage: the caches then last as long as the page. */
  async #store(mode: IDBTransactionMode): Promise<IDBObjectStore | null> {
    this.#database ??= this.#open();
    const database = await this.#database;
    return database?.transaction(STORE, mode).objectStore(STORE) ?? null;
  }

  async #open(): Promise<IDBDatabase | null> {
    try {
      const request = indexedDB.open(this.#name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
      return await settled(request);
    } catch {
      return null;
    }
  }
}
