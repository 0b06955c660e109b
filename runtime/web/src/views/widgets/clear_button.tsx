import { Icon } from "../common";

interface ClearButtonProps {
  onClear: () => void;
  label?: string;
  testid?: string | undefined;
}

/** Empties a field. Not a tab stop: Escape (or deleting the text) does the same from the keyboard. */
export function ClearButton({ onClear, label = "Clear value", testid }: ClearButtonProps) {
  return (
    <button
      type="button"
      role="button"
      className="stInputClear"
      aria-label={label}
      data-testid={testid}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClear}
    >
      <Icon icon="material/cancel" />
    </button>
  );
}
