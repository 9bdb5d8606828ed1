// The rules between the fields of a Knative Service, and what is said of properties that are none of its.
import { Duration } from 'cdk8s';
import { KnativeRelease } from '../../lib/release/knative-release';
import { SERVICE } from '../../lib/service/fields/service';
import { renderService } from '../../lib/service/render';
import { RULES } from '../../lib/service/rules/rules';
import { Settings } from '../../lib/serving/configuration/settings';
import { ALL_ROWS } from './rules/all';
import { IMAGE, serviceOf, unseen } from './service';

describe.each(Object.entries(ALL_ROWS))('%s', (_, rows) => {
  test.each(rows.map((row) => [row.what, row] as const))('%s', (_what, { props, problems, version, configuration }) => {
    const release = version === undefined ? KnativeRelease.newest() : KnativeRelease.of(version);
    expect(serviceOf(props, { release, configuration }).problems).toEqual(problems);
  });
});

test('each rule refuses something', () => {
  const release = KnativeRelease.newest();
  const rows = Object.values(ALL_ROWS).flat();
  const silent = RULES.filter((rule) =>
    rows.every(({ props, configuration = {} }) => {
      const settings = new Settings([configuration], release);
      return rule({ image: IMAGE, ...props }, { release, settings, name: 'hello', wrong: [] }).length === 0;
    }),
  );
  expect(silent).toEqual([]);
});

test('each row is called otherwise', () => {
  const names = Object.values(ALL_ROWS).flatMap((rows) => rows.map(({ what }) => what));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe('a property that there is not', () => {
  test.each<[string, object, string]>([
    [
      'in lower case',
      { maxscale: 3 },
      "props has property 'maxscale' (did you mean maxScale?); allowed: image, command,",
    ],
    ['cut short', { readiness: {} }, "props has property 'readiness' (did you mean readinessProbe?); allowed: image,"],
    [
      'as Kubernetes spells it',
      { timeoutSeconds: 5 },
      "props has property 'timeoutSeconds' (did you mean timeout?); allowed: ",
    ],
    ['with hyphens', { 'min-scale': 1 }, "props has property 'min-scale' (did you mean minScale?); allowed: "],
    ['like none', { gpu: 1 }, "props has property 'gpu'; allowed: image, command, args,"],
    ['that every object has', { constructor: 1 }, "props has property 'constructor'; allowed: image,"],
    [
      'of a part',
      { resources: { gpu: 1 } },
      "resources has property 'gpu'; allowed: cpu, memory, ephemeralStorage, extended",
    ],
    [
      'of an item',
      { tolerations: [{ operator: 'Exists' }, { operator: 'Exists', tolerationSeconds: 5 }] },
      "tolerations[1] has property 'tolerationSeconds' (did you mean tolerationPeriod?); allowed: key, operator,",
    ],
    [
      'of a value',
      { env: { KEY: { secretRef: { name: 'a', key: 'b' }, fieldRef: { fieldPath: 'metadata.name' } } } },
      "env.KEY has property 'secretRef' (did you mean secretKeyRef?); allowed: secretKeyRef, configMapKeyRef,",
    ],
  ])('%s', (_, props, problem) => {
    expect(serviceOf(unseen(props)).problems).toEqual([expect.stringContaining(problem)]);
  });

  test('is none if it is undefined', () => {
    expect(serviceOf(unseen({ gpu: undefined })).problems).toEqual([]);
  });

  test('is not compared with those that the release does not know', () => {
    const of = (version: string) =>
      serviceOf(unseen({ hostPi: true }), { release: KnativeRelease.of(version) }).problems.join();
    expect(of('1.16.3')).toContain('(did you mean hostPID?)');
    expect(of('1.15.3')).not.toContain('hostPID');
  });
});

/** What may stand in a file where something else is meant. */
const WRONG: readonly unknown[] = [
  ...[null, true, 0, -1, 1.5, 'x', '', [], {}, [null], [[]], [{}], ['x'], [5], { a: null }, { a: {} }, { name: 5 }],
  JSON.parse('{"__proto__": {"a": 1}, "constructor": 1}'),
  { constructor: { name: 'x' } },
  [{ name: 'x', image: 5, env: [], resources: 'x', volumeMounts: {}, livenessProbe: [] }],
  { httpGet: { port: {} }, exec: 'x', period: '10s' },
];

test.each(Object.keys(SERVICE.fields))(
  'a wrong value of %s is a problem or is right, and never a crash',
  (property) => {
    for (const value of WRONG) {
      const { problems } = serviceOf(unseen({ [property]: value }));
      expect(problems.filter((problem) => !problem.includes('; allowed'))).toEqual([]);
    }
  },
);

test.each([null, 5, 'x', [], [{}], undefined])('%j are no properties', (props) => {
  const { problems } = renderService(SERVICE, unseen(props), KnativeRelease.newest());
  const release = KnativeRelease.newest();
  expect(problems({ release, settings: new Settings([], release), name: 'hello' })).toContain(
    `image is undefined; allowed: a reference such as registry/path:tag or registry/path@sha256:digest`,
  );
});

test('all problems are told at once', () => {
  const { problems } = serviceOf(
    unseen({ port: 0, minScale: 2, env: { K_SERVICE: '' }, gpu: 1, resources: { cpu: 1 }, revisionName: 'a' }),
  );
  expect(problems).toHaveLength(6);
});

test.each<[string, object]>([
  ['timeout', { timeout: 60, responseStartTimeout: Duration.seconds(400) }],
  ['timeout', { timeout: Duration.millis(1500) }],
  ['maxScale', { maxScale: '5', minScale: 3, activationScale: 4 }],
  ['minScale', { minScale: '5', maxScale: 3, activationScale: 2 }],
  ['allowLatest', { allowLatest: 'true', image: 'nginx' }],
  ['autoscalingClass', { autoscalingClass: 5, metric: 'cpu' }],
  ['portName', { portName: 'http2', readinessProbe: { httpGet: { port: 'http2' } } }],
  ['dnsConfig', { dnsConfig: { nameservers: ['dns'] }, dnsPolicy: 'None' }],
  ['volumes', { volumes: [{ name: 'a', emptydir: {} }], volumeMounts: [{ name: 'a', mountPath: '/a' }] }],
  ['volumeMounts', { volumes: [{ name: 'a', emptyDir: {} }], volumeMounts: [{ name: 'a', mountPath: 'a' }] }],
])('a wrong %s is not what others are compared with', (property, props) => {
  const { problems } = serviceOf(unseen(props));
  expect(problems).toEqual([expect.stringMatching(`^${property}\\W`)]);
});

test('a wrong initialScale is not taken for none', () => {
  const configuration = { autoscaler: { allowZeroInitialScale: false } };
  expect(serviceOf(unseen({ initialScale: '1' }), { configuration }).problems).toEqual([
    "initialScale is '1'; allowed: a whole number from 0 to 2147483647",
  ]);
});
