// Reports of costs for tests: any number of environments, and always the same figures.
import { forEachLevel, type Level, type Range } from '../../lib/cost/level';
import type {
  Amounts,
  ApiReport,
  CostReport,
  CurvePoint,
  EnvironmentReport,
  Service,
  Total,
} from '../../lib/cost/report/cost-report';
import type { LogSummary, ProfileSummary } from '../../lib/cost/traffic/traffic';

/** How much of what is expected each level comes to. */
const FACTORS: Range<number> = { low: 0.7, expected: 1, high: 1.6 };

const HOUR_PRICE = 0.025;

/** Returns a number from 0 to 1 that looks like any. */
const anyShare = (seed: number): number => ((seed * 7919 + 104_729) % 1009) / 1009;

const amounts = (podHours: number, hasNodes: boolean): Amounts => ({
  podHours,
  nodeHours: hasNodes ? podHours / 8 : 0,
  money: podHours * HOUR_PRICE,
});

const service = (awakeShare: number, level: Level): Service => ({
  requestsPerDay: Math.round(awakeShare * 900),
  coldStartsPerDay: 20 * awakeShare * (1 - awakeShare) * FACTORS[level],
  waitingShare: 0.03 * (1 - awakeShare) * FACTORS[level],
  awakeShare: Math.min(1, awakeShare * FACTORS[level]),
});

const OWNERS = ['payments', 'search', 'checkout', 'team-platform@example.com'];

const MONITOR = 'GoogleStackdriverMonitoring-UptimeChecks(https://cloud.google.com/monitoring) from 35.199.66.47';

/** Returns an environment: every fifth is kept awake by a monitor, every seventh has no owner. */
export function sampleEnvironment(index: number, hasNodes = true): EnvironmentReport {
  const name = `${index % 4 === 0 ? 'feature-payments-with-a-long-name' : 'dev'}-${String(index + 1).padStart(2, '0')}`;
  const isKeptAwake = index % 5 === 0;
  const awakeShare = isKeptAwake ? 1 : anyShare(index) ** 3 * 0.5;
  const range = forEachLevel((level) => amounts(730 * Math.min(1, awakeShare * FACTORS[level]), hasNodes));
  const api: ApiReport = {
    name: 'hello',
    link: `https://hello-${name}.dev.example.com`,
    image: `ghcr.io/shop/hello@sha256:${'530609c992180374'.repeat(4)}`,
    amounts: range,
    service: forEachLevel((level) => service(awakeShare, level)),
  };
  return {
    name,
    ...(index % 7 !== 6 && { owner: OWNERS[index % OWNERS.length] ?? '' }),
    apis: [api],
    amounts: range,
    service: api.service,
    alwaysOn: amounts(730, hasNodes),
    workingHours: amounts(730 * 0.3, hasNodes),
    wakers: isKeptAwake
      ? [
          { api: 'hello', caller: MONITOR, requestsPerDay: 1440, everySeconds: 60, idleSeconds: 64, awakeShare: 1 },
          {
            api: 'hello',
            caller: 'curl/8.5.0 from 10.1.2.3',
            requestsPerDay: 24,
            everySeconds: 3600,
            idleSeconds: 64,
            awakeShare: 0.02,
          },
        ]
      : [],
  };
}

/** The traffic of a log, with rows that can't be used and rows for other hosts. */
export const LOG: LogSummary = {
  kind: 'log',
  files: ['requests.csv'],
  rows: 1_000_123,
  used: 990_100,
  bad: [{ reason: 'no host', rows: 12, first: 'requests.csv:17' }],
  foreignRows: 10_011,
  foreignHosts: ['www.example.com', 'shop.example.com'],
};

/** The traffic of a profile. */
export const PROFILE: ProfileSummary = {
  kind: 'profile',
  lines: [
    '30 bursts of 4 requests on a working day between 09:00 and 18:00',
    'a monitor that calls every fifth environment each 60 s',
  ],
};

const sum = (all: readonly Amounts[]): Amounts => ({
  podHours: all.reduce((total, { podHours }) => total + podHours, 0),
  nodeHours: all.reduce((total, { nodeHours }) => total + nodeHours, 0),
  money: all.reduce((total, { money }) => total + money, 0),
});

