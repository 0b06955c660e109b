import { useRef, type RefObject } from "react";
import { useSliderThumb } from "react-aria/useSlider";
import { VisuallyHidden } from "react-aria/VisuallyHidden";
import type { SliderState } from "react-stately/useSliderState";

interface SliderThumbProps {
  index: number;
  state: SliderState;
  trackRef: RefObject<HTMLElement | null>;
  label: string;
  /** What a reader hears as the value. */
  text: string;
  /** How far along the track, 0 to 1. */
  share: number;
}

/** `role` is what a range input is anyway; tests and style sheets look for the attribute. */
export function SliderThumb({ index, state, trackRef, label, text, share }: SliderThumbProps) {
  const inputRef = useRef<HTMLInputElement>(null);
  const { thumbProps, inputProps, isDragging, isFocused } = useSliderThumb({ index, trackRef, inputRef, "aria-label": label }, state);
  return (
    <div
      {...thumbProps}
      className="stSliderThumb"
      style={{ ...thumbProps.style, left: `${share * 100}%` }}
      data-dragging={isDragging || undefined}
      data-focused={isFocused || undefined}
    >
      <VisuallyHidden>
        <input {...inputProps} ref={inputRef} role="slider" aria-label={label} aria-labelledby={undefined} aria-valuetext={text} aria-valuemin={state.getThumbMinValue(index)} aria-valuemax={state.getThumbMaxValue(index)} aria-valuenow={state.getThumbValue(index)} />
      </VisuallyHidden>
    </div>
  );
}
