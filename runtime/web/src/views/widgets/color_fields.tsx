/** A colour in figures: hex, RGB or HSL, one after the other by the button. */
import { useEffect, useState, type KeyboardEvent } from "react";

import { hexToHsl, hexToRgb, hslToHex, parseHex, rgbToHex, type Triple } from "./color";

type Mode = "hex" | "rgb" | "hsl";
const NEXT: Record<Mode, Mode> = { hex: "rgb", rgb: "hsl", hsl: "hex" };
const NAMES: Record<Mode, string[]> = {
  hex: ["Hex"],
  rgb: ["Red", "Green", "Blue"],
  hsl: ["Hue", "Saturation", "Lightness"],
};

interface ColorFieldsProps {
  color: string;
  onChange: (color: string) => void;
  onEnter: () => void;
}

export function ColorFields({ color, onChange, onEnter }: ColorFieldsProps) {
  const [mode, setMode] = useState<Mode>("hex");
  const [texts, setTexts] = useState(textsOf(color, mode));
  const [made, setMade] = useState(color);
  // A colour from elsewhere (the area above) replaces the texts; one that was typed here leaves them as they are.
  useEffect(() => {
    if (color !== made) setTexts(textsOf(color, mode));
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [color]);
  const type = (index: number, text: string) => {
    const typed = texts.map((old, at) => (at === index ? text : old));
    const next = colorOf(typed, mode);
    setTexts(typed);
    if (next === null) return;
    setMade(next);
    onChange(next);
  };
  const swap = () => {
    setMode(NEXT[mode]);
    setTexts(textsOf(color, NEXT[mode]));
  };
  return (
    <div className="stColorFields" data-mode={mode}>
      {NAMES[mode].map((name, index) => (
        <label key={name} className="stColorField">
          <input
            type="text"
            aria-label={name}
            value={texts[index] ?? ""}
            spellCheck={false}
            autoComplete="off"
            inputMode={mode === "hex" ? "text" : "numeric"}
            onFocus={(event) => event.target.select()}
            onChange={(event) => type(index, event.target.value)}
            onKeyDown={(event: KeyboardEvent) => event.key === "Enter" && onEnter()}
          />
          <span aria-hidden="true">{mode === "hex" ? "HEX" : name[0]}</span>
        </label>
      ))}
      <button type="button" className="stColorSwap" aria-label={`Show as ${NEXT[mode].toUpperCase()}`} onClick={swap}>
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="currentColor">
          <path d="M12 5 8 9.5h8zM12 19l4-4.5H8z" />
        </svg>
      </button>
    </div>
  );
}

function textsOf(color: string, mode: Mode): string[] {
  if (mode === "hex") return [color];
  if (mode === "rgb") return hexToRgb(color).map(String);
  return hexToHsl(color).map((part, index) => (index === 0 ? String(part) : `${part}%`));
}

/** The colour that the texts name, or null while one is no number yet. */
function colorOf(texts: string[], mode: Mode): string | null {
  if (mode === "hex") return parseHex(texts[0] ?? "");
  const parts = texts.map((text) => Number.parseFloat(text)) as Triple;
  if (parts.some(Number.isNaN)) return null;
  return mode === "rgb" ? rgbToHex(parts) : hslToHex(parts);
}
