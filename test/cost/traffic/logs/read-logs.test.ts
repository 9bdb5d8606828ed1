// What is read of logs: each form, each reason for which a row can't be used, any order, files, folders and standard input.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { Duration } from 'cdk8s';
import { type LogReading, readLogs } from '../../../../lib/cost/traffic/logs/read-logs';
import type { LogSummary } from '../../../../lib/cost/traffic/traffic';
import { problemsOf } from '../problems';
import { requestsOf, secondsAt } from '../requests';

const TARGETS = [
  { environment: 'dev-01', api: 'web', hosts: ['web.dev-01.example.com', 'web.dev-01.svc.cluster.local'] },
  { environment: 'dev-02', api: 'web', hosts: ['web.dev-02.example.com'] },
];
const NINE = secondsAt('2026-11-02T09:00:00Z');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'logs-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Writes a file, and returns its path. */
function write(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** A request in words: seconds after nine, what it took, whom it was for, who called. */
type Told = readonly [after: number, duration: number, target: number, caller: string];

interface Result {
  readonly requests: readonly Told[];
  readonly summary: LogSummary;
  readonly period: readonly [from: number, until: number];
}

async function read(paths: readonly string[], options: LogReading = {}): Promise<Result> {
  const source = await readLogs(paths, TARGETS, options);
  const { from, until, callers, count, blocks } = source.at('expected');
  const requests = requestsOf(blocks()).map(
    ({ time, duration, target, caller }): Told => [
      Math.round((time - NINE) * 1e6) / 1e6,
      Math.round(duration * 1e6) / 1e6,
      target,
      callers[caller] ?? 'nobody',
    ],
  );
  expect(requests).toHaveLength(count);
  expect(source.summary.used).toBe(count);
  expect(requestsOf(source.at('high').blocks())).toHaveLength(count);
  source.dispose();
  return { requests, summary: source.summary, period: [from, until] };
}

/** Reads one file. */
const readText = (text: string | Buffer, options?: LogReading) => read([write('log', text)], options);

const CURL: Told = [0.25, 0.012, 0, 'curl/8.5.0 from 10.1.2.3'];

const ENTRY = {
  insertId: 'a1',
  timestamp: '2026-11-02T09:00:00.25Z',
  receiveTimestamp: '2026-11-02T09:00:07Z',
  resource: { type: 'http_load_balancer', labels: { project_id: 'p', zone: 'global' } },
  httpRequest: {
    requestMethod: 'GET',
    requestUrl: 'https://web.dev-01.example.com/v1/items?x=1',
    latency: '0.012s',
    userAgent: 'curl/8.5.0',
    remoteIp: '10.1.2.3',
  },
  jsonPayload: { statusDetails: 'response_sent_by_backend', remoteIp: '10.9.9.9' },
};

const ENVOY_LINE =
  '[2026-11-02T09:00:00.250Z] "GET /v1/items HTTP/1.1" 200 - 0 58 12 1 "10.1.2.3" "curl/8.5.0" "f21e-42" "web.dev-01.example.com" "172.18.0.4:80"';

const ENVOY_JSON = {
  start_time: '2026-11-02T09:00:00.250Z',
  authority: 'web.dev-01.example.com:80',
  duration: 12,
  user_agent: 'curl/8.5.0',
  downstream_remote_address: '10.9.9.9:41000',
  x_forwarded_for: '10.1.2.3,10.9.9.9',
};

const KNATIVE_ENTRY = {
  timestamp: '2026-11-02T09:00:00.25Z',
  resource: { type: 'k8s_container', labels: { namespace_name: 'dev-01', container_name: 'queue-proxy' } },
  labels: { 'k8s-pod/serving_knative_dev/service': 'web' },
  jsonPayload: {
    httpRequest: { requestUrl: '/v1/items', latency: '0.012s', userAgent: 'curl/8.5.0', remoteIp: '10.1.2.3:41000' },
    traceId: '',
  },
};

describe('forms', () => {
  test.each([
    [
      'CSV',
      'time,host,duration_ms,user_agent,remote_ip\n2026-11-02T09:00:00.25Z,web.dev-01.example.com,12,curl/8.5.0,10.1.2.3\n',
    ],
    [
      'CSV by Windows',
      '\uFEFF"Timestamp";"Server Name";"Latency_s";"User-Agent";"Client IP"\r\n"2026-11-02T09:00:00.25Z";"web.dev-01.example.com";"0.012";"curl/8.5.0";"10.1.2.3"\r\n',
    ],
    [
      'CSV with tabs and without an end of line',
      'ts\tauthority\tlatency\tcaller\tip\n1793610000.25\tWEB.dev-01.example.com.\t12ms\tcurl/8.5.0\t10.1.2.3',
    ],
    [
      'CSV of the Logs Explorer',
      'insertId,httpRequest.latency,httpRequest.remoteIp,httpRequest.requestUrl,httpRequest.userAgent,timestamp\na1,0.012s,10.1.2.3,https://web.dev-01.example.com/?a=b,curl/8.5.0,2026-11-02T09:00:00.25Z\n',
    ],
    [
      'CSV of the Logs Explorer with lines of text',
      `timestamp,textPayload\n2026-11-02T09:00:07Z,"${ENVOY_LINE.replaceAll('"', '""')}"\n`,
    ],
    [
      'CSV of nginx',
      'time_iso8601,host,request_time,http_user_agent,remote_addr\n2026-11-02T09:00:00.25+00:00,web.dev-01.example.com,0.012,curl/8.5.0,10.1.2.3\n',
    ],
    [
      'lines of JSON',
      '{"time":1793610000250,"host":"web.dev-01.example.com","durationMs":12,"userAgent":"curl/8.5.0","remoteIp":"10.1.2.3"}\n',
    ],
    ['lines of JSON as a storage sink writes them', `${JSON.stringify(ENTRY)}\n`],
    ['lines of JSON of Envoy', `${JSON.stringify(ENVOY_JSON)}\r\n`],
    ["lines of Envoy's default", `\n${ENVOY_LINE}\n`],
    ["lines of Envoy's default as kubectl prefixes them", `[pod/gateway-0/gateway] ${ENVOY_LINE}\n`],
    ['a list of entries', JSON.stringify([ENTRY])],
    ['a list of entries as gcloud writes it', `${JSON.stringify([ENTRY], null, 2)}\n`],
    ['entries one after the other', JSON.stringify(ENTRY, null, 2)],
    [
      'entries of a container that Envoy logs in, as JSON',
      JSON.stringify([{ timestamp: '2026-11-02T09:00:07Z', jsonPayload: ENVOY_JSON }]),
    ],
    [
      'entries of a container that Envoy logs in, as text',
      JSON.stringify([{ timestamp: '2026-11-02T09:00:07Z', textPayload: `${ENVOY_LINE}\n` }]),
    ],
    ["entries of Knative's proxy", JSON.stringify([KNATIVE_ENTRY])],
  ])('%s', async (_, text) => {
    const { requests, summary, period } = await readText(text);
    expect(requests).toEqual([CURL]);
    expect(summary).toMatchObject({ kind: 'log', rows: 1, used: 1, bad: [], foreignRows: 0, withoutDuration: 0 });
    expect(period).toEqual([NINE, NINE + 3600]);
  });

  test.each([
    ['no log', 'Dear all,\nplease find attached\n', "begins with 'Dear all,'"],
    [
      'a header without a time',
      'host,duration_ms\nweb.dev-01.example.com,1\n',
      "has the columns 'host', 'duration_ms'",
    ],
    ['a header without a host', 'time,duration_ms\n1793610000,1\n', "has the columns 'time', 'duration_ms'"],
    [
      'what was packed and is cut off',
      gzipSync(`${ENVOY_LINE}\n`.repeat(100)).subarray(0, 60),
      "can't be read: unexpected end of file",
    ],
    ['what is packed wrongly', Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from('no')]), "can't be read: "],
  ])('%s is refused', async (_, text, problem) => {
    const path = write('log', text);
    const problems = await problemsOf(() => readLogs([path], TARGETS));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${path} ${problem}`);
    expect(problems[0]).toContain('; allowed: ');
  });
});

describe('rows that can’t be used are counted, with the first of each kind', () => {
  const good = {
    time: '2026-11-02T09:00:00.25Z',
    host: 'web.dev-01.example.com',
    duration: '12ms',
    userAgent: 'curl/8.5.0',
    ip: '10.1.2.3',
  };

  test.each<[reason: string, change: Record<string, unknown>, options?: LogReading]>([
    ['no host', { host: undefined }],
    ['no host', { host: undefined, url: '/v1/items' }],
    ['no host', { host: '-' }],
    ['no time', { time: undefined }],
    ['no time', { time: '' }],
    ['no time', { time: null }],
    ['a time that is neither RFC 3339 nor a number', { time: 'yesterday' }],
    ['a time without an offset from UTC, and no time zone given', { time: '2026-11-02T09:00:00' }],
    ['a time before 2000 or after 2099', { time: 17 }],
    ['a duration that is none', { duration: 'fast' }],
    ['a duration without a unit', { duration: undefined, latency: 12 }],
    ['a duration without a unit', { duration: 0.012 }],
    ['a duration without a unit', { duration: '0.012' }],
    ['a probe of Kubernetes or Knative, which is no request', { userAgent: 'kube-probe/1.33' }],
    ['a probe of Kubernetes or Knative, which is no request', { userAgent: 'Knative-Ingress-Probe' }],
    ['a probe of Kubernetes or Knative, which is no request', { userAgent: 'Knative-Queue-Proxy-Probe' }],
    ['before the period', { time: '2026-11-02T08:59:59.9Z' }, { from: '2026-11-02T09:00:00Z' }],
    ['after the period', { time: '2026-11-02T10:00:00Z' }, { until: '2026-11-02T10:00:00Z' }],
    ['no line of an access log', { textPayload: 'listening' }],
  ])('%s: %j', async (...[reason, change, options]) => {
    const row = JSON.stringify(good);
    const bad = JSON.stringify({ ...good, ...change });
    const path = write('log', [row, bad, row, bad, ''].join('\n'));
    const { requests, summary } = await read([path], options);
    expect(requests).toEqual([CURL, CURL]);
    expect(summary).toMatchObject({ rows: 4, used: 2, bad: [{ reason, rows: 2, first: `${path}:2` }], foreignRows: 0 });
  });

  test.each([
    ['no object of JSON', '{"time":'],
    ['no line of an access log', '[2026-11-02 09:00:00.000][1][info][main] starting'],
    ['no line of an access log', 'hello'],
    ['longer than 1 MiB', `{"time":"${'x'.repeat(2 ** 21)}"}`],
  ])('%s', async (reason, bad) => {
    const path = write('log', `${ENVOY_LINE}\n${bad}\n${ENVOY_LINE}\n`);
    const { requests, summary } = await read([path]);
    expect(requests).toEqual([CURL, CURL]);
    expect(summary).toMatchObject({ rows: 3, used: 2, bad: [{ reason, rows: 1, first: `${path}:2` }] });
  });

  test('the entry of a list is told by its index', async () => {
    const path = write('log', JSON.stringify([ENTRY, { ...ENTRY, timestamp: 'now' }], null, 2));
    const { summary } = await read([path]);
    expect(summary.bad.map(({ first }) => first)).toEqual([`${path}[1]`]);
  });

  test('the most frequent reason comes first', async () => {
    const rows = [{}, { host: good.host }, { host: good.host }, good];
    const { summary } = await readText(rows.map((row) => `${JSON.stringify({ x: 1, ...row })}\n`).join(''));
    expect(summary.bad.map(({ reason, rows: count }) => [reason, count])).toEqual([
      ['no time', 2],
      ['no host', 1],
    ]);
  });

  test('a quote in CSV that has no end costs its line', async () => {
    const row = '1793610000.25,web.dev-01.example.com,12ms,curl/8.5.0,10.1.2.3\n';
    const path = write('log.csv', `time,host,latency,caller,ip\n1793610000,"web,1,,\n${row.repeat(40_000)}`);
    const { summary } = await read([path]);
    expect(summary).toMatchObject({
      rows: 40_001,
      used: 40_000,
      bad: [{ reason: 'longer than 1 MiB', rows: 1, first: `${path}:2` }],
    });
  });

  test('a line break between quotes is no end of a row', async () => {
    const { requests } = await readText(
      'time,host,latency,caller\n1793610000,web.dev-01.example.com,1s,"a\nb/1"\n\n1793610001,web.dev-01.example.com,1s,c\n',
    );
    expect(requests.map(([after, , , caller]) => [after, caller])).toEqual([
      [0, 'a\nb/1'],
      [1, 'c'],
    ]);
  });
});

