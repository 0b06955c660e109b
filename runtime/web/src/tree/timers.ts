/** Fragments with `run_every`. */
export class Timers {
  readonly #tick: (fragment: string) => void;
  readonly #running = new Map<string, { interval: number; timer: ReturnType<typeof setInterval> }>();

  constructor(tick: (fragment: string) => void) {
    this.#tick = tick;
  }

  /** All timers there are. One that stays with its interval goes on ticking as it did. */
  set(timers: readonly { fragment: string; interval: number }[]): void {
    const wanted = new Map(timers.map(({ fragment, interval }) => [fragment, interval]));
    for (const [fragment, { interval, timer }] of this.#running) {
      if (wanted.get(fragment) === interval) continue;
      clearInterval(timer);
      this.#running.delete(fragment);
    }
    for (const [fragment, interval] of wanted) {
      if (this.#running.has(fragment)) continue;
      this.#running.set(fragment, { interval, timer: setInterval(() => this.#tick(fragment), interval * 1000) });
    }
  }
}
