/** The theme as components are told it: plain colours, for what reads no custom properties. */
import { hexColor, readProperty, resolveColor } from "../theme-colors";

export function frameTheme(host: Element): Record<string, string> {
  const color = (name: string) => hexColor(resolveColor(host, `var(--st-${name})`));
  return {
    base: getComputedStyle(document.documentElement).colorScheme.includes("dark") ? "dark" : "light",
    primaryColor: color("primary-color"),
    backgroundColor: color("background-color"),
    secondaryBackgroundColor: color("secondary-background-color"),
    textColor: color("text-color"),
    font: readProperty(host, "--st-font") || "sans-serif",
  };
}
