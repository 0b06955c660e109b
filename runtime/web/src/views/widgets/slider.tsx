import { useRef, type CSSProperties } from "react";
import { useLocale } from "react-aria-components/I18nProvider";
import { useSlider } from "react-aria/useSlider";
import { useSliderState } from "react-stately/useSliderState";

import { plainText, WidgetLabel } from "../common";
import { useNow, useWidgetValue, type ViewProps } from "../view";
import { formatSliderValue } from "./slider_format";
import { SliderThumb } from "./slider_thumb";
import { useDraggedValue } from "./slider_drag";

/** React Aria formats numbers by itself; every text here is Streamlit's own. */
const NO_FORMAT = { format: String } as unknown as Intl.NumberFormat;

/** st.slider and st.select_slider, with one thumb or two. */
export function Slider({ node, props }: ViewProps<"slider">) {
  const [held, setValue] = useWidgetValue<number | number[] | null>(node);
  const { locale } = useLocale();
  const now = useNow(props.format === "distance" || props.format === "calendar");
  const track = useRef<HTMLDivElement>(null);
  const isRange = Array.isArray(held) && held.length > 1;
  const drag = useDraggedValue(clampValues(held, props), (values) => setValue(isRange || Array.isArray(held) ? values : values[0]!));
  const label = plainText(props.label);
  const options = {
    value: drag.values,
    minValue: props.min,
    maxValue: Math.max(props.max, props.min),
    step: props.step || 1,
    isDisabled: props.disabled,
    onChange: drag.change,
    onChangeEnd: drag.end,
    "aria-label": label,
  };
  const state = useSliderState({ ...options, numberFormatter: NO_FORMAT });
  const { groupProps, trackProps } = useSlider(options, state, track);
  drag.setDragging(drag.values.some((_, index) => state.isThumbDragging(index)));
  const texts = drag.values.map((value) => formatSliderValue(value, props, locale, now));
  const shares = drag.values.map((value) => share(value, props.min, props.max));
  return (
    <div className="stSlider" data-testid="stSlider" data-disabled={props.disabled || undefined}>
      <WidgetLabel label={props.label} visibility={props.label_visibility} help={props.help} required={props.required} disabled={props.disabled} />
      <div {...groupProps} className="stSliderGroup" data-baseweb="slider">
        <div {...trackProps} ref={track} className="stSliderTrack" style={{ ...trackProps.style, ...trackStyle(shares) }}>
          <div className="stSliderValues" style={valuesStyle(texts)}>
            {texts.map((text, index) => (
              <div key={index} className="stSliderThumbValue" data-testid="stSliderThumbValue" data-thumb={index} aria-hidden="true">
                {text}
              </div>
            ))}
          </div>
          <div className="stSliderBar" />
          {texts.map((text, index) => (
            <SliderThumb key={index} index={index} state={state} trackRef={track} label={label} text={text} share={shares[index]!} />
          ))}
          <div className="stSliderTickBar" data-testid="stSliderTickBar" aria-hidden="true">
            <span data-testid="stSliderTickBarMin">{formatSliderValue(props.min, props, locale, now)}</span>
            <span data-testid="stSliderTickBarMax">{formatSliderValue(props.max, props, locale, now)}</span>
          </div>
        </div>
      </div>
    </div>
  );
}

/** One or two values within the bounds, the first not above the second. */
function clampValues(held: number | number[] | null, { min, max }: { min: number; max: number }): number[] {
  const values = Array.isArray(held) ? held : [held ?? min];
  const inside = values.map((value) => Math.min(max, Math.max(min, value)));
  return inside.length > 1 ? [Math.min(inside[0]!, inside[1]!), inside[1]!] : inside;
}

/** How far along the track, 0 to 1. */
function share(value: number, min: number, max: number): number {
  return max > min ? (value - min) / (max - min) : 0;
}

/** The coloured part: up to the thumb, or between both. */
function trackStyle(shares: number[]): CSSProperties {
  const [begin, end] = shares.length > 1 ? [shares[0]!, shares[1]!] : [0, shares[0]!];
  return { "--begin": begin, "--end": end } as CSSProperties;
}

/** Room of each text, so that the style sheet can keep them inside the track and apart without measuring. */
function valuesStyle(texts: string[]): CSSProperties {
  return Object.fromEntries(texts.map((text, index) => [`--room-${index}`, `${[...text].length + 0.5}ch`])) as CSSProperties;
}