function totalOf(all: readonly Amounts[], hasNodes: boolean): Total {
  const environments = sum(all);
  const platform = { podHours: 4380, nodeHours: hasNodes ? 730 : 0, money: 35.04 };
  const unused = hasNodes ? { podHours: 0, nodeHours: 210.5, money: 28.21 } : { podHours: 0, nodeHours: 0, money: 0 };
  const fee = 73;
  return {
    environments,
    platform,
    unused,
    fee,
    money: environments.money + platform.money + unused.money + fee,
    mostNodes: hasNodes ? Math.ceil(environments.nodeHours / 730) + 1 : 0,
  };
}

/** Window and retention in seconds, and what pod-hours and cold starts come to, of those of today. */
const CURVE: readonly (readonly [number, number, number, number])[] = [
  [6, 0, 0.86, 1.31],
  [30, 0, 0.93, 1.14],
  [60, 0, 1, 1],
  [60, 300, 1.32, 0.7],
  [300, 0, 1.38, 0.71],
  [60, 600, 1.6, 0.55],
  [60, 1800, 2.4, 0.26],
  [60, 3600, 3.1, 0.12],
];

/** What a report is made of. */
export interface SampleProps {
  /** @default - 20 */
  readonly environments?: number;
  /** Whether nodes are charged, and not pods. @default - nodes */
  readonly hasNodes?: boolean;
}

/** Returns a report. */
export function sampleReport({ environments: number = 20, hasNodes = true }: SampleProps = {}): CostReport {
  const environments = Array.from({ length: number }, (_, index) => sampleEnvironment(index, hasNodes));
  const total = forEachLevel((level) =>
    totalOf(
      environments.map(({ amounts: each }) => each[level]),
      hasNodes,
    ),
  );
  const mean = (level: Level, value: (service: Service) => number): number =>
    environments.reduce((all, { service: each }) => all + value(each[level]), 0) / Math.max(1, number);
  const services = forEachLevel((level) => ({
    requestsPerDay: mean(level, (each) => each.requestsPerDay) * number,
    coldStartsPerDay: mean(level, (each) => each.coldStartsPerDay) * number,
    waitingShare: mean(level, (each) => each.waitingShare),
    awakeShare: mean(level, (each) => each.awakeShare),
  }));
  const today = total.expected.environments;
  return {
    knative: '1.23.0',
    from: '2026-11-02T00:00:00Z',
    until: '2026-11-09T00:00:00Z',
    traffic: LOG,
    cluster: hasNodes ? 'e2-standard-4 nodes, spot' : 'GKE Autopilot',
    prices: {
      description: "Google Cloud's list prices in us-central1",
      date: '2026-11-01',
      currency: 'USD',
      see: 'https://cloud.google.com/kubernetes-engine/pricing',
    },
    assumptions: {
      'start of a pod': '2 s, 4 s or 10 s, from when it has a node until it is ready',
      'end of a pod': '30 s, for which it is charged',
      'new node': '60 s, 90 s or 150 s until pods can run on it',
    },
    environments,
    service: services,
    waits: {
      low: { median: 2.1, percentile95: 3.4 },
      expected: { median: 4.2, percentile95: 6.8 },
      high: { median: 10.3, percentile95: 161 },
    },
    total,
    alwaysOn: totalOf(
      environments.map(({ alwaysOn }) => alwaysOn),
      hasNodes,
    ),
    workingHours: totalOf(
      environments.map(({ workingHours }) => workingHours),
      hasNodes,
    ),
    requestsOutsideWorkingHours: 0.38,
    curve: CURVE.map(
      ([windowSeconds, retentionSeconds, hours, starts]): CurvePoint => ({
        windowSeconds,
        retentionSeconds,
        podHours: today.podHours * hours,
        money: today.money * hours,
        coldStartsPerDay: services.expected.coldStartsPerDay * starts,
        waitingShare: services.expected.waitingShare * starts,
        isToday: windowSeconds === 60 && retentionSeconds === 0,
      }),
    ),
    notes: ['dev-03/catalog is scaled by the HPA, which the model doesn’t know: its minimum of pods is taken'],
  };
}

/** Returns a report in which some environments are other ones. */
export const withEnvironments = (
  report: CostReport,
  change: (environment: EnvironmentReport, index: number) => EnvironmentReport,
): CostReport => ({ ...report, environments: report.environments.map(change) });
