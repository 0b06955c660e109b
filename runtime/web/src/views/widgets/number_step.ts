/** Steps of numbers without the noise that binary fractions add. */

/** Digits after the point that a step needs: 0.25 needs 2, 1e-7 needs 7, 5 needs 0. */
export function decimals(step: number): number {
  const [digits = "", exponent = "0"] = step.toString().split("e");
  const fraction = digits.split(".")[1]?.length ?? 0;
  return Math.max(0, fraction - Number(exponent));
}

/** `value + step`: 0.1 + 0.2 is 0.3. */
export function addStep(value: number, step: number): number {
  const digits = Math.min(100, Math.max(decimals(value), decimals(step)));
  return digits > 0 ? Number((value + step).toFixed(digits)) : value + step;
}
