/** What a first run may not see of the machine that builds: its network and its clock. */

/** Every way out of Node that Python code reaches through JavaScript. */
export function blockNetwork(): void {
  const refuse = (what: unknown) => {
    throw new TypeError(`The first run at build time may not use the network (${String(what).slice(0, 200)}); --network allows it`);
  };
  globalThis.fetch = (input) =>
    new Promise((_resolve, reject) => {
      try {
        refuse(input instanceof Request ? input.url : input);
      } catch (error) {
        reject(error as Error);
      }
    });
  for (const name of ["WebSocket", "EventSource", "XMLHttpRequest"]) {
    Object.defineProperty(globalThis, name, { configurable: true, value: class { constructor(url: unknown) { refuse(url); } } });
  }
}

/** The clock begins at `epoch` (seconds) and runs on from there. */
export function setClock(epoch: number): void {
  const System = Date;
  const shift = epoch * 1000 - System.now();
  class ShiftedDate extends System {
    constructor(...args: [] | [number | string | Date]) {
      if (args.length === 0) super(System.now() + shift);
      else super(...(args as unknown as [number]));
    }
    static override now(): number {
      return System.now() + shift;
    }
  }
  globalThis.Date = ShiftedDate as DateConstructor;
}
