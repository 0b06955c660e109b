import type { Metric } from "../../protocol/elements";

const WIDTH = 300;
const HEIGHT = 60;
const MARGIN = 3;

/** A metric's little chart: drawn in a fixed box and stretched, so that it is the same at build time and everywhere. */
export function Sparkline({ data, kind, color }: { data: number[]; kind: "line" | "bar" | "area"; color: Metric["color"] }) {
  const values = data.length === 1 ? [data[0]!, data[0]!] : data;
  return (
    <svg
      className="stMetricChart"
      data-testid="stMetricChart"
      data-color={color}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`Trend of ${data.length} values, from ${data[0]} to ${data[data.length - 1]}`}
    >
      {kind === "bar" ? <Bars values={values} /> : <Line values={values} area={kind === "area"} />}
    </svg>
  );
}

function scaled(values: number[]): (value: number) => number {
  const finite = values.filter(Number.isFinite);
  const low = Math.min(...finite);
  const span = Math.max(...finite) - low || 1;
  return (value) => HEIGHT - MARGIN - ((value - low) / span) * (HEIGHT - 2 * MARGIN);
}

const rounded = (value: number) => Math.round(value * 100) / 100;

function Line({ values, area }: { values: number[]; area: boolean }) {
  const y = scaled(values);
  const step = WIDTH / (values.length - 1);
  const points = values.flatMap((value, index) => (Number.isFinite(value) ? [`${rounded(index * step)} ${rounded(y(value))}`] : []));
  return (
    <>
      {area && <path className="st-metric-area" d={`M0 ${HEIGHT}L${points.join("L")}L${WIDTH} ${HEIGHT}Z`} />}
      <path className="st-metric-line" d={`M${points.join("L")}`} vectorEffect="non-scaling-stroke" />
    </>
  );
}

function Bars({ values }: { values: number[] }) {
  const y = scaled([...values, 0]);
  const step = WIDTH / values.length;
  return values.map((value, index) => (
    <rect key={index} x={rounded(index * step + step * 0.1)} width={rounded(step * 0.8)} y={rounded(Math.min(y(value), y(0)))} height={rounded(Math.max(1, Math.abs(y(value) - y(0))))} />
  ));
}
