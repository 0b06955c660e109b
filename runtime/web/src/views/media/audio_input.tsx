/** `st.audio_input`: records, plays back what was recorded, and gives it to the script. */
import { useEffect, useRef, useState } from "react";
import type { FileInfo } from "../../protocol/elements";
import { Icon, plainText, WidgetLabel } from "../common";
import { useUpload, useWidgetValue, type ViewProps } from "../view";
import { startRecording, type Recording } from "./recorder";

export function AudioInput({ node, props }: ViewProps<"audio_input">) {
  const [value, setValue] = useWidgetValue<FileInfo[] | null>(node);
  const upload = useUpload(node);
  const [take, setTake] = useTake(value);
  const [error, setError] = useState<string | null>(null);
  const recorder = useRecorder(setError);
  const label = plainText(props.label);
  const stop = async () => {
    const file = recorder.stop(props.sample_rate);
    if (!file) return;
    setTake(file);
    try {
      setValue([await upload(file)]);
    } catch (reason) {
      setError(String(reason));
    }
  };
  const clear = () => {
    setTake(null);
    setValue([]);
  };
  const running = recorder.seconds !== null;
  return (
    <div className="stAudioInput" data-testid="stAudioInput">
      <WidgetLabel label={props.label} visibility={props.label_visibility} help={props.help} required={props.required} disabled={props.disabled} />
      <div className="stAudioInputBox" role="group" aria-label={label} data-disabled={props.disabled || undefined}>
        {running ? (
          <Action label="Stop recording" icon="material/stop_circle" onPress={() => void stop()} disabled={false} active />
        ) : (
          <Action label={take ? "Record again" : "Record"} icon="material/mic" onPress={() => void recorder.start()} disabled={props.disabled} />
        )}
        <div className="stAudioInputWaveSurfer" data-testid="stAudioInputWaveSurfer">
          {running ? <Levels levels={recorder.levels} /> : take ? <Playback file={take} label={label} /> : <span className="stAudioInputEmpty">{error ?? "Press the microphone to record."}</span>}
        </div>
        {take && !running && <Action label="Clear recording" icon="material/delete" onPress={clear} disabled={props.disabled} />}
        <span className="stAudioInputWaveformTimeCode" data-testid="stAudioInputWaveformTimeCode">
          {clock(recorder.seconds ?? 0)}
        </span>
      </div>
    </div>
  );
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
  disabled: boolean;
  active?: boolean;
  onPress: () => void;
}

function Action({ label, icon, disabled, active, onPress }: ActionProps) {
  return (
    <button type="button" className="stAudioInputActionButton" data-testid="stAudioInputActionButton" aria-label={label} data-active={active || undefined} disabled={disabled} onClick={onPress}>
      <Icon icon={icon} />
    </button>
  );
}

function Levels({ levels }: { levels: number[] }) {
  return (
    <svg className="stAudioInputLevels" viewBox="0 0 64 20" preserveAspectRatio="none" aria-hidden="true">
      {levels.map((level, at) => (
        <rect key={at} x={at} y={10 - Math.max(0.4, level * 10)} width={0.6} height={Math.max(0.8, level * 20)} fill="currentColor" />
      ))}
    </svg>
  );
}

function Playback({ file, label }: { file: File; label: string }) {
  const [url, setUrl] = useState<string | undefined>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return <audio controls src={url} aria-label={`Recording: ${label}`} />;
}

export const clock = (seconds: number): string => `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
