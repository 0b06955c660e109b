/** What `st.context` tells the script of the visitor's browser. */
import type { VisitorFacts } from "../protocol/messages";

export function visitorFacts(): VisitorFacts {
  const { theme } = document.documentElement.dataset;
  const dark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  return {
    theme: dark ? "dark" : "light",
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    timezone_offset: new Date().getTimezoneOffset(),
    locale: navigator.language,
    url: location.origin + location.pathname,
    is_embedded: document.documentElement.dataset.embed !== undefined,
  };
}