describe('hosts that aren’t the fleet’s', () => {
  const row = (host: string) => `1793610000,${host},1ms\n`;

  test('are counted and named', async () => {
    const hosts = ['other.example.com', 'web.dev-01.example.com', 'Shop.example.com:443', 'shop.example.com'];
    const { summary } = await readText(`time,host,latency\n${hosts.map(row).join('')}`);
    expect(summary).toMatchObject({
      rows: 4,
      used: 1,
      bad: [],
      foreignRows: 3,
      foreignHosts: ['shop.example.com', 'other.example.com'],
    });
  });

  test('and no others: refused, with hosts of both', async () => {
    const path = write('log', `time,host,latency\n${row('other.example.com')}`);
    expect(await problemsOf(() => readLogs([path], TARGETS))).toEqual([
      '1 of 1 rows are for other.example.com; allowed: requests to hosts of the fleet, such as web.dev-01.example.com, web.dev-02.example.com',
    ]);
  });
});

test('no row that can be used: refused, with the reasons', async () => {
  const path = write(
    'log',
    'time,host,latency\n,web.dev-01.example.com,1s\n,web.dev-01.example.com,1s\n1793610000,,1s\n',
  );
  expect(await problemsOf(() => readLogs([path], TARGETS))).toEqual([
    `2 of 3 rows can't be used, from ${path}:2 on: no time`,
    `1 of 3 rows can't be used, from ${path}:4 on: no host`,
  ]);
});

