/** Times of day: "HH:MM" as Python has them, and as they are shown and typed. */

/** "08:45" or, with 12 hours, "8:45 AM". */
export function formatTime(value: string, format: "12h" | "24h"): string {
  const [hours = 0, minutes = 0] = value.split(":").map(Number);
  const tail = `:${String(minutes).padStart(2, "0")}`;
  if (format === "24h") return String(hours).padStart(2, "0") + tail;
  return `${hours % 12 === 0 ? 12 : hours % 12}${tail} ${hours < 12 ? "AM" : "PM"}`;
}

/** "HH:MM" of what a visitor typed ("8:45", "0845", "8.45 pm", "8 am"), or null where that is no time. */
export function parseTime(text: string): string | null {
  const match = /^\s*(\d{1,2})(?:[:.h\s]?(\d{2}))?\s*([ap])?\.?m?\.?\s*$/i.exec(text);
  if (!match?.[1] || (match[2] === undefined && match[3] === undefined)) return null;
  const half = match[3]?.toLowerCase();
  const [typed, minutes] = [Number(match[1]), Number(match[2] ?? 0)];
  const hours = half ? (typed % 12) + (half === "p" ? 12 : 0) : typed;
  if (hours > 23 || minutes > 59 || (half && (typed < 1 || typed > 12))) return null;
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

/** All times of a day from midnight on, `step` seconds apart. */
export function timesOfDay(step: number): string[] {
  const count = Math.ceil(86_400 / Math.max(60, step));
  return Array.from({ length: count }, (_, index) => {
    const minutes = Math.floor((index * Math.max(60, step)) / 60);
    return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  });
}
