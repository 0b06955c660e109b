// The icon font, cut down to a few icons: pages that use no others need not load all of them (0.4 MB).
import * as hb from "harfbuzzjs";
import { convert } from "fontverter";
import subsetFont from "subset-font";

/** `font`: woff2 in which an icon's name is a ligature. Returns woff2 with `names` alone, which are written as before. Throws for names that the font lacks. */
export async function cutIconFont(font, names) {
  const face = new hb.Face(new hb.Blob(new Uint8Array(await convert(font, "truetype"))));
  const shaper = new hb.Font(face);
  const codes = new Map([...face.collectUnicodes()].map((code) => [shaper.nominalGlyph(code), code]));
  const icons = names.map((name) => {
    const glyphs = glyphsOf(shaper, name);
    if (glyphs.length !== 1 || !codes.has(glyphs[0])) throw new Error(`the icon font has no icon ${name}`);
    return String.fromCodePoint(codes.get(glyphs[0]));
  });
  // The names' letters alone would bring along every icon whose name they can write.
  return subsetFont(font, [...new Set(names.join("")), ...icons].join(""), { targetFormat: "woff2", noLayoutClosure: true, noHinting: true });
}

function glyphsOf(shaper, text) {
  const buffer = new hb.Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  hb.shape(shaper, buffer);
  return buffer.getGlyphInfos().map(({ codepoint }) => codepoint);
}
