import { expect, test } from "vitest";

import type { Form } from "../../../runtime/web/src/protocol/elements";
import { Forms } from "../../../runtime/web/src/tree/forms";

const FORM: Form = { form_id: "f", clear_on_submit: false, enter_to_submit: true, border: true };

test("Enter presses the first submit button, and nothing while that is disabled", () => {
  const forms = new Forms();
  forms.register(FORM);
  const leave = forms.registerSubmitter("f", { id: "a" }, false);
  forms.registerSubmitter("f", { id: "b" }, true);
  expect(forms.firstSubmitter("f")).toBeUndefined();
  expect(forms.state("f").get()).toMatchObject({ enterToSubmit: false, hasSubmitter: true });
  leave();
  forms.registerSubmitter("f", { id: "a" }, true);
  expect(forms.firstSubmitter("f")).toEqual({ id: "a" });
  expect(forms.state("f").get().enterToSubmit).toBe(true);
});

test("a form may keep Enter out altogether", () => {
  const forms = new Forms();
  forms.register({ ...FORM, enter_to_submit: false });
  forms.registerSubmitter("f", { id: "a" }, true);
  expect(forms.state("f").get().enterToSubmit).toBe(false);
});
