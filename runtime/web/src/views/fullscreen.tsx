/** The toolbar above an element, and its fullscreen mode: tables, charts and pictures share them. */
import { useCallback, useEffect, useState, type ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Icon } from "./common";

export interface Fullscreen {
  active: boolean;
  toggle: () => void;
}

/** Fullscreen within the page (a fixed box, not the browser's mode): it works in frames too. Escape leaves it. */
export function useFullscreen(): Fullscreen {
  const [active, setActive] = useState(false);
  const toggle = useCallback(() => setActive((was) => !was), []);
  useEffect(() => {
    if (!active) return undefined;
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape") setActive(false);
    };
    document.addEventListener("keydown", leave);
    document.documentElement.classList.add("st-fullscreen-open");
    return () => {
      document.removeEventListener("keydown", leave);
      document.documentElement.classList.remove("st-fullscreen-open");
    };
  }, [active]);
  return { active, toggle };
}

export function FullscreenFrame({ fullscreen, children }: { fullscreen: Fullscreen; children: ReactNode }) {
  return (
    <div className="stFullScreenFrame" data-testid="stFullScreenFrame" data-fullscreen={fullscreen.active || undefined}>
      {children}
    </div>
  );
}

export function ToolbarButton({ label, icon, onPress, pressed }: { label: string; icon: string; onPress: () => void; pressed?: boolean }) {
  return (
    <div className="stElementToolbarButton" data-testid="stElementToolbarButton">
      <Button aria-label={label} onPress={onPress} aria-pressed={pressed} className="st-toolbar-button">
        <Icon icon={icon} />
      </Button>
    </div>
  );
}

/** Shown while the pointer or the focus is within the element, and while it is `locked`. */
export function ElementToolbar({ fullscreen, locked, children }: { fullscreen: Fullscreen; locked?: boolean; children?: ReactNode }) {
  return (
    <div className="stElementToolbar" data-testid="stElementToolbar" data-locked={locked || undefined}>
      <div className="stElementToolbarButtonContainer" data-testid="stElementToolbarButtonContainer">
        {children}
        <ToolbarButton
          label={fullscreen.active ? "Close fullscreen" : "Fullscreen"}
          icon={fullscreen.active ? "material/fullscreen_exit" : "material/fullscreen"}
          onPress={fullscreen.toggle}
        />
      </div>
    </div>
  );
}
