/** What finishing text needs in Node: formulas, code colours, and a window for the sanitiser. */
import createDOMPurify, { type WindowLike } from "dompurify";
import { JSDOM } from "jsdom";
import { preloadText } from "../views/text/finish";
import { purifier } from "../views/text/sanitize";

export async function prepareText(): Promise<void> {
  purifier.set(createDOMPurify(new JSDOM("").window as unknown as WindowLike));
  await preloadText();
}
