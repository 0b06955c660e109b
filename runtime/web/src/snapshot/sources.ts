/** Where the files of a built site's Python come from, so that a snapshot need not hold what may never be read. */
import { readFileSync } from "node:fs";
import { listArchive } from "./archive";
import type { Source } from "./files";
import type { Job } from "./job";

/** Packages' files below these are looked for by the end of their path. */
const SITE_PACKAGES = /^\/lib\/python3\.\d+\/site-packages\//;
const LIBRARIES = "/usr/lib/";
/** Small, and read to know what is installed; and the app's own compiled modules. */
const KEPT = /\.dist-info\/(?:METADATA|entry_points\.txt|top_level\.txt|INSTALLER|PYODIDE_\w+)$/;
/** The app's data files are kept up to this size (bytes). */
const SMALL = 100_000;

export function packageFiles(job: Job): { archives: string[]; source: Source } {
  const archives: string[] = [];
  const known = new Map<string, [archive: number, member: string, size: number]>();
  const add = (address: string, place: (member: string) => string | null) => {
    const local = job.files[address];
    if (!local) return;
    const archive = archives.push(address) - 1;
    for (const { name, size } of listArchive(readFileSync(local))) {
      const path = place(name);
      if (path) known.set(path, [archive, name, size]);
    }
  };
  const used = job.used ? new Set(job.used) : null;
  const stdlib = archives.push(job.manifest.pyodide.stdlib) - 1;
  for (const address of Object.keys(job.files)) if (/^assets\/.*\.(whl|zip)$/.test(address) && !isOther(job, address)) add(address, (member) => member);
  for (const { url, target } of job.manifest.packs) add(url, (member) => `${target}/${member}`);
  const source: Source = (path, size) => {
    if (/^\/lib\/python\d+\.zip$/.test(path)) return [stdlib, null];
    if (KEPT.test(path) || (path.startsWith(`${job.manifest.root}/`) && (/\.pyc?$/.test(path) || size < SMALL))) return "packed";
    const place = usedAs(job, used, path);
    if (place) return place;
    const member = path.replace(SITE_PACKAGES, "").replace(LIBRARIES, "");
    const found = known.get(path) ?? known.get(member);
    return found && found[2] === size ? [found[0], found[1]] : "packed";
  };
  return { archives, source };
}

/** Zips that are no packages. */
function isOther({ manifest }: Job, address: string): boolean {
  return address === manifest.pyodide.stdlib || manifest.packs.some(({ url }) => url === address);
}

const LIBRARY = /\.so(?:\.\d+)*$/;

/** What the first run opened comes with the snapshot; at level full, modules and libraries are in its memory already. */
function usedAs({ level }: Job, used: ReadonlySet<string> | null, path: string): "packed" | "library" | null {
  const isCode = LIBRARY.test(path) || path.endsWith(".pyc");
  if (level === "full" ? isCode || !used?.has(path) : !(used ? used.has(path) : isCode && SITE_PACKAGES.test(path))) return null;
  return LIBRARY.test(path) ? "library" : "packed";
}
