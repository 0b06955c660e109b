/** Records from the microphone: raw samples, so that Python gets a WAV whatever the browser can encode. */
import { resample, waveFile } from "./wave";

export interface Recording {
  /** Ends it. `rate` is in Hz; null keeps the microphone's. */
  stop(rate: number | null): File;
  cancel(): void;
  /** Seconds so far. */
  seconds(): number;
  /** Loudness of the last moments, 0 to 1. */
  levels(): number[];
}

const LEVELS = 64;

/** Rejects where the visitor (or the browser) does not allow it, or there is no microphone. */
export async function startRecording(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const context = new AudioContext();
  const source = context.createMediaStreamSource(stream);
  const parts: Float32Array[] = [];
  const levels: number[] = [];
  // An AudioWorklet would need a script of its own, which the page's policy allows from the site alone.
  const tap = context.createScriptProcessor(4096, 1, 1);
  tap.onaudioprocess = ({ inputBuffer }) => {
    const part = inputBuffer.getChannelData(0).slice();
    parts.push(part);
    levels.push(part.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0));
    if (levels.length > LEVELS) levels.shift();
  };
  source.connect(tap);
  tap.connect(context.destination);
  const end = () => {
    tap.disconnect();
    source.disconnect();
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
  return {
    stop(rate) {
      end();
      const name = `recording-${new Date().toISOString().slice(0, 19).replace(/[:T]/g, "-")}.wav`;
      return waveFile(resample(parts, context.sampleRate, rate ?? context.sampleRate), rate ?? context.sampleRate, name);
    },
    cancel: end,
    seconds: () => parts.reduce((sum, part) => sum + part.length, 0) / context.sampleRate,
    levels: () => [...levels],
  };
}
