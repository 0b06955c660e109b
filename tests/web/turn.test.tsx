import { act, fireEvent, render, screen } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useTurn } from "../../runtime/web/src/views/turn";
import { HostContext } from "../../runtime/web/src/views/view";
import { FakeHost } from "./widgets/host";

function Costly() {
  const box = useRef<HTMLDivElement>(null);
  return <div ref={box} data-testid="box">{useTurn(box) ? "grid" : "picture"}</div>;
}

function show(host: FakeHost) {
  render(<HostContext value={host}><Costly /></HostContext>);
  return screen.getByTestId("box");
}

function prerendered() {
  const host = new FakeHost();
  host.starting = true;
  return { host, box: show(host) };
}

/** The page hears of Python's start, and of a run's beginning and end. */
const tell = (host: FakeHost, state: Partial<FakeHost>) => act(() => Object.assign(host, state).put("", null));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("what a prerendered page shows in a picture waits for the end of the first run", () => {
  const { host, box } = prerendered();
  expect(box.textContent).toBe("picture");
  tell(host, { starting: false, running: true });
  expect(box.textContent).toBe("picture");
  tell(host, { running: false });
  expect(box.textContent).toBe("grid");
  tell(host, { starting: true });
  expect(box.textContent).toBe("grid");
});

test.each([fireEvent.pointerEnter, fireEvent.pointerDown, fireEvent.focusIn])("not when the visitor comes to it", (come) => {
  const { box } = prerendered();
  come(box);
  expect(box.textContent).toBe("grid");
});

test("nor where Python takes its time", () => {
  const { box } = prerendered();
  act(() => void vi.advanceTimersByTime(1900));
  expect(box.textContent).toBe("picture");
  act(() => void vi.advanceTimersByTime(200));
  expect(box.textContent).toBe("grid");
});

test("what a run draws has its turn at once", () => {
  const host = new FakeHost();
  host.running = true;
  expect(show(host).textContent).toBe("grid");
});
