/** A chart that nobody points at. Built-in line charts have a layer of invisible points, which only light up under the pointer: a
 * mark and a cell to find it by for every value, most of what such a chart costs. It is left out until the pointer comes.
 */
import { isComposed, type Spec } from "./spec";

const NAME = "nearest";

/** Invisible until its own parameter says otherwise, and nothing else in the chart asks for that. */
function answersThePointer(layer: Spec): boolean {
  const [param] = layer.params ?? [];
  const opacity = layer.encoding?.opacity;
  return (
    layer.params?.length === 1 &&
    param.name === NAME &&
    param.select?.nearest === true &&
    Object.keys(layer.encoding).length === 1 &&
    opacity.value === 0 &&
    opacity.condition?.param === NAME
  );
}

export function hasPointerLayer(spec: Spec): boolean {
  return !isComposed(spec) && Array.isArray(spec.layer) && spec.layer.length > 1 && answersThePointer(spec.layer.at(-1) as Spec);
}

/** The specification without that layer, if it has one. */
export function resting(spec: Spec): Spec {
  return hasPointerLayer(spec) ? { ...spec, layer: spec.layer.slice(0, -1) } : spec;
}
