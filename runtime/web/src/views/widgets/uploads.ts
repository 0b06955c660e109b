/** The files of an uploader: those that Python has, those on their way, and those that were refused. */
import { useEffect, useRef, useState } from "react";

import type { FileInfo, FileUploader } from "../../protocol/elements";
import type { WireNode } from "../../protocol/messages";
import { useUpload, useWidgetValue } from "../view";
import { fileError } from "./file_checks";

export interface ShownFile {
  key: string;
  name: string;
  size: number;
  state: "done" | "uploading" | "error";
  error?: string;
}

export interface Uploads {
  /** Newest first. */
  files: ShownFile[];
  add: (files: File[]) => void;
  remove: (key: string) => void;
}

export function useUploads(node: WireNode, props: FileUploader): Uploads {
  const [held, setValue] = useWidgetValue<FileInfo[] | null>(node);
  const upload = useUpload(node);
  const [others, setOthers] = useState<ShownFile[]>([]);
  const count = useRef(0);
  // Two choices' uploads may end before a render: each adds to what the last one left.
  const value = useRef<FileInfo[]>(held ?? []);
  useEffect(() => void (value.current = held ?? []), [held]);
  const commit = (files: FileInfo[]) => {
    value.current = files;
    setValue(files);
  };
  const drop = (key: string) => setOthers((now) => now.filter((file) => file.key !== key));

  const fail = (key: string, reason: unknown) => {
    const error = reason instanceof Error ? reason.message : String(reason);
    setOthers((now) => now.map((other) => (other.key === key ? { ...other, state: "error", error } : other)));
  };
  /** All files of one choice become the value together, in their order. */
  const send = async (batch: { file: File; key: string }[]) => {
    const sent = await Promise.all(
      batch.map(({ file, key }) => upload(file).catch((reason: unknown) => (fail(key, reason), null))),
    );
    const infos = sent.filter((info) => info !== null);
    batch.forEach(({ key }, index) => sent[index] !== null && drop(key));
    if (infos.length > 0) commit(props.multiple ? [...value.current, ...infos] : infos);
  };
  const add = (files: File[]) => {
    const entries = files.map((file, index) => entryOf(file, `new-${count.current++}`, refusal(file, index, props)));
    const accepted = files.map((file, index) => ({ file, key: entries[index]!.key })).filter((_, index) => entries[index]!.state === "uploading");
    setOthers((now) => [...(props.multiple ? now : []), ...entries]);
    if (accepted.length > 0) void send(accepted);
  };
  return {
    files: [...(held ?? []).map(doneOf), ...others].reverse(),
    add,
    remove: (key) => {
      drop(key);
      if (value.current.some((file) => file.file_id === key)) commit(value.current.filter((file) => file.file_id !== key));
    },
  };
}

function refusal(file: File, index: number, props: FileUploader): string | null {
  return fileError(file, props) ?? (index > 0 && !props.multiple ? "Only one file is allowed." : null);
}

function entryOf({ name, size }: File, key: string, error: string | null): ShownFile {
  return error === null ? { key, name, size, state: "uploading" } : { key, name, size, state: "error", error };
}

function doneOf({ file_id: key, name, size }: FileInfo): ShownFile {
  return { key, name, size, state: "done" };
}
