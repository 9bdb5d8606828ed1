// The metrics that queries are made of, by one id each: what a release calls them, in which unit, and by which labels.
import type { KnativeRelease } from '../release/knative-release';
import { InputError } from '../validation/input-error';
import { METRICS, type MetricId, type MetricLabel, type MetricName, type MetricSource } from './metrics-table';

/** What Prometheus adds to the name of a histogram. */
const HISTOGRAM_SERIES = ['_bucket', '_count', '_sum'] as const;

const isOf = ({ since, until }: MetricName, release: KnativeRelease): boolean =>
  (since === undefined || release.since(since)) && (until === undefined || !release.since(until));

const nameIn = (id: MetricId, release: KnativeRelease): MetricName | undefined =>
  METRICS[id].names.find((name) => isOf(name, release));

/** Returns whether a release has a metric. */
export const hasMetric = (id: MetricId, release: KnativeRelease): boolean => nameIn(id, release) !== undefined;

/**
 * Returns what a release calls a metric, with its unit and labels.
 * @throws InputError if the release doesn't have it
 */
export function metricOf(id: MetricId, release: KnativeRelease): MetricName {
  const found = nameIn(id, release);
  if (found === undefined) {
    const allowed = METRIC_IDS.filter((each) => hasMetric(each, release));
    throw new InputError([`Knative ${release.version} has no metric ${id}; allowed: ${allowed.join(', ')}`]);
  }
  return found;
}

/**
 * Returns what a release calls a label of a metric.
 * @throws InputError if the release doesn't have the metric, or the metric doesn't have the label
 */
export function labelOf(id: MetricId, label: MetricLabel, release: KnativeRelease): string {
  const { name, labels } = metricOf(id, release);
  const found = labels[label];
  if (found === undefined) {
    throw new InputError([`${name} has no label for ${label}; allowed: ${Object.keys(labels).join(', ')}`]);
  }
  return found;
}

/** All ids, in the order of the table. */
export const METRIC_IDS = Object.keys(METRICS).filter((id): id is MetricId => Object.hasOwn(METRICS, id));

/** Returns the names of all series that a source gives for the metrics of the table, in the release's words. */
export const seriesOf = (sources: readonly MetricSource[], release: KnativeRelease): string[] => [
  ...new Set(
    METRIC_IDS.filter((id) => sources.includes(METRICS[id].source)).flatMap((id) => {
      const name = nameIn(id, release)?.name;
      if (name === undefined) {
        return [];
      }
      return METRICS[id].type === 'histogram' ? HISTOGRAM_SERIES.map((suffix) => `${name}${suffix}`) : [name];
    }),
  ),
];