test.each<[object, number]>([
  [{ duration: 12 }, 0.012],
  [{ duration: '12' }, 0.012],
  [{ duration: '0.5s' }, 0.5],
  [{ duration_s: 0.5 }, 0.5],
  [{ durationMillis: 1.5 }, 0.0015],
  [{ latency_us: 1500 }, 0.0015],
  [{ latencyNanoseconds: 2e6 }, 0.002],
  [{ request_time: 0.25 }, 0.25],
  [{ request_time: 1 }, 1],
  [{ latency_ms: 7, duration: 9 }, 0.009],
])('the duration of %j', async (columns, seconds) => {
  const { requests } = await readText(JSON.stringify({ time: NINE, host: 'web.dev-01.example.com', ...columns }));
  expect(requests.map(([, took]) => took)).toEqual([seconds]);
});

describe('what the log doesn’t say', () => {
  const withoutDuration =
    'time,host,latency\n1793610000,web.dev-01.example.com,\n1793610001,web.dev-01.example.com,12ms\n';

  test.each([
    [undefined, 0.2],
    [Duration.millis(1500), 1.5],
  ])('a duration: %p', async (duration, seconds) => {
    const { requests, summary } = await readText(withoutDuration, { duration });
    expect(requests.map(([, took]) => took)).toEqual([seconds, 0.012]);
    expect(summary.withoutDuration).toBe(1);
  });

  test('an offset from UTC', async () => {
    const { requests } = await readText('time,host\n2026-11-02 18:00:00,web.dev-01.example.com\n', {
      timeZone: 'Asia/Tokyo',
    });
    expect(requests.map(([after]) => after)).toEqual([0]);
  });

  test('callers', async () => {
    const { requests } = await readText('time,host\n1793610000,web.dev-01.example.com\n');
    expect(requests.map(([, , , caller]) => caller)).toEqual(['an unknown program']);
  });
});

