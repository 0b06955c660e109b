/** A value that can be watched: what `useSyncExternalStore` wants. */
export class Observable<T> {
  #value: T;
  #later: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  readonly get = (): T => this.#value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.unsubscribe(listener);
  };

  unsubscribe(listener: () => void): void {
    this.#listeners.delete(listener);
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    this.#notify();
  }

  update(change: Partial<T>): void {
    this.set({ ...this.#value, ...change });
  }

  /** Changes at once, but who listens hears of it with the next change, by `tell`, or after `ms`. */
  updateCalmly(change: Partial<T>, ms: number): void {
    this.#value = { ...this.#value, ...change };
    this.#later ??= setTimeout(() => this.#notify(), ms);
  }

  /** What has changed calmly is heard now. */
  tell(): void {
    if (this.#later !== undefined) this.#notify();
  }

  #notify(): void {
    clearTimeout(this.#later);
    this.#later = undefined;
    for (const listener of [...this.#listeners]) listener();
  }
}
