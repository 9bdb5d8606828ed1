// The chart of what other settings would come to: less waiting is dearer.
import type { EChartsOption, LabelLayoutOptionCallback } from 'echarts';
import type { CurvePoint } from '../cost-report';
import { amount, duration } from '../figures';
import { COLORS } from './svg';

export const CURVE_HEIGHT = 320;

/** Width of the names of the axis at the left. */
const LEFT = 64;

/** Returns what a point is called: its window, and its retention if there is one. */
const nameOf = ({ windowSeconds, retentionSeconds, isToday }: CurvePoint): string =>
  `${duration(windowSeconds)}${retentionSeconds === 0 ? '' : ` + ${duration(retentionSeconds)}`}${isToday ? ', today' : ''}`;

/** Returns the points than which none has both fewer cold starts and less cost, the cheapest first. */
export const bestOf = (curve: readonly CurvePoint[]): CurvePoint[] =>
  curve
    .filter(
      (point) =>
        !curve.some(
          ({ money, coldStartsPerDay }) =>
            money <= point.money &&
            coldStartsPerDay <= point.coldStartsPerDay &&
            (money < point.money || coldStartsPerDay < point.coldStartsPerDay),
        ),
    )
    .toSorted((a, b) => a.money - b.money);

/** Width of a character of a label, its height, and how far from its point it is. */
const CHARACTER = 7;
const LINE = 16;
const DISTANCE = 11;

/** Places for a label, the best first: -1 is left of its point or above it, 1 is right of it or below it. */
const PLACES: readonly (readonly [number, number])[] = [
  [1, -0.6],
  [-1, 0.6],
  [1, 0.6],
  [-1, -0.6],
  [1, -1.8],
  [-1, 1.8],
  [1, 1.8],
];

/** Returns what gives every label a place in the chart that none before it has; one for which there is none is left out. */
function placing(chartWidth: number): LabelLayoutOptionCallback {
  const taken: (readonly [number, number, number])[] = [];
  return ({ rect, text }) => {
    const width = text.length * CHARACTER;
    const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
    const isFree = (left: number, top: number): boolean =>
      left > 0 &&
      left + width <= chartWidth &&
      taken.every(([l, t, w]) => left + width < l || left > l + w || Math.abs(top - t) >= LINE);
    const found = PLACES.map(([across, down]) => ({
      left: across < 0 ? x - DISTANCE - width : x + DISTANCE,
      top: y + down * DISTANCE,
      across,
    })).find(({ left, top }) => isFree(left, top));
    if (found === undefined) {
      return { x: -1000, y: -1000 };
    }
    taken.push([found.left, found.top, width]);
    return {
      x: x + found.across * DISTANCE,
      y: found.top,
      align: found.across < 0 ? 'right' : 'left',
      verticalAlign: 'middle',
    };
  };
}

/**
 * Returns a chart of settings, by what they cost and by how often an API starts from no pod.
 * @param axis returns an amount of money as the axis has it
 */
export function curveChart(
  curve: readonly CurvePoint[],
  width: number,
  axis: (value: number) => string,
): EChartsOption {
  // Those that come first get the best places for their labels.
  const points = curve.toSorted((a, b) => Number(b.isToday) - Number(a.isToday));
  const place = (point: CurvePoint) => [point.coldStartsPerDay, point.money];
  return {
    grid: { left: LEFT, right: 40, top: 34, bottom: 48 },
    xAxis: {
      type: 'value',
      min: 0,
      name: 'Cold starts a day',
      nameLocation: 'middle',
      nameGap: 30,
      nameTextStyle: { color: COLORS.muted, fontSize: 12 },
      splitNumber: width < 400 ? 3 : 5,
      axisLabel: { color: COLORS.muted, fontSize: 12, formatter: amount },
      axisLine: { lineStyle: { color: COLORS.line } },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: COLORS.line } },
    },
    yAxis: {
      type: 'value',
      min: 0,
      name: 'A month',
      nameTextStyle: { color: COLORS.muted, fontSize: 12, align: 'right' },
      splitNumber: 4,
      axisLabel: { color: COLORS.muted, fontSize: 12, formatter: axis },
      splitLine: { lineStyle: { color: COLORS.line } },
    },
    series: [
      // A series of lines would be clipped by a shape whose name counts up: the same data would be another text.
      {
        type: 'custom',
        silent: true,
        data: [0],
        renderItem: (_, api) => ({
          type: 'polyline',
          shape: { points: bestOf(curve).map((point) => api.coord(place(point))) },
          style: { stroke: COLORS.muted, lineWidth: 1.5, fill: 'none' },
        }),
      },
      {
        type: 'scatter',
        silent: true,
        data: points.map((point) => ({
          value: place(point),
          symbolSize: point.isToday ? 14 : 9,
          itemStyle: {
            color: point.isToday ? COLORS.accent : COLORS.surface,
            borderColor: point.isToday ? COLORS.accent : COLORS.muted,
            borderWidth: 2,
          },
          label: { fontWeight: point.isToday ? 'bold' : 'normal' },
        })),
        label: {
          show: true,
          position: 'right',
          color: COLORS.ink,
          fontSize: 12,
          textBorderColor: COLORS.surface,
          textBorderWidth: 3,
          formatter: ({ dataIndex }) => {
            const point = points[dataIndex];
            return point === undefined ? '' : nameOf(point);
          },
        },
        labelLayout: placing(width),
      },
    ],
  };
}
