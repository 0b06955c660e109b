/** Equality of what travels: JSON values, byte buffers in either form, and media by their hash. */
import type { Media } from "../protocol/elements";
import { bytesOf } from "../views/media";

type Bytes = Uint8Array | { $b64: string };

const isBytes = (value: object): value is Bytes => ArrayBuffer.isView(value) || "$b64" in value;
const isHashed = (value: object): value is Media & { hash: string } => "hash" in value && "mime" in value && !!value.hash;

function equalBytes(a: Bytes, b: Bytes): boolean {
  const left = bytesOf(a);
  const right = bytesOf(b);
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

function equalObjects(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => key in b && deepEqual(a[key], b[key]));
}

export function deepEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => deepEqual(item, b[index]));
  }
  if (Array.isArray(b)) return false;
  if (isBytes(a)) return isBytes(b) && equalBytes(a, b);
  if (isHashed(a) && isHashed(b)) return a.hash === b.hash && a.mime === b.mime && a.file_name === b.file_name;
  return equalObjects(a as Record<string, unknown>, b as Record<string, unknown>);
}
