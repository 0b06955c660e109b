/** What a visitor has selected in a chart of ECharts, as the widget's value. */
import { seriesOf, type Json } from "./echarts-data";

export interface EChartsSelection {
  selection: { selected: Json[]; areas: Json[] };
}
/** ECharts' own: which data of which series. */
export interface Group {
  seriesIndex: number;
  dataIndex: number[];
  dataType?: string;
}
export interface Brush {
  brushIndex: number;
  areas?: Json[];
  selected?: Group[];
}

export const NOTHING: EChartsSelection = { selection: { selected: [], areas: [] } };
const ORDER = ["main", "node", "edge"];

/** Chosen points and brushed ones together, by series; areas in the chart's own coordinates. */
export function selectionOf(option: Json, points: Group[], brushes: Brush[]): EChartsSelection {
  const series = seriesOf(option);
  const groups = new Map<string, { index: number; type: string; data: Set<number> }>();
  for (const { seriesIndex, dataIndex, dataType } of [...points, ...brushes.flatMap(({ selected }) => selected ?? [])]) {
    const type = dataType ?? "main";
    const key = `${seriesIndex} ${type}`;
    const group = groups.get(key) ?? { index: seriesIndex, type, data: new Set<number>() };
    dataIndex.forEach((at) => group.data.add(at));
    groups.set(key, group);
  }
  const selected = [...groups.values()]
    .filter(({ data }) => data.size > 0)
    .toSorted((a, b) => a.index - b.index || ORDER.indexOf(a.type) - ORDER.indexOf(b.type))
    .map(({ index, type, data }) => ({
      series_index: index,
      series_id: (series[index]?.id as string | undefined) ?? null,
      series_name: (series[index]?.name as string | undefined) ?? null,
      data_type: type,
      data_indices: [...data].toSorted((a, b) => a - b),
    }));
  const areas = brushes.flatMap(({ brushIndex, areas: own }) =>
    (own ?? []).filter(({ brushType, coordRange }) => brushType && Array.isArray(coordRange)).map(({ brushType, coordRange }) => ({ brush_index: brushIndex, brush_type: brushType as string, coord_range: coordRange as unknown })),
  );
  return { selection: { selected, areas } };
}
