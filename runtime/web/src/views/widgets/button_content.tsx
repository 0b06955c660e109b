/** What stands in a button: icon, label, shortcut. */
import type { Button } from "../../protocol/elements";
import { Icon, LabelHtml } from "../common";

type ContentProps = Pick<Button, "label" | "icon" | "icon_position" | "shortcut">;

export function ButtonContent({ label, icon, icon_position: side, shortcut }: ContentProps) {
  const picture = icon && <Icon icon={icon} />;
  return (
    <span className="stButtonContent">
      {side !== "right" && picture}
      {label && <LabelHtml html={label} />}
      {side === "right" && picture}
      {shortcut && (
        <kbd className="stButtonShortcut" aria-hidden="true">
          {shortcut}
        </kbd>
      )}
    </span>
  );
}

/** `kind` is Streamlit's own attribute of its buttons: users' CSS says `button[kind="primary"]`. */
export function kindProps(kind: string): Record<string, string> {
  return { kind, "data-testid": `stBaseButton-${kind}` };
}
