import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { resample, waveFile } from "../../../runtime/web/src/views/media/wave";
import { Audio, AudioInput, CameraInput, Iframe, Pdf, Video } from "../../../runtime/web/src/views/media/lazy";
import { node, renderNodes } from "../tree-page";

const PLAYER = { media: { mime: "audio/wav", url: "https://example.org/a.wav" }, start: 0, end: null, loop: false, autoplay: false, alt: null };
const VIDEO = { ...PLAYER, muted: false, youtube: null, subtitles: [] };
const FRAME = { url: null, html: null, scrolling: false, tab_index: null, title: "Frame", width: "stretch", height: "content" };
const WIDGET = { label: "<p>Label</p>", label_visibility: "visible", disabled: false };

const loaded = () => Promise.all([Audio, Video, Iframe, Pdf, AudioInput, CameraInput].map((view) => view.preload()));

function refuseDevices(): void {
  Object.defineProperty(navigator, "mediaDevices", { configurable: true, value: { getUserMedia: () => Promise.reject(new Error("no")) } });
}

afterEach(() => Reflect.deleteProperty(navigator, "mediaDevices"));

test("a picture's address ends like a file of its kind", async () => {
  const image = (media: object) => ({ media, caption: null, alt: "" });
  const images = [image({ mime: "image/jpeg", data: { $b64: "AA==" } }), image({ mime: "image/png", url: "media/a.png" }), image({ mime: "image/svg+xml", data: { $b64: "AA==" } })];
  await renderNodes(node("image", { images, width: "content" }));
  const sources = [...screen.getByTestId("stImage").querySelectorAll("img")].map((picture) => picture.getAttribute("src"));
  expect(sources).toEqual(["data:image/jpeg;base64,AA==#picture.jpg", "./media/a.png", "data:image/svg+xml;base64,AA=="]);
});

test("a player begins and stops where it is told", async () => {
  await loaded();
  await renderNodes(node("audio", { ...PLAYER, start: 5, end: 8, alt: "A song" }));
  const audio = screen.getByTestId<HTMLAudioElement>("stAudio");
  expect([audio.getAttribute("src"), audio.getAttribute("aria-label")]).toEqual(["https://example.org/a.wav#t=5,8", "A song"]);
  const pause = vi.spyOn(audio, "pause").mockImplementation(() => {});
  audio.currentTime = 8.2;
  fireEvent(audio, new Event("timeupdate"));
  expect(pause).toHaveBeenCalledOnce();
});

test("a loop comes back to its begin", async () => {
  await loaded();
  await renderNodes(node("video", { ...VIDEO, start: 2, end: 4, loop: true, subtitles: [{ label: "en", media: { mime: "text/vtt", url: "a.vtt" } }] }));
  const video = screen.getByTestId<HTMLVideoElement>("stVideo");
  video.currentTime = 4.1;
  fireEvent(video, new Event("timeupdate"));
  expect(video.currentTime).toBe(2);
  expect(screen.getByTestId("stVideoSubtitle").getAttribute("src")).toBe("./a.vtt");
});

test("YouTube stands in a frame of its own", async () => {
  await loaded();
  await renderNodes(node("video", { ...VIDEO, media: null, youtube: "abc", start: 3, loop: true, muted: true }));
  expect(screen.getByTestId("stVideo").getAttribute("src")).toBe("https://www.youtube.com/embed/abc?start=3&mute=1&loop=1&playlist=abc");
});

test("HTML goes to a sandboxed page, which tells its height", async () => {
  await loaded();
  await renderNodes(node("iframe", { ...FRAME, html: "<b>hi</b>" }));
  const frame = screen.getByTestId<HTMLIFrameElement>("stIFrame");
  expect(frame.getAttribute("sandbox")).not.toContain("allow-same-origin");
  expect(frame.getAttribute("src")).toBe("./assets/of-its-own");
  const post = vi.spyOn(frame.contentWindow!, "postMessage");
  const say = (data: object) => act(async () => void dispatchEvent(new MessageEvent("message", { data, source: frame.contentWindow })));
  await say({ appcFrame: "ready" });
  expect(post).toHaveBeenCalledWith({ html: "<b>hi</b>" }, "*");
  await say({ appcFrame: "height", height: 321 });
  expect(frame.style.height).toBe("321px");
  await act(async () => void dispatchEvent(new MessageEvent("message", { data: { appcFrame: "height", height: 9 }, source: window })));
  expect(frame.style.height).toBe("321px");
});

test("another page, and a document", async () => {
  await loaded();
  await renderNodes(node("iframe", { ...FRAME, url: "https://example.org", height: 200, tab_index: -1 }), node("pdf", { media: { mime: "application/pdf", url: "a.pdf" }, title: "Doc", height: 300 }));
  const [page, pdf] = screen.getAllByTitle(/Frame|Doc/);
  expect([page!.getAttribute("src"), page!.style.height, page!.tabIndex]).toEqual(["https://example.org", "200px", -1]);
  expect(pdf!.getAttribute("src")).toBe("./a.pdf");
});

test("recordings are resampled and written as WAV", async () => {
  const samples = resample([Float32Array.of(0, 1), Float32Array.of(0, -1)], 4, 2);
  expect([...samples]).toEqual([0, 0]);
  const bytes = new DataView(await waveFile(Float32Array.of(0, 1, -2), 8000, "r.wav").arrayBuffer());
  expect([bytes.byteLength, bytes.getUint32(24, true), bytes.getInt16(46, true), bytes.getInt16(48, true)]).toEqual([50, 8000, 32767, -32767]);
});

test("without a microphone the recorder says so", async () => {
  await loaded();
  refuseDevices();
  await renderNodes(node("audio_input", { ...WIDGET, sample_rate: 16000 }, undefined, { id: "a" }));
  await act(async () => void fireEvent.click(screen.getByRole("button", { name: "Record" })));
  expect(screen.getByRole("alert").textContent).toContain("could not be used");
  fireEvent.click(screen.getByRole("button", { name: "Reset" }));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("the camera waits until the visitor allows it", async () => {
  await loaded();
  refuseDevices();
  await renderNodes(node("camera_input", { ...WIDGET, resolution: null }, undefined, { id: "c" }));
  expect(screen.getByTestId<HTMLButtonElement>("stCameraInputButton").disabled).toBe(true);
  fireEvent.click(screen.getByRole("button", { name: "Allow the camera" }));
  expect((await screen.findByRole("button", { name: "Try again" })).textContent).toBe("Try again");
});
