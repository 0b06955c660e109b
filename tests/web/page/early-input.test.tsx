import userEvent from "@testing-library/user-event";
import { act } from "@testing-library/react";
import { useState } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, expect, test } from "vitest";
import { recordInput, type Step } from "../../../runtime/web/src/page/early-input";
import { replay } from "../../../runtime/web/src/page/replay";

/** As the views' fields are: a value that React controls. */
function Form({ heard }: { heard: (...what: unknown[]) => void }) {
  const [name, setName] = useState("Ada");
  const [ticked, setTicked] = useState(false);
  const [size, setSize] = useState("s");
  return (
    <>
      <input aria-label="name" value={name} onChange={(event) => (setName(event.target.value), heard("name", event.target.value))} onBlur={() => heard("left", name)} onKeyDown={(event) => heard("key", event.key, name)} />
      <input aria-label="tick" type="checkbox" checked={ticked} onChange={(event) => (setTicked(event.target.checked), heard("tick", event.target.checked))} />
      {["s", "m"].map((one) => (
        <label key={one}>
          {one}
          <input type="radio" name="size" checked={size === one} onChange={() => (setSize(one), heard("size", one))} />
        </label>
      ))}
      <input aria-label="files" type="file" onChange={(event) => heard("files", ...[...event.target.files!].map((file) => file.name))} />
      <button onClick={() => heard("press", name)}>Go</button>
    </>
  );
}

async function before(act: (user: ReturnType<typeof userEvent.setup>, page: HTMLElement) => Promise<void>): Promise<{ page: HTMLElement; steps: Step[] }> {
  const page = document.createElement("div");
  page.innerHTML = renderToString(<Form heard={() => {}} />);
  document.body.append(page);
  const early = recordInput();
  await act(userEvent.setup(), page);
  early.stop();
  return { page, steps: early.steps };
}

function hydrated(page: HTMLElement, steps: Step[]): unknown[][] {
  const heard: unknown[][] = [];
  act(() => void hydrateRoot(page, <Form heard={(...what) => heard.push(what)} />));
  act(() => replay(steps));
  return heard;
}

const field = (page: HTMLElement, label: string) => page.querySelector<HTMLInputElement>(`[aria-label=${label}]`)!;

afterEach(() => {
  document.body.replaceChildren();
});

test("what was typed, left and pressed is heard in its order", async () => {
  const { page, steps } = await before(async (user, root) => {
    await user.type(field(root, "name"), " Lovelace");
    await user.click(root.querySelector("button")!);
    await user.click(root.querySelector("button")!);
  });
  const heard = hydrated(page, steps);
  expect(heard).toEqual([["name", "Ada Lovelace"], ["left", "Ada Lovelace"], ["press", "Ada Lovelace"], ["press", "Ada Lovelace"]]);
  expect(field(page, "name").value).toBe("Ada Lovelace");
});

test("choices are heard, and stay", async () => {
  const { page, steps } = await before(async (user, root) => {
    await user.click(field(root, "tick"));
    await user.click(root.querySelectorAll("label")[1]!);
  });
  expect(hydrated(page, steps)).toEqual([["tick", true], ["size", "m"]]);
  expect(field(page, "tick").checked).toBe(true);
  expect([...page.querySelectorAll<HTMLInputElement>("[type=radio]")].map(({ checked }) => checked)).toEqual([false, true]);
});

test("Enter commits what was typed", async () => {
  const { page, steps } = await before(async (user, root) => {
    await user.type(field(root, "name"), "!{Enter}");
  });
  expect(hydrated(page, steps)).toEqual([["name", "Ada!"], ["key", "Enter", "Ada!"]]);
});

test("chosen files are heard, and what comes after them", async () => {
  const { page, steps } = await before(async (user, root) => {
    await user.upload(field(root, "files"), new File(["x"], "a.txt"));
    await user.type(field(root, "name"), "!{Enter}");
  });
  expect(hydrated(page, steps)).toEqual([["files", "a.txt"], ["name", "Ada!"], ["key", "Enter", "Ada!"]]);
});

test("what was changed and changed back is as it came", async () => {
  const { page, steps } = await before(async (user, root) => {
    await user.type(field(root, "name"), "!{Backspace}");
    await user.click(field(root, "tick"));
    await user.click(field(root, "tick"));
  });
  expect(hydrated(page, steps).filter(([what]) => what !== "left")).toEqual([]);
});

test("once it has stopped nothing is taken down", async () => {
  const early = recordInput();
  early.stop();
  document.body.innerHTML = "<button>Go</button>";
  document.querySelector("button")!.click();
  early.stop();
  expect(early.steps).toEqual([]);
});
