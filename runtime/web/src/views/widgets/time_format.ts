/** Times of day: "HH:MM" or "HH:MM:SS" as Python has them, and as they are shown and typed. */

export type Clock = "12h" | "24h";

const MINUTE = 60;
const DAY = 86_400;

const two = (number: number): string => String(number).padStart(2, "0");

/** "08:45", "08:45:10" or, with 12 hours, "8:45 AM". With `seconds` they are shown even where the value has none. */
export function formatTime(value: string, clock: Clock, seconds = false): string {
  const [hours = 0, minutes = 0, rest = 0] = value.split(":").map(Number);
  const tail = `:${two(minutes)}${seconds ? `:${two(rest)}` : ""}`;
  if (clock === "24h") return two(hours) + tail;
  return `${hours % 12 === 0 ? 12 : hours % 12}${tail} ${hours < 12 ? "AM" : "PM"}`;
}

/** The time that a visitor typed ("8:45", "0845", "8.45 pm", "8 am", "8:45:10"), with `seconds` or without; null where that is none. */
export function parseTime(text: string, seconds = false): string | null {
  const match = /^\s*(\d{1,2})(?:[:.h\s]?(\d{2}))?(?:[:.\s]?(\d{2}))?\s*([ap])?\.?m?\.?\s*$/i.exec(text);
  if (!match?.[1] || (match[2] === undefined && match[4] === undefined) || (match[3] !== undefined && !seconds)) return null;
  const half = match[4]?.toLowerCase();
  const [typed, minutes, rest] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  const hours = half ? (typed % 12) + (half === "p" ? 12 : 0) : typed;
  if (hours > 23 || minutes > 59 || rest > 59 || (half && (typed < 1 || typed > 12))) return null;
  return `${two(hours)}:${two(minutes)}${seconds ? `:${two(rest)}` : ""}`;
}

/** Steps that are no whole minutes show seconds. */
export const hasSeconds = (step: number): boolean => step % MINUTE !== 0;

/** The times of a day from midnight on, `step` seconds apart; of shorter steps than a minute as many as make one. */
export function timesOfDay(step: number, seconds = hasSeconds(step)): string[] {
  const apart = step * Math.max(1, Math.ceil(MINUTE / step));
  return Array.from({ length: Math.ceil(DAY / apart) }, (_, index) => {
    const at = index * apart;
    const time = `${two(Math.floor(at / 3600))}:${two(Math.floor(at / MINUTE) % MINUTE)}`;
    return seconds ? `${time}:${two(at % MINUTE)}` : time;
  });
}
