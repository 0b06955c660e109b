/** A library in a chunk of its own (formulas, code colours, the sanitiser): there at once when it has been loaded. */
export interface LazyModule<T> {
  get(): T | null;
  load(): Promise<T>;
  /** Hands in a ready one: what the prerender made for its own window. */
  set(module: T): void;
}

export function lazyModule<T>(load: () => Promise<T>): LazyModule<T> {
  let loaded: T | null = null;
  let loading: Promise<T> | null = null;
  return {
    get: () => loaded,
    set: (module) => {
      loaded = module;
      loading = Promise.resolve(module);
    },
    load: () =>
      (loading ??= load().then(
        (module) => (loaded = module),
        (error: unknown) => {
          loading = null;
          throw error;
        },
      )),
  };
}
