/** `validate` of a text input: a pattern that the whole text must match. */
import type { TextInput } from "../../protocol/elements";

/** What is wrong with the text, or null. An empty text is not wrong: `required` is another matter. */
export function complaintOf(text: string, validate: TextInput["validate"]): string | null {
  if (!validate || text === "") return null;
  let pattern: RegExp;
  try {
    pattern = new RegExp(`^(?:${validate.pattern})$`, "u");
  } catch {
    return null; // a pattern of Python's own kind: it cannot be checked here
  }
  return pattern.test(text) ? null : (validate.message ?? "This text does not have the expected form.");
}
