/** Players, frames and recorders in chunks of their own: few pages have them. */
import { lazyView } from "../view";

const players = () => import("./players");
const frames = () => import("./frames");

export const Audio = lazyView<"audio">(async () => ({ default: (await players()).Audio }));
export const Video = lazyView<"video">(async () => ({ default: (await players()).Video }));
export const Iframe = lazyView<"iframe">(async () => ({ default: (await frames()).Iframe }));
export const Pdf = lazyView<"pdf">(async () => ({ default: (await frames()).Pdf }));
export const AudioInput = lazyView<"audio_input">(async () => ({ default: (await import("./audio_input")).AudioInput }));
export const CameraInput = lazyView<"camera_input">(async () => ({ default: (await import("./camera_input")).CameraInput }));
