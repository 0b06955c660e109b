/** A slider's values while it is dragged: shown at once, sent at most once a frame. A key press is sent at once. */
import { useEffect, useRef, useState } from "react";

export interface DraggedValue {
  values: number[];
  change: (values: number[]) => void;
  end: (values: number[]) => void;
  setDragging: (dragging: boolean) => void;
}

export function useDraggedValue(held: number[], send: (values: number[]) => void): DraggedValue {
  const [draft, setDraft] = useState<number[] | null>(null);
  const drag = useRef({ on: false, frame: 0, sent: held });
  useEffect(() => () => cancelAnimationFrame(drag.current.frame), []);

  const flush = (values: number[]) => {
    cancelAnimationFrame(drag.current.frame);
    drag.current.frame = 0;
    if (same(values, drag.current.sent)) return;
    drag.current.sent = values;
    send(values);
  };
  drag.current.sent = draft === null ? held : drag.current.sent;
  return {
    values: draft ?? held,
    setDragging: (dragging) => void (drag.current.on = dragging),
    change: (values) => {
      if (!drag.current.on) return flush(values);
      setDraft(values);
      cancelAnimationFrame(drag.current.frame);
      drag.current.frame = requestAnimationFrame(() => flush(values));
    },
    end: (values) => {
      flush(values);
      setDraft(null);
    },
  };
}

function same(a: number[], b: number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
