/** A library in a chunk of its own (formulas, code colours, the sanitiser): there at once when it has been loaded. */
export interface LazyModule<T> {
  get(): T | null;
  /** For `use()`: a loaded one does not suspend, not even for a moment, so it renders to a string too. */
  load(): Promise<T>;
  /** Hands in a ready one: what the prerender made for its own window. */
  set(module: T): void;
}

/** React reads these two of a promise that `use()` gets, and waits only without them. */
type Tracked<T> = Promise<T> & { status?: "fulfilled"; value?: T };

export function lazyModule<T>(load: () => Promise<T>): LazyModule<T> {
  let loaded: T | null = null;
  let loading: Tracked<T> | null = null;
  const settle = (module: T): T => {
    loaded = module;
    if (loading) Object.assign(loading, { status: "fulfilled", value: module });
    return module;
  };
  return {
    get: () => loaded,
    // A failure stays one: a view that began anew at each rendering would never end asking.
    load: () => (loading ??= load().then(settle)),
    set: (module) => {
      loading = Promise.resolve(module);
      settle(module);
    },
  };
}
