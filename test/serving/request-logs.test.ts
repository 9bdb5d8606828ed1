// The log of requests: what is written, what Go makes of it, and that the report of costs reads it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { readLogs } from '../../lib/cost/traffic/logs/read-logs';
import { folders } from '../../lib/gitops/folders';
import { KnativeRelease } from '../../lib/release/knative-release';
import { KnativeServing, type KnativeServingProps } from '../../lib/serving/knative-serving';
import { requestLogTemplate } from '../../lib/serving/request-log-template';
import type { RequestLogsProps } from '../../lib/serving/request-logs';
import { constructProblems, problemLines } from '../../lib/validation/problems';
import { requestsOf } from '../cost/traffic/requests';
// What Go wrote: request-logs/render.go says how.
import rendered from './request-logs/rendered.json';

const release = KnativeRelease.newest();

function observability(props: KnativeServingProps) {
  const app = new App();
  new KnativeServing(app, 'platform', { release, ...props });
  const data = folders(app)
    .flatMap(({ objects }) => objects.map(({ manifest }) => manifest))
    .find(({ metadata }) => metadata.name === 'config-observability')?.['data'];
  return { data, problems: problemLines(constructProblems(app)) };
}

const unchecked = (requestLogs: string): KnativeServingProps => JSON.parse(`{"requestLogs":${requestLogs}}`);

test.each([undefined, false] as const)('%s leaves the log as it is', (requestLogs) => {
  expect(observability({ requestLogs })).toEqual({ data: undefined, problems: [] });
});

test.each(KnativeRelease.all().map((each) => [each.version, each] as const))('minimal, for Knative %s', (_, each) => {
  expect(observability({ release: each, requestLogs: {} })).toEqual({
    data: {
      'logging.enable-request-log': 'true',
      'logging.request-log-template': requestLogTemplate(undefined),
    },
    problems: [],
  });
});

test.each(['1.21.3', '1.23.0'])('all props, for Knative %s', (version) => {
  const requestLogs: Required<RequestLogsProps> = { probes: true, traceProject: 'shop-dev' };
  expect(observability({ release: KnativeRelease.of(version), requestLogs })).toEqual({
    data: {
      'logging.enable-request-log': 'true',
      'logging.enable-probe-request-log': 'true',
      'logging.request-log-template': requestLogTemplate('shop-dev'),
    },
    problems: [],
  });
});

test.each([
  ['true', 'requestLogs is true; allowed: false, or an object with probes, traceProject'],
  ['{"probe":true}', "requestLogs has property 'probe'; allowed: probes, traceProject"],
  ['{"probes":"yes"}', "requestLogs.probes is 'yes'; allowed: true, false"],
  ['{"traceProject":"{{.}}"}', "requestLogs.traceProject is '{{.}}'; allowed: the id of a project"],
])('requestLogs %s is refused', (requestLogs, problem) => {
  expect(observability(unchecked(requestLogs)).problems).toEqual([expect.stringContaining(`platform: ${problem}`)]);
});

test('a release without ids of traces leads to none', () => {
  const requestLogs = { traceProject: 'shop-dev' };
  expect(observability({ release: KnativeRelease.of('1.20.3'), requestLogs }).problems).toEqual([
    "platform: requestLogs.traceProject is 'shop-dev'; allowed: none before Knative 1.21, which gives the log no id of a trace",
  ]);
});

test('another template beside it is a contradiction', () => {
  const configuration = [{ observability: { loggingRequestLogTemplate: '{{.Request.Method}}' } }];
  expect(observability({ requestLogs: {}, configuration }).problems).toEqual([
    expect.stringContaining('observability.loggingRequestLogTemplate'),
  ]);
});

test('it is one line, as collectors make an entry of each', () => {
  expect(requestLogTemplate('shop-dev')).not.toMatch(/[\r\n]/);
});

