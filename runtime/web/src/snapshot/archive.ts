/** Zip files read without Python: names and single members. */
import { unzipSync } from "fflate";

/** Members with their unpacked sizes, folders left out. */
export function listArchive(bytes: Uint8Array): { name: string; size: number }[] {
  const members: { name: string; size: number }[] = [];
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!name.endsWith("/")) members.push({ name, size: originalSize });
      return false;
    },
  });
  return members;
}

/** One member's bytes. Throws where there is none of that name. */
export function readMember(bytes: Uint8Array, member: string): Uint8Array {
  const found = unzipSync(bytes, { filter: ({ name }) => name === member })[member];
  if (!found) throw new Error(`the archive has no ${member}`);
  return found;
}
