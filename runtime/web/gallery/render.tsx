import createDOMPurify from "dompurify";
import { JSDOM } from "jsdom";
import { renderToString } from "react-dom/server";
import { preloadText } from "../src/views/text/finish";
import { purifier } from "../src/views/text/sanitize";
import { Page } from "./page";

/** The gallery as HTML, as the prerender would make it. */
export async function render(): Promise<string> {
  purifier.set(createDOMPurify(new JSDOM("").window));
  await preloadText();
  return renderToString(<Page />);
}
