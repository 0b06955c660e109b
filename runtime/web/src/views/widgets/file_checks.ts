/** What st.file_uploader accepts, and what it says of the rest. */
import type { FileUploader } from "../../protocol/elements";

const UNITS = ["B", "KB", "MB", "GB", "TB"];

/** "1.5KB": 1024 to the unit, at most `digits` decimals. */
export function formatSize(bytes: number, digits = 1): string {
  let [size, unit] = [bytes, 0];
  while (size >= 1024 && unit < UNITS.length - 1) [size, unit] = [size / 1024, unit + 1];
  return `${Number(size.toFixed(digits))}${UNITS[unit]}`;
}

/** Why a file may not be uploaded, or null. `types` are extensions with the dot. */
export function fileError(file: File, { types, max_size }: Pick<FileUploader, "types" | "max_size">): string | null {
  const name = file.name.toLowerCase();
  if (types.length > 0 && !types.some((type) => name.endsWith(type.toLowerCase()))) {
    return `${file.type || extension(file.name)} files are not allowed.`;
  }
  const limit = max_size * 1024 * 1024;
  return file.size > limit ? `File must be ${formatSize(limit)} or smaller.` : null;
}

// Of two names for one type, the one that is shown.
const SAME: Record<string, string> = { jpeg: "jpg", tiff: "tif", htm: "html", mpeg: "mpg", mpeg4: "mp4" };

/** ".jpeg" is JPG, "image/*" is image. */
function typeName(type: string): string {
  if (type.includes("/")) return type.replace(/\/\*$/, "");
  const name = type.replace(/^\./, "").toLowerCase();
  return (SAME[name] ?? name).toUpperCase();
}

/** "200MB per file • CSV, TXT" */
export function limitsText({ types, max_size }: Pick<FileUploader, "types" | "max_size">): string {
  const limit = `${formatSize(max_size * 1024 * 1024, 0)} per file`;
  const names = [...new Set(types.map(typeName))].join(", ");
  return names ? `${limit} • ${names}` : limit;
}

function extension(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(dot) : "These";
}
