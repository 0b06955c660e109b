/** Arrow keys on the hour and the minute of `st.datetime_input` go to the next multiple of its step. */
import type { CalendarDateTime } from "@internationalized/date";

const DAY = 1440;

/** The moment after one press; null where the part goes by ones. `step` is in seconds. The day stays. */
export function stepped(moment: CalendarDateTime, part: string, step: number, up: boolean): CalendarDateTime | null {
  const minutes = step / 60;
  const unit = part === "minute" ? 1 : part === "hour" ? 60 : 0;
  if (!unit || minutes <= unit || minutes % unit !== 0) return null;
  const now = part === "hour" ? moment.hour * 60 : moment.hour * 60 + moment.minute;
  const next = up ? Math.floor(now / minutes) * minutes + minutes : Math.ceil(now / minutes) * minutes - minutes;
  const last = Math.floor((DAY - 1) / minutes) * minutes;
  const wrapped = next >= DAY ? 0 : next < 0 ? last : next;
  return moment.set({ hour: Math.floor(wrapped / 60), minute: wrapped % 60 });
}
