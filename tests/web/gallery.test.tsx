/** Every element in the gallery: rendered without a document, and hydrated with not a word from React. */
import { act } from "@testing-library/react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { beforeAll, expect, test, vi } from "vitest";
import { Page } from "../../runtime/web/gallery/page";
import { preloadText } from "../../runtime/web/src/views/text/finish";

beforeAll(preloadText);

test("the browser's first rendering equals the build's", async () => {
  const markup = renderToString(<Page />);
  const problems = vi.spyOn(console, "error").mockImplementation(() => {});
  const container = document.createElement("div");
  container.innerHTML = markup;
  document.body.append(container);
  const recovered = vi.fn();
  const before = container.textContent;
  const root = await act(async () => hydrateRoot(container, <Page />, { onRecoverableError: recovered }));
  expect(recovered).not.toHaveBeenCalled();
  expect(problems).not.toHaveBeenCalled();
  expect(container.textContent).toBe(before);
  await act(async () => root.unmount());
});
