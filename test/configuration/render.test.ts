import { defaultIn, isKnown, spellingIn } from '../../lib/configuration/key';
import { renderConfigurations } from '../../lib/configuration/render';
import { KnativeRelease } from '../../lib/release/knative-release';
import type { ServingConfiguration } from '../../lib/serving/configuration/serving-configuration';
import { DEFINITIONS, KEYS } from '../support/configuration';

const render = (version: string, ...configurations: object[]) => {
  const { data, problems } = renderConfigurations(DEFINITIONS, configurations, KnativeRelease.of(version));
  return { data: Object.fromEntries(data), problems };
};

test('configurations are put together, ConfigMap by ConfigMap', () => {
  const parts: ServingConfiguration[] = [
    { gc: { minNonActiveRevisions: 1 }, domain: [{ name: 'a.example.com', selector: { a: 'b' } }] },
    { gc: { maxNonActiveRevisions: 5 }, domain: [{ name: 'b.example.com' }] },
    { leaderElection: { mapLeasePrefix: { 'webhook.A': 'b' } }, network: undefined },
    { leaderElection: { mapLeasePrefix: { 'webhook.C': 'd' }, buckets: undefined } },
  ];
  expect(render('1.4.0', ...parts)).toEqual({
    data: {
      'config-gc': { 'min-non-active-revisions': '1', 'max-non-active-revisions': '5' },
      'config-domain': { 'a.example.com': 'selector:\n  a: b\n', 'b.example.com': '' },
      'config-leader-election': { 'map-lease-prefix.webhook.A': 'b', 'map-lease-prefix.webhook.C': 'd' },
    },
    problems: [],
  });
});

test('what is undefined in an object is not written', () => {
  const none = undefined;
  const configuration = {
    network: {
      namespaceWildcardCertSelector: {
        matchLabels: none,
        matchExpressions: [{ key: 'a', operator: 'Exists', values: none }],
      },
    },
    certmanager: { issuerRef: { name: 'own', kind: none, group: none } },
    logging: { zapLoggerConfig: { level: none, encoderConfig: { timeKey: none } } },
    deployment: { runtimeClassName: [{ name: 'kata', selector: none }] },
    domain: [{ name: 'a.example.com', selector: none, wildcard: none }],
  };
  expect(render('1.15.3', configuration)).toEqual({
    data: {
      'config-network': { 'namespace-wildcard-cert-selector': 'matchExpressions:\n  - key: a\n    operator: Exists\n' },
      'config-certmanager': { issuerRef: 'name: own\n' },
      'config-logging': { 'zap-logger-config': '{"encoderConfig":{}}' },
      'config-deployment': { 'runtime-class-name': 'kata: {}\n' },
      'config-domain': { 'a.example.com': '' },
    },
    problems: [],
  });
});

test('nothing is set where nothing is asked for', () => {
  expect(render('1.3.1')).toEqual({ data: {}, problems: [] });
  expect(render('1.3.1', {}, { gc: {} })).toEqual({ data: {}, problems: [] });
});

test('two that give one key different values are an error', () => {
  const one = { gc: { minNonActiveRevisions: 1 } };
  expect(render('1.3.1', one, one).problems).toEqual([]);
  expect(render('1.3.1', one, { gc: { minNonActiveRevisions: 2 } }).problems).toEqual([
    'gc.minNonActiveRevisions is 1 and 2; allowed: one value',
  ]);
  expect(
    render('1.3.1', { domain: [{ name: 'a.b' }] }, { domain: [{ name: 'a.b', selector: { c: 'd' } }] }).problems,
  ).toEqual(["domain a.b is '' and 'selector:\\n  c: d\\n'; allowed: one value"]);
});

test.each([
  [
    'an unknown ConfigMap',
    { autoscalers: {} },
    'autoscalers is unknown (did you mean autoscaler?); allowed: autoscaler, defaults, deployment',
  ],
  ['a ConfigMap called as what every object has', { constructor: {} }, 'constructor is unknown; allowed: autoscaler'],
  [
    'an unknown key',
    { gc: { keep: 1 } },
    'gc.keep is unknown; allowed: retainSinceCreateTime, retainSinceLastActiveTime',
  ],
  ['a key called as what every object has', { gc: { toString: 1 } }, 'gc.toString is unknown; allowed: retain'],
  [
    'the spelling of Knative',
    { gc: { 'min-non-active-revisions': 1 } },
    'gc.min-non-active-revisions is unknown (did you mean minNonActiveRevisions?); allowed: retain',
  ],
  [
    'a mistyped key',
    { gc: { minNonActiveRevison: 1 } },
    'gc.minNonActiveRevison is unknown (did you mean minNonActiveRevisions?)',
  ],
  ['the name of the ConfigMap', { 'config-gc': {} }, 'config-gc is unknown (did you mean gc?)'],
  ['a ConfigMap that is a list', { gc: [] }, 'gc is []; allowed: an object with retainSinceCreateTime'],
  ['a ConfigMap that is none', { gc: 5 }, 'gc is 5; allowed: an object with retainSinceCreateTime'],
  ['a ConfigMap that is nothing', { gc: null }, 'gc is null; allowed: an object with retainSinceCreateTime'],
])('fails for %s', (_, configuration, problem) => {
  const { data, problems } = render('1.3.1', configuration);
  expect(problems).toEqual([expect.stringContaining(problem)]);
  expect(data).toEqual({});
});

