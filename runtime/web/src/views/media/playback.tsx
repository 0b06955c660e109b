/** What was recorded, as a wave that plays: the samples of a WAV are at hand, so nothing has to be decoded to draw them. */
import { useEffect, useRef, useState, type RefObject } from "react";
import { loudness, secondsOf } from "./wave";

/** Strokes of the wave. */
export const STROKES = 64;

export interface Player {
  /** The sound itself, which the view puts into the page. */
  ref: RefObject<HTMLAudioElement | null>;
  url: string | undefined;
  levels: number[];
  /** Length of the recording, in seconds. */
  length: number;
  /** Where it plays, in seconds; null before the first play and after the last. */
  at: number | null;
  playing: boolean;
  toggle: () => void;
  seek: (seconds: number) => void;
  events: { onPlay: () => void; onPause: () => void; onEnded: () => void; onTimeUpdate: () => unknown };
}

/** Plays `file`, a WAV of ours. */
export function usePlayer(file: File | null): Player {
  const ref = useRef<HTMLAudioElement>(null);
  const { url, levels, length } = useWave(file);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const ended = () => {
    setPlaying(false);
    setAt(null);
  };
  useEffect(ended, [file]);
  return {
    ref,
    url,
    levels,
    length,
    at,
    playing,
    toggle: () => void (playing ? ref.current?.pause() : ref.current?.play()),
    seek: (seconds) => {
      if (ref.current) ref.current.currentTime = seconds;
      setAt(seconds);
    },
    events: {
      onPlay: () => setPlaying(true),
      onPause: () => setPlaying(false),
      onEnded: ended,
      onTimeUpdate: () => playing && setAt(ref.current!.currentTime),
    },
  };
}

const NO_WAVE = { url: undefined, levels: [], length: 0 } as const;

function useWave(file: File | null): { url: string | undefined; levels: number[]; length: number } {
  const [wave, setWave] = useState<{ url: string | undefined; levels: number[]; length: number }>({ ...NO_WAVE, levels: [] });
  useEffect(() => {
    if (!file) return undefined;
    const url = URL.createObjectURL(file);
    let gone = false;
    void file.arrayBuffer().then((bytes) => !gone && setWave({ url, levels: loudness(bytes, STROKES), length: secondsOf(bytes) }));
    return () => {
      gone = true;
      URL.revokeObjectURL(url);
      setWave({ ...NO_WAVE, levels: [] });
    };
  }, [file]);
  return wave;
}

/** Loudness from left to right; what has been heard already is in the primary colour. */
export function Wave({ levels, heard }: { levels: readonly number[]; heard: number }) {
  return (
    <svg className="stAudioInputLevels" viewBox={`0 0 ${STROKES} 20`} preserveAspectRatio="none" aria-hidden="true">
      {levels.map((level, at) => (
        <rect key={at} x={at} y={10 - Math.max(0.4, level * 10)} width={0.6} height={Math.max(0.8, level * 20)} data-heard={at / STROKES < heard || undefined} />
      ))}
    </svg>
  );
}

/** The wave of a recording: pressing it, or the arrow keys, go to another place. */
export function PlayedWave({ player, label }: { player: Player; label: string }) {
  return (
    <>
      <Wave levels={player.levels} heard={player.length ? (player.at ?? 0) / player.length : 0} />
      <input
        className="stAudioInputPosition"
        type="range"
        aria-label={`Position: ${label}`}
        aria-valuetext={`${(player.at ?? 0).toFixed(1)} s`}
        min={0}
        max={player.length}
        step={0.1}
        value={player.at ?? 0}
        onChange={(event) => player.seek(Number(event.target.value))}
      />
      <audio ref={player.ref} src={player.url} {...player.events} />
    </>
  );
}
