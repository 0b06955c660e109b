/** Dates, with their calendars, in chunks of their own: few pages have them, and they are the heaviest of the widgets. */
import { lazyView } from "../view";

export const DateInput = lazyView<"date_input">(async () => ({ default: (await import("./date_input")).DateInput }));
export const DateTimeInput = lazyView<"datetime_input">(async () => ({ default: (await import("./datetime_input")).DateTimeInput }));