describe('the period', () => {
  const text = 'time,host\n2026-11-02T08:12:30Z,web.dev-01.example.com\n2026-11-08T22:00:00Z,web.dev-01.example.com\n';

  test.each<[string, LogReading, string, string]>([
    ['goes from the hour of the first request to that of the last', {}, '2026-11-02T08:00:00Z', '2026-11-08T23:00:00Z'],
    ['as it is given', { from: '2026-11-02', until: '2026-11-09' }, '2026-11-02T00:00:00Z', '2026-11-09T00:00:00Z'],
    [
      'in days of a time zone',
      { from: '2026-11-02', until: '2026-11-09', timeZone: 'Asia/Tokyo' },
      '2026-11-01T15:00:00Z',
      '2026-11-08T15:00:00Z',
    ],
    ['from a time on', { from: '2026-11-02T07:30:00+01:00' }, '2026-11-02T06:30:00Z', '2026-11-08T23:00:00Z'],
  ])('%s', async (_, options, from, until) => {
    expect((await readText(text, options)).period).toEqual([secondsAt(from), secondsAt(until)]);
  });
});

test.each<[LogReading, readonly string[]]>([
  [
    { timeZone: 'Mars/Olympus' },
    ["timeZone is 'Mars/Olympus'; allowed: a time zone of the IANA database, such as Asia/Tokyo or UTC"],
  ],
  [{ duration: Duration.seconds(0) }, ['duration is 0s; allowed: a Duration of more than zero, and an hour at most']],
  [
    { duration: Duration.seconds(3601) },
    ['duration is 3601s; allowed: a Duration of more than zero, and an hour at most'],
  ],
  [{ duration: Duration.hours(1), from: '2026-11-02' }, []],
  [
    { from: '2026-02-30' },
    [
      "from is '2026-02-30'; allowed: a day such as 2026-11-02, or a time such as 2026-11-02T09:00:00Z, from 2000 to 2099",
    ],
  ],
  [
    { until: 'tomorrow' },
    [
      "until is 'tomorrow'; allowed: a day such as 2026-11-02, or a time such as 2026-11-02T09:00:00Z, from 2000 to 2099",
    ],
  ],
  [
    { from: '2026-11-02', until: '2026-11-02' },
    ["until is '2026-11-02'; allowed: a time after from, which is '2026-11-02'"],
  ],
  [{ timeZone: 'x', from: 'y' }, [expect.stringContaining('timeZone is'), expect.stringContaining('from is')]],
])('options %j', async (options, problems) => {
  const path = write('log', `${ENVOY_LINE}\n`);
  expect(await problemsOf(() => readLogs([path], TARGETS, options))).toEqual(problems);
});

