/** Icons before the titles of columns. */
import type { SpriteMap } from "@glideapps/glide-data-grid";

// Lines of text, and a pencil at the last one.
const EDITABLE = "M2 4h12v1.5H2zm0 4h9v1.5H2zm0 4h5.5v1.5H2zm7.5 5.5V15l5.6-5.6 2.5 2.5-5.6 5.6zm6.6-9.1.8-.8a.8.8 0 0 1 1.1 0l1.4 1.4a.8.8 0 0 1 0 1.1l-.8.8z";

export const HEADER_ICONS: SpriteMap = {
  editable: ({ bgColor }) => `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20" fill="${bgColor}"><path d="${EDITABLE}"/></svg>`,
};
