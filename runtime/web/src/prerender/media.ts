/** Pictures and downloads of a first run, put aside as files of the site. */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Media } from "../protocol/elements";
import type { Result } from "./job";

/** Smaller ones stay in the page. Bytes. */
const LARGE = 4096;

const SUFFIXES: Record<string, string> = {
  "image/png": ".png",
  "image/jpeg": ".jpg",
  "image/gif": ".gif",
  "image/webp": ".webp",
  "image/svg+xml": ".svg",
  "text/csv": ".csv",
  "text/plain": ".txt",
  "application/json": ".json",
  "application/pdf": ".pdf",
};

export class MediaFiles {
  readonly kept = new Map<string, Result["media"][number]>();
  readonly #output: string;

  constructor(output: string) {
    this.#output = output;
  }

  readonly keep = (media: Media, bytes: Uint8Array): string | null => {
    if (bytes.length <= LARGE) return null;
    const hash = createHash("sha256").update(bytes).digest("hex");
    const url = `assets/media-${hash.slice(0, 16)}${SUFFIXES[media.mime] ?? ".bin"}`;
    if (!this.kept.has(url)) {
      mkdirSync(join(this.#output, "assets"), { recursive: true });
      writeFileSync(join(this.#output, url), bytes);
      this.kept.set(url, { hash, mime: media.mime, path: url, url });
    }
    return url;
  };
}