describe('files', () => {
  const row = (second: number) =>
    `${JSON.stringify({ ...ENTRY, timestamp: new Date((NINE + second) * 1000).toISOString() })}\n`;
  const seconds = ({ requests }: Result) => requests.map(([after]) => after);

  test('a folder means all its files, but hidden ones', async () => {
    write('sink/2026/11/02/09.json', row(5) + row(1));
    write('sink/2026/11/02/08.json', row(3));
    write('sink/2026/11/02/empty.json', '');
    write('sink/2026/11/02/packed', gzipSync(row(2)));
    write('sink/.state', 'nothing to read');
    const result = await read([join(folder, 'sink'), write('more.json', row(4))]);
    expect(seconds(result)).toEqual([1, 2, 3, 4, 5]);
    expect(result.summary.files).toEqual([
      ...['08.json', '09.json', 'empty.json', 'packed'].map((name) => join(folder, 'sink/2026/11/02', name)),
      join(folder, 'more.json'),
    ]);
  });

  test('several packed ones after each other are one', async () => {
    expect(seconds(await readText(Buffer.concat([gzipSync(row(2)), gzipSync(row(1))])))).toEqual([1, 2]);
  });

  test('standard input, packed or not, in any pieces', async () => {
    const bytes = gzipSync(row(1));
    const pieces = [bytes.subarray(0, 1), bytes.subarray(1, 9), bytes.subarray(9)];
    const result = await read(['-'], { standardInput: Readable.from(pieces) });
    expect(seconds(result)).toEqual([1]);
    expect(result.summary.files).toEqual(['standard input']);
    expect(seconds(await read(['-'], { standardInput: Readable.from([Buffer.from(row(2))]) }))).toEqual([2]);
  });

  test.each([
    ['none', () => [], 'no log is given'],
    ['one that isn’t there', () => [join(folder, 'nowhere')], "nowhere can't be read: ENOENT"],
    ['one twice', () => [write('log', row(1)), folder], 'is given 2 times'],
    ['standard input twice', () => ['-', '-'], 'standard input is given 2 times'],
    ['an empty one', () => [write('log', '')], 'log has no rows'],
    ['empty ones', () => [write('log', '\n'), write('other', '')], 'all 2 files have no rows'],
  ])('%s: refused', async (_, paths, problem) => {
    const problems = await problemsOf(() => readLogs(paths(), TARGETS, { standardInput: Readable.from([]) }));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
    expect(problems[0]).toContain('; allowed: ');
  });

  test('a file that is refused leaves nothing open', async () => {
    const standardInput = Readable.from([Buffer.from('no log\n')]);
    expect(await problemsOf(() => readLogs(['-'], TARGETS, { standardInput }))).toHaveLength(1);
    expect(standardInput.destroyed).toBe(true);
  });

  test.each([1, 2, 3, 1000])('any order, with room for %d', async (runLength) => {
    const order = [5, 4, 3, 3, 2, 1, 9, 8, 7];
    const result = await readText(order.map(row).join(''), { runLength });
    expect(seconds(result)).toEqual([1, 2, 3, 3, 4, 5, 7, 8, 9]);
  });
});

test('progress tells rows', async () => {
  const told: number[] = [];
  await readText(`${ENVOY_LINE}\n`.repeat(2 ** 17 + 1), { progress: (rows) => told.push(rows) });
  expect(told).toEqual([2 ** 16, 2 ** 17]);
});