test('what is allowed in place of an unknown key is what the release knows', () => {
  const { problems } = render('1.11.6', { network: { tls: true } });
  expect(problems.join()).toContain('internalEncryption');
  expect(problems.join()).not.toContain('systemInternalTls');
});

test.each([
  ['1.11.6', { network: { systemInternalTls: 'Enabled' } }, 'network.systemInternalTls', 'from 1.12 on'],
  ['1.20.3', { features: { kubernetesPodspecDryrun: 'Allowed' } }, 'features.kubernetesPodspecDryrun', 'before 1.20'],
  ['1.14.2', { certmanager: { issuerRef: { name: 'own' } } }, 'certmanager.issuerRef', 'from 1.15 on'],
  ['1.18.2', { kourier: { extauthzHost: 'a:1' } }, 'kourier.extauthzHost', 'from 1.19 on'],
])('Knative %s does not know %j', (version, configuration, path, allowed) => {
  expect(render(version, configuration)).toEqual({
    data: {},
    problems: [`${path} is unknown to Knative ${version}; allowed: ${allowed}`],
  });
});

test.each([
  [
    '1.12.4',
    { network: { internalEncryption: true } },
    'network.internalEncryption is replaced since Knative 1.12; allowed: network.systemInternalTls (system-internal-tls)',
  ],
  [
    '1.19.9',
    { tracing: { backend: 'none' } },
    'tracing.backend is replaced since Knative 1.19; allowed: observability.tracingProtocol (tracing-protocol in config-observability)',
  ],
])('Knative %s has another key in place of %j', (version, configuration, problem) => {
  expect(render(version, configuration)).toEqual({ data: {}, problems: [problem] });
});

test('configurations may come from where no compiler has seen them', () => {
  const problems = (configurations: unknown) =>
    renderConfigurations(DEFINITIONS, configurations, KnativeRelease.of('1.3.1')).problems;
  expect(problems([undefined, { gc: { minNonActiveRevisions: 1 } }])).toEqual([]);
  for (const [wrong, shown] of [
    [null, 'null'],
    [5, '5'],
    [[], '[]'],
    ['gc', "'gc'"],
  ] as const) {
    expect(problems([wrong])).toEqual([
      expect.stringContaining(`configuration has ${shown}; allowed: objects with auto`),
    ]);
  }
  for (const wrong of [null, undefined, 5, {}]) {
    expect(problems(wrong)).toEqual([
      expect.stringMatching(/^configuration is .*; allowed: a list of objects with auto/),
    ]);
  }
});

describe('what is known of a key', () => {
  const key = (path: string) => {
    const found = KEYS.get(path);
    if (found === undefined) {
      throw new RangeError(path);
    }
    return found;
  };
  const of = (path: string, version: string) => {
    const release = KnativeRelease.of(version);
    return [isKnown(key(path), release), defaultIn(key(path), release), spellingIn(key(path), release)];
  };

  test.each([
    ['autoscaler.targetBurstCapacity', '1.3.2', [true, 200, 'target-burst-capacity']],
    ['autoscaler.targetBurstCapacity', '1.4.0', [true, 211, 'target-burst-capacity']],
    ['domain', '1.7.4', [true, [{ name: 'example.com' }], 'DOMAIN']],
    ['domain', '1.8.6', [true, [{ name: 'svc.cluster.local' }], 'DOMAIN']],
    ['features.kubernetesPodspecVolumesEmptydir', '1.7.4', [true, 'Disabled', 'kubernetes.podspec-volumes-emptydir']],
    ['features.kubernetesPodspecVolumesEmptydir', '1.8.6', [true, 'Enabled', 'kubernetes.podspec-volumes-emptydir']],
    ['deployment.queueSidecarImage', '1.7.4', [true, undefined, 'queueSidecarImage']],
    ['deployment.queueSidecarImage', '1.8.6', [true, undefined, 'queue-sidecar-image']],
    ['network.externalDomainTls', '1.11.6', [true, 'Disabled', 'auto-tls']],
    ['network.externalDomainTls', '1.12.4', [true, 'Disabled', 'external-domain-tls']],
    ['network.internalEncryption', '1.12.4', [false, false, 'internal-encryption']],
  ])('%s in %s', (path, version, expected) => {
    expect(of(path, version)).toEqual(expected);
  });

  test('every release that a key names is in the catalogue, or a patch before one', () => {
    const minors = new Set(KnativeRelease.all().map(({ minor }) => minor));
    const named = [...KEYS.values()].flatMap(({ since, removed, formerly, defaultSince = {} }) => [
      since ?? '1.3',
      removed ?? '1.3',
      formerly?.until ?? '1.3',
      ...Object.keys(defaultSince),
    ]);
    expect(named.filter((version) => !minors.has(version.split('.').slice(0, 2).join('.')))).toEqual([]);
  });

  test('every key says what holds where it is not set', () => {
    const silent = [...KEYS].filter(([, { default: value, unset }]) => (value === undefined) === (unset === undefined));
    expect(silent.map(([path]) => path)).toEqual([]);
  });
});
