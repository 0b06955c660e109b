import { useState } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup";
import { Icon } from "../common";
import { useWidgetValue, type ViewProps } from "../view";

/** The worst first. Thumbs: down is 0, and stands behind. */
const FACES = {
  thumbs: [["thumb_down", "Thumbs down"], ["thumb_up", "Thumbs up"]],
  faces: [
    ["sentiment_sad", "Very bad"],
    ["sentiment_dissatisfied", "Bad"],
    ["sentiment_neutral", "Neither good nor bad"],
    ["sentiment_satisfied", "Good"],
    ["sentiment_very_satisfied", "Very good"],
  ],
  stars: [1, 2, 3, 4, 5].map((count) => ["star", `${count} of 5 stars`]),
} as const;

export function Feedback({ node, props }: ViewProps<"feedback">) {
  const [value, setValue] = useWidgetValue<number | null>(node);
  const [hovered, setHovered] = useState<number | null>(null);
  const faces = FACES[props.kind].map(([icon, label], at) => ({ icon: icon!, label: label!, at }));
  const shown = props.kind === "thumbs" ? [...faces].reverse() : faces;
  const isActive = (at: number) => (props.kind === "stars" ? at <= (hovered ?? value ?? -1) : at === value);
  return (
    <div className="stFeedback stButtonGroup" data-testid="stFeedback" data-kind={props.kind}>
      <ToggleButtonGroup
        className="stFeedbackRow"
        data-testid="stButtonGroup"
        aria-label="Feedback"
        selectionMode="single"
        selectedKeys={value === null ? [] : [String(value)]}
        isDisabled={props.disabled}
        onSelectionChange={(keys) => setValue([...keys].map(Number)[0] ?? null)}
      >
        {shown.map(({ icon, label, at }) => (
          <ToggleButton
            key={at}
            id={String(at)}
            aria-label={label}
            className="stFeedbackOption"
            {...{ kind: isActive(at) ? "borderlessIconActive" : "borderlessIcon" }}
            data-testid={isActive(at) ? "stBaseButton-borderlessIconActive" : "stBaseButton-borderlessIcon"}
            data-active={isActive(at) || undefined}
            onHoverChange={(over) => setHovered(over && !props.disabled ? at : null)}
          >
            <Icon icon={`material/${icon}`} />
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
