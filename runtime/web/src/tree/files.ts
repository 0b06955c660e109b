/** Uploaded files: kept by the page, so that a new worker gets them again. */
import type { FileInfo } from "../protocol/elements";
import type { ToWorker, WidgetValue } from "../protocol/messages";

type Upload = Extract<ToWorker, { type: "upload" }>;

export class Files {
  readonly #files = new Map<string, { widget: string; info: FileInfo; file: File }>();

  async add(widget: string, file: File): Promise<Upload> {
    const info: FileInfo = { file_id: crypto.randomUUID(), name: file.name, type: file.type, size: file.size };
    this.#files.set(info.file_id, { widget, info, file });
    return message(widget, info, file);
  }

  /** All files again, for a new worker. */
  messages(): Promise<Upload[]> {
    return Promise.all([...this.#files.values()].map(({ widget, info, file }) => message(widget, info, file)));
  }

  /** Forgets the files that no widget holds. */
  keep(values: Record<string, WidgetValue>): void {
    const held = new Set<string>();
    for (const value of Object.values(values)) {
      if (!Array.isArray(value)) continue;
      for (const item of value) {
        if (typeof item === "object" && item !== null && "file_id" in item) held.add(String(item.file_id));
      }
    }
    for (const id of this.#files.keys()) if (!held.has(id)) this.#files.delete(id);
  }
}

async function message(widget: string, info: FileInfo, file: File): Promise<Upload> {
  return { type: "upload", widget, file: info, data: new Uint8Array(await file.arrayBuffer()) };
}
