/** Recordings as WAV: 16 bits, one channel. */

/** Parts of a recording as one, at another rate: samples in between are on the line from one to the next. */
export function resample(parts: readonly Float32Array[], from: number, to: number): Float32Array {
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  const all = new Float32Array(total);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  if (from === to || total === 0) return all;
  const length = Math.max(1, Math.round((total * to) / from));
  return Float32Array.from({ length }, (_, index) => {
    const place = Math.min((index * from) / to, total - 1);
    const left = Math.floor(place);
    const right = Math.min(left + 1, total - 1);
    return all[left]! + (all[right]! - all[left]!) * (place - left);
  });
}

export function waveFile(samples: Float32Array, rate: number, name: string): File {
  const view = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const text = (at: number, letters: string) => [...letters].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, 36 + samples.length * 2, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, index) => view.setInt16(44 + index * 2, Math.max(-1, Math.min(1, sample)) * 32767, true));
  return new File([view.buffer], name, { type: "audio/wav" });
}

const HEAD = 44;

/** Length in seconds of a file that `waveFile` made. */
export function secondsOf(bytes: ArrayBuffer): number {
  return bytes.byteLength < HEAD ? 0 : (bytes.byteLength - HEAD) / 2 / new DataView(bytes).getUint32(24, true);
}

/** The loudest sample (0 to 1) in each of `count` equal parts of a file that `waveFile` made. */
export function loudness(bytes: ArrayBuffer, count: number): number[] {
  const samples = new Int16Array(bytes.slice(Math.min(HEAD, bytes.byteLength)));
  return Array.from({ length: count }, (_, part) => {
    const from = Math.floor((part * samples.length) / count);
    const to = Math.floor(((part + 1) * samples.length) / count);
    let peak = 0;
    for (let at = from; at < to; at++) peak = Math.max(peak, Math.abs(samples[at]!));
    return Math.min(1, peak / 32767);
  });
}
