/** Widgets in chunks of their own: few pages have them. */
import { lazyView } from "../view";

export const ColorPicker = lazyView<"color_picker">(async () => ({ default: (await import("./color_picker")).ColorPicker }));
