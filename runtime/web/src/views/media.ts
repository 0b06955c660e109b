/** Addresses of media: what Python sent as bytes, or as an address. */
import { useEffect, useState } from "react";
import type { Buffer, Media } from "../protocol/elements";
import { useSite } from "./view";

/** The bytes of a buffer that has arrived: the envelope's parts are in place, a prerendered page's are base64. */
export function bytesOf(buffer: Buffer): Uint8Array<ArrayBuffer> {
  if (ArrayBuffer.isView(buffer)) return buffer as Uint8Array<ArrayBuffer>;
  if ("$b64" in buffer) return Uint8Array.from(atob(buffer.$b64), (char) => char.charCodeAt(0));
  throw new Error(`Buffer ${buffer.$buf} of a message was never put in its place`);
}

/** An address as `src` or `href`: relative ones count from the site's root. */
export function resolveUrl(url: string, root: string): string {
  const served = /^\/?(app\/static\/.*)$/.exec(url);
  if (served) return root + served[1]!;
  return /^([a-z][a-z0-9+.-]*:|\/|#)/i.test(url) ? url : root + url.replace(/^\.\//, "");
}

/** The address that the prerendered HTML and the first render share; null for bytes that need an object URL. */
function stableUrl(media: Media, root: string): string | null {
  if (media.url !== undefined) return resolveUrl(media.url, root);
  if (media.data && "$b64" in media.data) return `data:${media.mime};base64,${media.data.$b64}`;
  return null;
}

/** The address of `media` for `src` or `href`; undefined for one render while bytes become an object URL. */
export function useMediaUrl(media: Media | null | undefined): string | undefined {
  const { root } = useSite();
  const stable = media ? stableUrl(media, root) : null;
  const [objectUrl, setObjectUrl] = useState<{ of: Media; url: string } | null>(null);
  useEffect(() => {
    if (!media?.data || stable !== null) return undefined;
    const url = URL.createObjectURL(new Blob([bytesOf(media.data)], { type: media.mime }));
    setObjectUrl({ of: media, url });
    return () => URL.revokeObjectURL(url);
  }, [media, stable]);
  if (stable !== null) return stable;
  return objectUrl && objectUrl.of === media ? objectUrl.url : undefined;
}

/** Hands a file to the visitor, as a click on a link with `download` does. */
export function saveMedia(media: Media, root: string): void {
  const link = document.createElement("a");
  const own = media.data && media.url === undefined ? URL.createObjectURL(new Blob([bytesOf(media.data)], { type: media.mime })) : null;
  link.href = own ?? stableUrl(media, root) ?? "";
  link.download = media.file_name ?? "";
  link.click();
  if (own) setTimeout(() => URL.revokeObjectURL(own), 60_000);
}
