/** Colours of a colour picker: "#rrggbb", and the numbers of RGB (0 to 255) and HSL (degrees, percent, percent). */
export type Triple = [number, number, number];

export function parseHex(text: string): string | null {
  const match = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text.trim());
  if (!match?.[1]) return null;
  const digits = match[1].toLowerCase();
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits}`;
}

export function hexToRgb(hex: string): Triple {
  const number = Number.parseInt(hex.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

export function rgbToHex(rgb: Triple): string {
  return `#${rgb.map((part) => Math.round(clamp(part, 255)).toString(16).padStart(2, "0")).join("")}`;
}

export function hexToHsl(hex: string): Triple {
  const [r, g, b] = hexToRgb(hex).map((part) => part / 255) as Triple;
  const [max, min] = [Math.max(r, g, b), Math.min(r, g, b)];
  const [lightness, spread] = [(max + min) / 2, max - min];
  if (spread === 0) return [0, 0, Math.round(lightness * 100)];
  const saturation = spread / (1 - Math.abs(2 * lightness - 1));
  const sector = max === r ? ((g - b) / spread) % 6 : max === g ? (b - r) / spread + 2 : (r - g) / spread + 4;
  return [Math.round((sector * 60 + 360) % 360), Math.round(saturation * 100), Math.round(lightness * 100)];
}

export function hslToHex([hue, saturation, lightness]: Triple): string {
  const [s, l] = [clamp(saturation, 100) / 100, clamp(lightness, 100) / 100];
  const part = (offset: number) => {
    const k = (offset + clamp(hue, 360) / 30) % 12;
    return (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))) * 255;
  };
  return rgbToHex([part(0), part(8), part(4)]);
}

function clamp(value: number, max: number): number {
  return Math.min(max, Math.max(0, Number.isFinite(value) ? value : 0));
}
