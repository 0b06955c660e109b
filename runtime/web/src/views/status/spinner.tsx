import { useEffect, useState } from "react";
import { Icon } from "../common";
import { MarkdownHtml } from "../text/finished-html";
import type { ViewProps } from "../view";

export function Spinner({ props }: ViewProps<"spinner">) {
  return (
    <div className={props.cache ? "stSpinner stCacheSpinner" : "stSpinner"} data-testid="stSpinner">
      <Icon icon="spinner" />
      <div role="status">
        <MarkdownHtml html={props.text} />
      </div>
      {props.show_time && <Elapsed />}
    </div>
  );
}

const TICK_MS = 100;

/** Outside the live region: a clock that is read aloud helps nobody. */
function Elapsed() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const start = performance.now();
    const timer = setInterval(() => setSeconds((performance.now() - start) / 1000), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <span className="st-spinner-time">{`(${duration(seconds)})`}</span>;
}

/** "4.2 seconds", "1 minute, 4.2 seconds", "2 hours, 3 minutes, 1.0 seconds". */
export function duration(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const part = (count: number, unit: string) => (count ? [`${count} ${unit}${count === 1 ? "" : "s"}`] : []);
  return [...part(hours, "hour"), ...part(minutes, "minute"), `${(seconds % 60).toFixed(1)} seconds`].join(", ");
}
