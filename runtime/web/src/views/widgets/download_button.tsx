import { useState } from "react";

import { WithTooltip } from "../common";
import { saveMedia } from "../media";
import { useDownload, useSite, useTrigger, type ViewProps } from "../view";
import { widthName } from "./button";
import { ButtonContent, kindProps } from "./button_content";
import { useShortcut } from "./shortcut";

export function DownloadButton({ node, props }: ViewProps<"download_button">) {
  const { busy, error, save } = useSave(node, props);
  useShortcut(props.shortcut, props.disabled, save);
  return (
    <div className="stDownloadButton stButtonRoot" data-testid="stDownloadButton" data-type={props.type} data-width={widthName(props.width)}>
      <WithTooltip help={props.help}>
        <button
          type="button"
          className="stBaseButton"
          {...kindProps(props.type)}
          disabled={props.disabled}
          aria-busy={busy || undefined}
          aria-keyshortcuts={props.shortcut}
          onClick={save}
        >
          <ButtonContent {...props} icon={busy ? "spinner" : props.icon} />
        </button>
      </WithTooltip>
      {error && (
        <div className="stFieldError" data-testid="stDownloadButtonError" role="alert">
          {error}
        </div>
      )}
    </div>
  );
}

/** Hands the file over, after asking Python for it where it is made on click; then reruns, unless told not to. */
function useSave(node: ViewProps<"download_button">["node"], props: ViewProps<"download_button">["props"]) {
  const { root } = useSite();
  const press = useTrigger(node);
  const download = useDownload(node);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const save = async () => {
    if (busy) return;
    setError(null);
    try {
      setBusy(props.media === null);
      saveMedia(props.media ?? (await download()), root);
      if (!props.ignore_rerun) press();
    } catch (reason) {
      setError(`The download failed: ${reason instanceof Error ? reason.message : String(reason)}`);
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, save: () => void save() };
}
