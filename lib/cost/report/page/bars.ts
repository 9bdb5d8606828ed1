// A chart of horizontal bars, each with its parts, its range and its value in words.
import type { CustomSeriesOption, EChartsOption } from 'echarts';
import { cutMiddle } from '../../../text/printable';
import { COLORS } from './svg';

/** Width of a character of the names, and most of the width that names take. */
const CHARACTER = 8;
const NAMES_SHARE = 0.42;

/** Height of a bar with what is between two, and of the axis. */
const ROW = 30;
const AXIS = 34;

/** A bar. */
export interface Bar {
  readonly name: string;
  /** Its parts, from left to right. */
  readonly values: readonly number[];
  /** From where to where it may be. @default - it is known */
  readonly range?: readonly [number, number];
  /** What is written beside it. */
  readonly label: string;
}

/** Returns how high a chart of bars is. */
export const barsHeight = (bars: readonly Bar[]): number => bars.length * ROW + AXIS;

/**
 * Returns a chart of bars, the first at the top.
 * @param axis returns a number as the axis has it
 */
export function barsChart(bars: readonly Bar[], width: number, axis: (value: number) => string): EChartsOption {
  const parts = Math.max(0, ...bars.map(({ values }) => values.length));
  const labelWidth = Math.max(0, ...bars.map(({ label }) => label.length)) * CHARACTER + 8;
  const nameCharacters = Math.floor((width * NAMES_SHARE) / CHARACTER);
  const names = bars.map(({ name }) => cutMiddle(name, nameCharacters));
  const nameWidth = Math.max(0, ...names.map((name) => name.length)) * CHARACTER + 12;
  return {
    grid: { left: nameWidth, right: labelWidth, top: 4, bottom: AXIS - 4 },
    xAxis: {
      type: 'value',
      min: 0,
      splitNumber: width < 400 ? 2 : 4,
      axisLabel: { color: COLORS.muted, fontSize: 12, formatter: axis, hideOverlap: true },
      splitLine: { lineStyle: { color: COLORS.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names,
      axisLabel: { color: COLORS.ink, fontSize: 13, interval: 0 },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: COLORS.line } },
    },
    series: [
      ...Array.from({ length: parts }, (_, part) => ({
        type: 'bar' as const,
        stack: 'parts',
        silent: true,
        barWidth: 16,
        itemStyle: { color: COLORS.parts[part % COLORS.parts.length] ?? COLORS.ink },
        data: bars.map(({ values }) => values[part] ?? 0),
      })),
      ranges(bars),
      {
        type: 'scatter',
        silent: true,
        symbolSize: 1,
        itemStyle: { color: 'none' },
        data: bars.map((bar, index) => [endOf(bar), index]),
        label: {
          show: true,
          position: 'right',
          distance: 6,
          color: COLORS.ink,
          fontSize: 13,
          formatter: ({ dataIndex }) => bars[dataIndex]?.label ?? '',
        },
      },
    ],
  };
}

const endOf = ({ values, range }: Bar): number =>
  Math.max(
    values.reduce((total, value) => total + value, 0),
    range?.[1] ?? 0,
  );

/** Returns the ranges: a line from the lowest to the highest value, with an end at both. */
const ranges = (bars: readonly Bar[]): CustomSeriesOption => ({
  type: 'custom',
  silent: true,
  z: 5,
  data: bars.flatMap(({ range }, index) => (range === undefined ? [] : [[range[0], range[1], index]])),
  encode: { x: [0, 1], y: 2 },
  renderItem: (_, api) => {
    const [x1 = 0, y = 0] = api.coord([api.value(0), api.value(2)]);
    const [x2 = 0] = api.coord([api.value(1), api.value(2)]);
    const line = (...[ax, ay, bx, by]: readonly [number, number, number, number]) => ({
      type: 'line' as const,
      shape: { x1: ax, y1: ay, x2: bx, y2: by },
      style: { stroke: COLORS.ink, lineWidth: 1.5, fill: 'none' },
    });
    return {
      type: 'group',
      children: [line(x1, y, x2, y), line(x1, y - 4, x1, y + 4), line(x2, y - 4, x2, y + 4)],
    };
  },
});
