import { useEffect, useRef, useState } from "react";
import type { ChatInput } from "../../protocol/elements";
import { Icon } from "../common";
import type { Recording } from "../media/recorder";

interface Props {
  props: ChatInput;
  disabled: boolean;
  onFile: (file: File) => void;
}

/** Records a message's sound: begun, then sent or thrown away. */
export function Microphone({ props, disabled, onFile }: Props) {
  const recording = useRef<Recording | null>(null);
  const [running, setRunning] = useState(false);
  useEffect(() => () => recording.current?.cancel(), []);
  const start = async () => {
    const { startRecording } = await import("../media/recorder");
    try {
      recording.current = await startRecording();
      setRunning(true);
    } catch {
      setRunning(false); // not allowed: the browser has said so
    }
  };
  const end = (send: boolean) => {
    if (send && recording.current) onFile(recording.current.stop(props.sample_rate));
    else recording.current?.cancel();
    recording.current = null;
    setRunning(false);
  };
  const tool = (name: string, label: string, icon: string, onPress: () => void) => (
    <button type="button" className="stChatInputTool" data-testid={`stChatInput${name}Button`} aria-label={label} disabled={disabled && !running} onClick={onPress}>
      <Icon icon={icon} />
    </button>
  );
  if (!running) return tool("Mic", "Record a message", "material/mic", () => void start());
  return (
    <>
      {tool("Cancel", "Cancel recording", "material/close", () => end(false))}
      {tool("Approve", "Send recording", "material/check", () => end(true))}
    </>
  );
}
