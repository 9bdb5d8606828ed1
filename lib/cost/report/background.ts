// What the figures rest on, and what the words of the report mean: the same on the terminal, in Markdown and on the page.
import type { TrafficSummary } from '../traffic/traffic';
import type { CostReport } from './cost-report';
import { amount, things } from './figures';
import { partsOf } from './ways';

/** Milliseconds of a day. */
const DAY = 86_400_000;

/** Something that is told under a name. */
export interface Fact {
  readonly name: string;
  readonly text: string;
}

/** Facts under a title. */
export interface Background {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** What the words of the report mean. */
const TERMS: readonly Fact[] = [
  {
    name: 'Low, expected, high',
    text:
      "What isn't known beforehand, such as how long an image takes to start, has three values. Low is the month in which all " +
      'of them are cheap, high the one in which all of them are dear, and expected the likely one.',
  },
  {
    name: 'Cold start',
    text: 'A request for an API that has no pod starts one, and waits until it is ready.',
  },
  {
    name: 'Awake',
    text: 'An API is awake while a pod of it runs, and asleep otherwise. Of several APIs, the mean is told.',
  },
  { name: 'Month', text: 'All amounts are those of 730 hours with the traffic of the period.' },
  {
    name: 'Working hours',
    text: 'The same APIs as Deployments, without Knative: a pod for each during working hours.',
  },
  { name: 'Always on', text: 'The same APIs as Deployments, without Knative: a pod for each all the time.' },
];

/** Returns what the words of a report mean, the parts of the bill among them. */
export const termsOf = (report: CostReport): readonly Fact[] => [
  ...TERMS,
  ...partsOf(report).map(({ name, meaning }) => ({ name, text: meaning })),
];

/** Returns the period of the traffic in words. */
export function period({ from, until }: CostReport): string {
  const days = (Date.parse(until) - Date.parse(from)) / DAY;
  return `${day(from)} to ${day(until)} (${things(days, 'day')})`;
}

/** Midnight is the beginning of a day, and needs no time. */
const day = (instant: string): string =>
  instant.replace(/T00:00(:00(\.0+)?)?Z$/, '').replace(/T(\d\d:\d\d).*$/, ' $1 UTC');

/** Returns what the figures of a report rest on; what there is none of is left out. */
export const backgroundOf = (report: CostReport): Background[] =>
  [
    { title: 'Notes', facts: report.notes.map((text) => ({ name: '', text })) },
    {
      title: 'Traffic',
      facts: [{ name: 'Period', text: period(report) }, ...trafficFacts(report.traffic)],
    },
    {
      title: 'Cluster and prices',
      facts: [
        { name: 'Cluster', text: report.cluster },
        { name: 'Knative', text: report.knative },
        {
          name: 'Prices',
          text: `${report.prices.description}, of ${report.prices.date}, in ${report.prices.currency}`,
        },
        { name: 'Published at', text: report.prices.see },
      ],
    },
    {
      title: 'Assumptions',
      facts: Object.entries(report.assumptions).map(([name, text]) => ({ name, text })),
    },
  ].filter(({ facts }) => facts.length > 0);

function trafficFacts(traffic: TrafficSummary): Fact[] {
  if (traffic.kind === 'profile') {
    return traffic.lines.map((text) => ({ name: 'Profile', text }));
  }
  const { files, rows, used, bad, foreignRows, foreignHosts, withoutDuration = 0 } = traffic;
  return [
    { name: files.length === 1 ? 'Log' : 'Logs', text: files.join(', ') },
    { name: 'Rows', text: `${amount(rows)}, of which ${amount(used)} are requests to the fleet` },
    ...(withoutDuration === 0
      ? []
      : [
          {
            name: 'Durations',
            text: `${things(withoutDuration, 'request')} without one ${withoutDuration === 1 ? 'is' : 'are'} taken to be short`,
          },
        ]),
    ...bad.map((each) => ({
      name: 'Bad rows',
      text: `${things(each.rows, 'row')} can't be used: ${each.reason}; the first is ${each.first}`,
    })),
    ...(foreignRows === 0
      ? []
      : [
          {
            name: 'Other hosts',
            text: `${things(foreignRows, 'row')} for others than the fleet: ${foreignHosts.join(', ')}`,
          },
        ]),
  ];
}

/** What is said where rows of a log could not be used. */
export const BAD_ROWS = 'Some rows of the log could not be used, so the figures may be too low: see Traffic.';

/** Returns whether rows of a log could not be used. */
export const hasBadRows = ({ traffic }: CostReport): boolean => traffic.kind === 'log' && traffic.bad.length > 0;
