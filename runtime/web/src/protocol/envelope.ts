/** Messages to envelopes and back: JSON text, and the bytes beside it. */
import type { Envelope, FromWorker, ToWorker } from "./messages";

export function seal(message: FromWorker | ToWorker): Envelope {
  const buffers: Uint8Array[] = [];
  const json = JSON.stringify(message, (_key, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value;
    buffers.push(value);
    return { $buf: buffers.length - 1 };
  });
  return { json, buffers };
}

const isReference = (value: unknown): value is { $buf: number } =>
  typeof value === "object" && value !== null && typeof (value as { $buf?: unknown }).$buf === "number";

export function open<T>({ json, buffers }: Envelope): T {
  if (buffers.length === 0) return JSON.parse(json) as T;
  return JSON.parse(json, (_key, value: unknown) => (isReference(value) ? buffers[value.$buf] : value)) as T;
}

/** JSON text whose references count from `start` on: several messages' buffers then make one list. */
export function renumber(json: string, start: number): string {
  if (start === 0) return json;
  return JSON.stringify(JSON.parse(json, (_key, value: unknown) => (isReference(value) ? { $buf: value.$buf + start } : value)));
}
