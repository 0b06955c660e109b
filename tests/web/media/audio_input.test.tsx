/** st.audio_input with a microphone: a recording is played, saved, cleared, and refused. */
import { act, fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { AudioInput } from "../../../runtime/web/src/views/media/lazy";
import { waveFile } from "../../../runtime/web/src/views/media/wave";
import { node, renderNodes } from "../tree-page";

const RATE = 8000;
const SAMPLES = Float32Array.from({ length: 2 * RATE }, (_, at) => (at < RATE ? 0 : 0.5));

vi.mock("../../../runtime/web/src/views/media/recorder", () => ({
  startRecording: async () => ({ stop: () => waveFile(SAMPLES, RATE, "a.wav"), cancel: () => {}, seconds: () => 1, levels: () => [0.5] }),
}));

beforeEach(() => {
  URL.createObjectURL = () => "blob:take";
  URL.revokeObjectURL = () => {};
});

const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole("button", { name })));
const code = () => screen.getByTestId("stAudioInputWaveformTimeCode").textContent;

async function record(refuse: string | null = null) {
  await AudioInput.preload();
  const page = await renderNodes(node("audio_input", { label: "<p>Say</p>", label_visibility: "visible", disabled: false, sample_rate: RATE }, undefined, { id: "a" }));
  page.host.refuse = refuse;
  expect([code(), screen.queryByTestId("stAudioInputWaveSurfer")]).toEqual(["00:00", null]);
  await press("Record");
  await press("Stop recording");
  await act(async () => {});
  return page;
}

test("what was recorded has a wave and a length, plays and pauses, and can be sought in", async () => {
  const { host } = await record();
  expect(host.uploaded).toEqual(["a.wav"]);
  expect(code()).toBe("00:02");
  const strokes = [...screen.getByTestId("stAudioInputWaveSurfer").querySelectorAll("rect")].map((stroke) => Number(stroke.getAttribute("height")));
  expect([strokes[0], strokes.at(-1)!.toFixed(1)]).toEqual([0.8, "10.0"]);
  const audio = document.querySelector("audio")!;
  const play = vi.spyOn(audio, "play").mockImplementation(async () => void fireEvent.play(audio));
  vi.spyOn(audio, "pause").mockImplementation(() => void fireEvent.pause(audio));
  await press("Play");
  expect(play).toHaveBeenCalledOnce();
  audio.currentTime = 1;
  fireEvent.timeUpdate(audio);
  expect([code(), document.querySelectorAll("[data-heard]").length]).toEqual(["00:01", 32]);
  await press("Pause");
  fireEvent.change(screen.getByRole("slider", { name: "Position: Say" }), { target: { value: "0.5" } });
  expect([audio.currentTime, code()]).toEqual([0.5, "00:00"]);
  fireEvent.ended(audio);
  expect(code()).toBe("00:02");
});

test("a recording is saved as recording.wav, and cleared", async () => {
  const { host } = await record();
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.href, this.download);
  });
  await press("Download as WAV");
  expect(saved).toEqual(["blob:take", "recording.wav"]);
  await press("Clear recording");
  expect([host.sent.at(-1), code(), screen.queryByRole("button", { name: "Play" })]).toEqual([[], "00:00", null]);
});

test("a recording that cannot be handed over says so, and can be tried again", async () => {
  await record("gone");
  expect(screen.getByRole("alert").textContent).toBe("An error has occurred, please try again.");
  await press("Reset");
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByRole("button", { name: "Record" })).toBeDefined();
});
