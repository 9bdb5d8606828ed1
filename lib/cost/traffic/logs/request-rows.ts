// Which rows of logs are requests to the fleet, and what becomes of the others.
import type { RequestSorter } from '../sorted/request-sorter';
import type { LogSummary, Target } from '../traffic';
import { BadRowCounts } from './bad-row-counts';
import { Callers } from './callers';
import { type DurationProblem, readDuration } from './duration';
import { NO_ACCESS_LOG, readEnvoyLine } from './envoy-line';
import type { RowSink } from './form';
import { FOREIGN, Hosts, hostOfUrl } from './hosts';
import type { ResolvedLogOptions } from './log-options';
import { LogRow } from './row';
import { type TimeProblem, type TimeReader, timeReader } from './time';

const TIME_PROBLEMS: Readonly<Record<TimeProblem, string>> = {
  unreadable: 'a time that is neither RFC 3339 nor a number',
  'without offset': 'a time without an offset from UTC, and no time zone given',
  'out of range': 'a time before 2000 or after 2099',
};

const DURATION_PROBLEMS: Readonly<Record<DurationProblem, string>> = {
  unreadable: 'a duration that is none',
  'without unit': 'a duration without a unit',
};

/**
 * The user agents of the kubelet and of Knative, whose probes Knative doesn't count as requests.
 * See pkg/network and pkg/http/header of knative.dev/networking.
 */
const PROBE = /^(?:kube-probe\/|Knative-[A-Za-z-]+-Probe\b)/;

/** After so many rows, their number is told. */
const ROWS_TOLD = 2 ** 16;

/** Where a row is. */
type PlaceOf = (place: number) => string;

export class RequestRows implements RowSink {
  readonly row = new LogRow();
  private readonly hosts: Hosts;
  private readonly callers = new Callers();
  private readonly bad = new BadRowCounts();
  private readonly readTime: TimeReader;
  private placeOf: PlaceOf = String;
  private rows = 0;
  private used = 0;
  private foreignRows = 0;
  private withoutDuration = 0;
  private earliest = Number.POSITIVE_INFINITY;
  private latest = Number.NEGATIVE_INFINITY;

  /** @param progress is told the number of rows from time to time */
  constructor(
    targets: readonly Target[],
    private readonly options: ResolvedLogOptions,
    private readonly sorter: RequestSorter,
    private readonly progress: (rows: number) => void,
  ) {
    this.hosts = new Hosts(targets);
    this.readTime = timeReader(options.timeZone);
  }

  /** Begins with the rows of another file. */
  begin(placeOf: PlaceOf): void {
    this.placeOf = placeOf;
  }

  take(place: number): void {
    this.count();
    const problem = this.use();
    if (problem !== undefined) {
      this.bad.add(problem, () => this.placeOf(place));
    }
  }

  refuse(reason: string, place: number): void {
    this.count();
    this.bad.add(reason, () => this.placeOf(place));
  }

  /** Returns what was read. */
  summary(files: readonly string[]): LogSummary {
    return {
      kind: 'log',
      files,
      rows: this.rows,
      used: this.used,
      bad: this.bad.list(),
      foreignRows: this.foreignRows,
      foreignHosts: this.hosts.mostForeign(),
      withoutDuration: this.withoutDuration,
    };
  }

  /** Returns the callers of the requests. */
  get callerNames(): readonly string[] {
    return this.callers.names;
  }

  /** Returns the times of the first and the last request. */
  get times(): readonly [earliest: number, latest: number] {
    return [this.earliest, this.latest];
  }

  private count(): void {
    this.rows++;
    if (this.rows % ROWS_TOLD === 0) {
      this.progress(this.rows);
    }
  }

  /** Uses the row. Returns why it can't be used; nothing if it is used, or is for another host. */
  private use(): string | undefined {
    const { row } = this;
    const line = row.text('text');
    if (line !== undefined && !readEnvoyLine(line, row)) {
      return NO_ACCESS_LOG;
    }
    const host = hostOf(row);
    if (host === undefined) {
      return 'no host';
    }
    const target = this.hosts.targetOf(host);
    if (target === FOREIGN) {
      this.foreignRows++;
      return undefined;
    }
    const agent = row.text('agent');
    if (agent !== undefined && PROBE.test(agent)) {
      return 'a probe of Kubernetes or Knative, which is no request';
    }
    const time = this.time();
    if (typeof time === 'string') {
      return time;
    }
    const duration = this.duration();
    if (typeof duration === 'string') {
      return duration;
    }
    this.sorter.add(time, duration, target, this.callers.indexOf(agent, row.text('address')));
    this.earliest = Math.min(this.earliest, time);
    this.latest = Math.max(this.latest, time);
    this.used++;
    return undefined;
  }

  /** Returns when the request of the row came, or why it can't be used. */
  private time(): number | string {
    const written = this.row.get('time');
    if (written === undefined) {
      return 'no time';
    }
    const time = this.readTime(written);
    const { from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = this.options;
    if (typeof time === 'string') {
      return TIME_PROBLEMS[time];
    }
    return time < from ? 'before the period' : time >= until ? 'after the period' : time;
  }

  /** Returns what the request of the row took, or why it can't be used. */
  private duration(): number | string {
    const written = this.row.get('duration');
    if (written === undefined) {
      this.withoutDuration++;
      return this.options.durationSeconds;
    }
    const { unitSeconds, isWhole = false } = this.row.durationColumn ?? {};
    const duration = readDuration(written, isWhole && !Number.isInteger(Number(written)) ? undefined : unitSeconds);
    return typeof duration === 'string' ? DURATION_PROBLEMS[duration] : duration;
  }
}

/** Returns the host of a row. What Knative's proxy logs has a path, and no host: there the address of the Service in the cluster. */
function hostOf(row: LogRow): string | undefined {
  const host = row.text('host') ?? hostOfUrl(row.text('url') ?? '');
  const service = row.text('service');
  const namespace = row.text('namespace');
  return (
    host ?? (service === undefined || namespace === undefined ? undefined : `${service}.${namespace}.svc.cluster.local`)
  );
}
