/** `st.audio_input`: records, plays back what was recorded, and gives it to the script. */
import { useEffect, useRef, useState } from "react";
import type { FileInfo } from "../../protocol/elements";
import { Icon, plainText, WidgetLabel } from "../common";
import { useUpload, useWidgetValue, type ViewProps } from "../view";
import { PlayedWave, usePlayer, Wave } from "./playback";
import { startRecording, type Recording } from "./recorder";

const UPLOAD_FAILED = "An error has occurred, please try again.";

export function AudioInput({ node, props }: ViewProps<"audio_input">) {
  const [value, setValue] = useWidgetValue<FileInfo[] | null>(node);
  const upload = useUpload(node);
  const [take, setTake] = useTake(value);
  const [error, setError] = useState<string | null>(null);
  const recorder = useRecorder(setError);
  const player = usePlayer(take);
  const stop = async () => {
    const file = recorder.stop(props.sample_rate);
    if (!file) return;
    setTake(file);
    try {
      setValue([await upload(file)]);
    } catch {
      setTake(null);
      setError(UPLOAD_FAILED);
    }
  };
  const clear = () => {
    setTake(null);
    setValue([]);
  };
  const running = recorder.seconds !== null;
  const label = plainText(props.label);
  return (
    <div className="stAudioInput" data-testid="stAudioInput">
      <WidgetLabel label={props.label} visibility={props.label_visibility} help={props.help} required={props.required} disabled={props.disabled} />
      <div className="stAudioInputBox" role="group" aria-label={label} data-disabled={props.disabled || undefined}>
        {running ? (
          <Action label="Stop recording" icon="material/stop_circle" onPress={() => void stop()} active />
        ) : (
          <Action label="Record" icon="material/mic" onPress={() => void recorder.start()} disabled={props.disabled} />
        )}
        {take && !running && <Action label={player.playing ? "Pause" : "Play"} icon={player.playing ? "material/pause" : "material/play_arrow"} onPress={player.toggle} />}
        {running || take ? (
          <div className="stAudioInputWaveSurfer" data-testid="stAudioInputWaveSurfer">
            {running ? <Wave levels={recorder.levels} heard={1} /> : <PlayedWave player={player} label={label} />}
          </div>
        ) : (
          <Rest error={error} onReset={() => setError(null)} />
        )}
        <span className="stAudioInputWaveformTimeCode" data-testid="stAudioInputWaveformTimeCode">
          {clock(recorder.seconds ?? (take ? (player.at ?? player.length) : 0))}
        </span>
        {take && !running && <Action label="Download as WAV" icon="material/download" onPress={() => save(player.url)} />}
        {take && !running && <Action label="Clear recording" icon="material/delete" onPress={clear} disabled={props.disabled} />}
      </div>
    </div>
  );
}

/** Nothing is recorded: a wave at rest, or what went wrong. */
function Rest({ error, onReset }: { error: string | null; onReset: () => void }) {
  if (error === null) return <span className="stAudioInputEmpty" aria-hidden="true" />;
  return (
    <>
      <span className="stAudioInputEmpty" role="alert" data-error>
        {error}
      </span>
      <Action label="Reset" icon="material/refresh" onPress={onReset} />
    </>
  );
}

function save(url: string | undefined): void {
  const link = document.createElement("a");
  link.href = url ?? "";
  link.download = "recording.wav";
  link.click();
}

/** What was recorded last, as long as the script has it. */
function useTake(value: FileInfo[] | null): [File | null, (file: File | null) => void] {
  const [take, setTake] = useState<File | null>(null);
  const had = useRef(false);
  useEffect(() => {
    const has = (value ?? []).length > 0;
    if (had.current && !has) setTake(null);
    had.current = has;
  }, [value]);
  return [take, setTake];
}

interface Recorder {
  seconds: number | null;
  levels: number[];
  start: () => Promise<void>;
  stop: (rate: number | null) => File | null;
}

export function useRecorder(onError: (message: string | null) => void): Recorder {
  const recording = useRef<Recording | null>(null);
  const [state, setState] = useState<{ seconds: number; levels: number[] } | null>(null);
  useEffect(() => {
    if (state === null) return undefined;
    const timer = setInterval(() => recording.current && setState({ seconds: recording.current.seconds(), levels: recording.current.levels() }), 100);
    return () => clearInterval(timer);
  }, [state === null]); // eslint-disable-line react-hooks/exhaustive-deps -- while a recording is under way
  useEffect(() => () => recording.current?.cancel(), []);
  return {
    seconds: state?.seconds ?? null,
    levels: state?.levels ?? [],
    start: async () => {
      onError(null);
      try {
        recording.current = await startRecording();
        setState({ seconds: 0, levels: [] });
      } catch {
        onError("The microphone could not be used. Allow it for this page, and try again.");
      }
    },
    stop: (rate) => {
      const file = recording.current?.stop(rate) ?? null;
      recording.current = null;
      setState(null);
      return file;
    },
  };
}

interface ActionProps {
  label: string;
  icon: string;
  disabled?: boolean | undefined;
  active?: boolean;
  onPress: () => void;
}

function Action({ label, icon, disabled = false, active, onPress }: ActionProps) {
  return (
    <button type="button" className="stAudioInputActionButton" data-testid="stAudioInputActionButton" aria-label={label} data-active={active || undefined} disabled={disabled} onClick={onPress}>
      <Icon icon={icon} />
    </button>
  );
}

export const clock = (seconds: number): string => `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
