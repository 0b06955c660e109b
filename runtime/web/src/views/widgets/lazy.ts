/**
 * Dates, with their calendars, in chunks of their own: few pages have them, and they are the heaviest of the widgets. They
 * name the parts of React Aria by their own files; what is taken out of the whole goes into the page's chunk with the rest.
 */
import { lazyView } from "../view";

export const DateInput = lazyView<"date_input">(async () => ({ default: (await import("./date_input")).DateInput }));
export const DateTimeInput = lazyView<"datetime_input">(async () => ({ default: (await import("./datetime_input")).DateTimeInput }));