describe('what Go makes of it', () => {
  const entries = rendered.samples.map(({ line, ...sample }) => ({ sample, entry: JSON.parse(line) }));
  const agents = entries.map(({ entry }) => entry.httpRequest.userAgent);

  test('is of this template', () => {
    expect(rendered.template).toBe(requestLogTemplate('shop-dev'));
  });

  test('is an entry of Cloud Logging', () => {
    expect(entries[1]?.entry).toEqual({
      severity: 'INFO',
      httpRequest: {
        requestMethod: 'GET',
        requestUrl: "https://hello-dev-07.dev.example.com/a?b='c'&d=<e>",
        requestSize: '0',
        status: 200,
        responseSize: '2',
        latency: '0.012000s',
        userAgent: 'say "hi"',
        remoteIp: '10.8.0.4:50123',
        serverIp: '10.8.0.7',
        protocol: 'HTTP/1.1',
        referer: '',
      },
      xForwardedFor: '203.0.113.7, 10.8.0.4',
      namespace: 'dev-07',
      service: 'hello',
      revision: 'hello-00001',
    });
  });

  test('has the severity of the status', () => {
    expect(new Map(entries.map(({ sample, entry }) => [sample.code, entry.severity]))).toEqual(
      new Map([
        [200, 'INFO'],
        [404, 'WARNING'],
        [503, 'ERROR'],
      ]),
    );
  });

  test.each(['say "hi"', "it's an agent & more = <b>", 'café 😀', ''])('has the user agent %j as it was', (agent) => {
    expect(agents).toContain(agent);
  });

  test.each([
    ['a backslash', 'back%5Cslash'],
    ['a tab', 'tab%09here'],
    ['bytes that are no UTF-8', 'no+%FF+UTF-8'],
    ['what is not printable', 'unprintable+%C2%AD+%F3%A0%80%81'],
  ])('escapes %s as in a URL', (_, agent) => {
    expect(agents).toContain(agent);
  });

  test('has no size where none is known, and the protocol http where the caller makes one up', () => {
    const request = entries.find(({ sample }) => sample.length < 0)?.entry.httpRequest;
    expect(request).not.toHaveProperty('requestSize');
    expect(request).toMatchObject({
      requestUrl: 'http://hello-dev-07.dev.example.com/',
      latency: '0.000001s',
    });
  });

  test('leads to the trace, whatever its id is', () => {
    expect(entries.map(({ entry }) => entry['logging.googleapis.com/trace']).filter((trace) => trace)).toEqual([
      'projects/shop-dev/traces/4bf92f3577b34da6a3ce929d0e0e4736',
      'projects/shop-dev/traces/"},{"',
    ]);
  });
});

describe('the report of costs', () => {
  const TARGETS = [
    { environment: 'dev-07', api: 'hello', hosts: ['hello-dev-07.dev.example.com', 'hello.dev-07.svc.cluster.local'] },
  ];
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'request-logs-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Reads the lines as Cloud Logging exports them: it takes what it knows out of the line, and keeps the rest. */
  async function read(lines: readonly string[]) {
    const path = join(folder, 'entries.json');
    const entries = lines.map((line, index) => {
      const { severity, httpRequest, 'logging.googleapis.com/trace': trace, ...jsonPayload } = JSON.parse(line);
      const isActivator = httpRequest.serverIp === undefined;
      return {
        timestamp: new Date(Date.UTC(2026, 10, 2, 9, 0, index)).toISOString(),
        severity,
        httpRequest,
        trace,
        jsonPayload,
        resource: { type: 'k8s_container', labels: { namespace_name: isActivator ? 'knative-serving' : 'dev-07' } },
      };
    });
    writeFileSync(path, JSON.stringify(entries));
    const source = await readLogs([path], TARGETS);
    const traffic = source.at('expected');
    const result = {
      summary: source.summary,
      callers: traffic.callers,
      requests: requestsOf(traffic.blocks()),
    };
    source.dispose();
    return result;
  }

  test('reads every request once: what the activator logs is not counted again', async () => {
    const { summary, requests, callers } = await read(rendered.samples.map(({ line }) => line));
    const ofProxy = rendered.samples.filter(({ pod }) => pod !== '');
    expect(summary).toMatchObject({ rows: rendered.samples.length, used: ofProxy.length });
    expect(summary.bad).toMatchObject([{ reason: 'no host', rows: 1 }]);
    expect(requests[0]).toMatchObject({ target: 0, duration: 0.012 });
    expect(callers[0]).toBe('curl/8.5.0 from 10.8.0.4');
  });

  test('knows who called by what the gateway says', async () => {
    const { callers } = await read([rendered.samples[1]?.line ?? '']);
    expect(callers).toEqual([expect.stringContaining('203.0.113.7')]);
  });
});
