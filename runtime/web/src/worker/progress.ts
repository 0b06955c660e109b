/** How far Python's start is: by the bytes that have arrived, since they are what takes time; the rest by its stages. */
import type { Manifest } from "../shell/site";
import { filesToStart, type Early } from "./start";

/** The share of the way that the downloads are. */
const DOWNLOADS = 0.9;
/** A page need not hear of each packet: to draw it takes from the start what the device can do. */
const STEP = 0.01;
const STEP_MS = 100;

const sum = (numbers: number[]): number => numbers.reduce((all, number) => all + number, 0);

export class Progress {
  readonly #weights: Record<string, number>;
  readonly #total: number;
  readonly #tell: (stage: string, done: number) => void;
  readonly #now: () => number;
  readonly #arrived = new Map<string, number>();
  #stage = "Loading Python";
  #told = 0;
  #toldAt: number;
  #least = 0;

  /** `now` in milliseconds. */
  constructor(manifest: Manifest, tell: (stage: string, done: number) => void, now = () => performance.now()) {
    const { asm, wasm } = manifest.pyodide;
    this.#tell = tell;
    this.#now = now;
    this.#toldAt = now();
    const awaited = [asm, wasm, ...filesToStart(manifest)];
    this.#weights = Object.fromEntries(awaited.map((address) => [address, manifest.weights[address] ?? 0]));
    this.#total = Math.max(1, sum(Object.values(this.#weights)));
  }

  /** What the seed has asked for and is known only when it is there. */
  watch({ wasm, asm }: Early, { pyodide }: Manifest): void {
    const done = (address: string) => () => this.arrived(address, Infinity);
    wasm.then(done(pyodide.wasm), () => {});
    asm.then(done(pyodide.asm), () => {});
  }

  /** More bytes of a file; more than it weighs count as all. */
  arrived(address: string, bytes: number): void {
    const weight = this.#weights[address];
    if (weight === undefined) return;
    this.#arrived.set(address, Math.min(weight, (this.#arrived.get(address) ?? 0) + bytes));
    this.#say();
  }

  /** The start has come to another stage, and is at least that far. */
  readonly stage = (name: string, done: number): void => {
    this.#stage = name;
    this.#least = Math.max(this.#least, done);
    this.#say(true);
  };

  #say(atOnce = false): void {
    const loaded = sum([...this.#arrived.values()]) / this.#total;
    const done = Math.max(this.#least, loaded * DOWNLOADS);
    const now = this.#now();
    if (!atOnce && (done - this.#told < STEP || now - this.#toldAt < STEP_MS)) return;
    this.#told = done;
    this.#toldAt = now;
    this.#tell(this.#stage, done);
  }
}
