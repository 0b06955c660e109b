/** The theme's colours for what draws on a canvas, where CSS does not reach. */
import { useEffect, useState } from "react";

/** A CSS colour, custom properties included, as the browser computes it at `host`. */
export function resolveColor(host: Element, css: string): string {
  const probe = document.createElement("span");
  probe.style.color = css;
  probe.hidden = true;
  host.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color || css;
}

/** For what mixes colours itself, or reads no `color(srgb ...)`: "#rrggbb". */
export function hexColor(css: string): string {
  const srgb = css.startsWith("color(srgb");
  const parts = css.match(/-?[\d.]+(?:e-?\d+)?/g);
  if (css.startsWith("#") || !parts || parts.length < 3) return css;
  return `#${parts.slice(0, 3).map((part) => Math.round(Math.min(255, Math.max(0, Number(part) * (srgb ? 255 : 1)))).toString(16).padStart(2, "0")).join("")}`;
}

/** For what reads no `color(srgb ...)`, which is what mixed colours are, but sees through colours: "rgba(r, g, b, a)". */
export function rgbaColor(css: string): string {
  const parts = css.startsWith("color(srgb") ? css.match(/-?[\d.]+(?:e-?\d+)?/g) : null;
  if (!parts || parts.length < 3) return css;
  const [red, green, blue] = parts.slice(0, 3).map((part) => Math.round(Math.min(1, Math.max(0, Number(part))) * 255));
  return `rgba(${red}, ${green}, ${blue}, ${Number(parts[3] ?? 1)})`;
}

/** A custom property's text at `host`. */
export function readProperty(host: Element, name: string): string {
  return getComputedStyle(host).getPropertyValue(name).trim();
}

/** Counts the theme's changes: light to dark, by the menu or by the system. */
export function useThemeVersion(): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const changed = () => setVersion((count) => count + 1);
    const observer = new MutationObserver(changed);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "style", "class"] });
    const system = window.matchMedia?.("(prefers-color-scheme: dark)");
    system?.addEventListener("change", changed);
    return () => {
      observer.disconnect();
      system?.removeEventListener("change", changed);
    };
  }, []);
  return version;
}
