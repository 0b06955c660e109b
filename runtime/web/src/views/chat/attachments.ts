/** Files that are to go with a message: sent to Python at once, named when the message is. */
import { useRef, useState } from "react";
import type { ChatInput, FileInfo } from "../../protocol/elements";
import type { WireNode } from "../../protocol/messages";
import { useUpload } from "../view";
import { fileError } from "../widgets/file_checks";
import type { ShownFile } from "../widgets/uploads";

export interface Attachments {
  files: ShownFile[];
  /** Those that have arrived, in their order. */
  ready: FileInfo[];
  /** Some are still on their way. */
  busy: boolean;
  add: (files: File[]) => void;
  remove: (key: string) => void;
  clear: () => void;
}

interface Entry extends ShownFile {
  info?: FileInfo;
}

export function useAttachments(node: WireNode, props: ChatInput): Attachments {
  const upload = useUpload(node);
  const [entries, setEntries] = useState<Entry[]>([]);
  const count = useRef(0);
  const change = (key: string, to: Partial<Entry>) => setEntries((now) => now.map((entry) => (entry.key === key ? { ...entry, ...to } : entry)));
  const send = (file: File, key: string) =>
    upload(file).then(
      (info) => change(key, { info, state: "done" }),
      (reason: unknown) => change(key, { state: "error", error: reason instanceof Error ? reason.message : String(reason) }),
    );
  const add = (files: File[]) => {
    const several = props.accept_file === "multiple" || props.accept_file === "directory";
    const chosen = several ? files : files.slice(0, 1);
    const added = chosen.map((file): Entry => {
      const error = fileError(file, props);
      const key = `file-${count.current++}`;
      if (error === null) void send(file, key);
      return { key, name: file.name, size: file.size, ...(error === null ? { state: "uploading" } : { state: "error", error }) };
    });
    setEntries((now) => [...(several ? now : []), ...added]);
  };
  return {
    files: entries,
    ready: entries.flatMap(({ info }) => info ?? []),
    busy: entries.some(({ state }) => state === "uploading"),
    add,
    remove: (key) => setEntries((now) => now.filter((entry) => entry.key !== key)),
    clear: () => setEntries([]),
  };
}
