// What a page's or worker's performance timeline holds, in milliseconds since the epoch.
() => {
  const since = (time) => performance.timeOrigin + time;
  const kept = performance.getEntries().filter((entry) => ["mark", "paint", "resource", "navigation"].includes(entry.entryType));
  return kept.map((entry) => ({
    type: entry.entryType,
    name: entry.name,
    start: since(entry.startTime),
    end: since(entry.entryType === "resource" || entry.entryType === "navigation" ? entry.responseEnd : entry.startTime),
    bytes: entry.encodedBodySize ?? 0,
  }));
}
