// Whatever stands in a Deployment: what is kept has no problem, or there is an error that the user can mend.
import fc from 'fast-check';
import { adoptDeployment } from '../../lib/adopt/adopt-deployment';
import { entrySource } from '../../lib/adopt/source';
import { KnativeRelease } from '../../lib/release/knative-release';
import { SERVICE } from '../../lib/service/fields/service';
import { renderService } from '../../lib/service/render';
import { Settings } from '../../lib/serving/configuration/settings';
import { InputError } from '../../lib/validation/input-error';

const RELEASES = [KnativeRelease.oldest(), KnativeRelease.newest()];

const TEXT = fc.constantFrom(
  'a',
  '',
  'a/b:1',
  '/a',
  '/dev',
  'http',
  '10Gi',
  'Always',
  'RollingUpdate',
  'constructor',
  '__proto__',
);
const VALUE = fc.oneof(
  TEXT,
  fc.constantFrom(0, 1, 3000, 8012, 1.5, 1e30, true, false, null),
  fc.array(TEXT, { maxLength: 2 }),
  fc.dictionary(TEXT, TEXT, { maxKeys: 2 }),
);

/** Objects with some of some fields, each as it should be or anything else. */
const some = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> =>
  fc.record(
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, fc.oneof({ weight: 8, arbitrary: value }, VALUE)]),
    ),
    { requiredKeys: [] },
  );

const list = (item: fc.Arbitrary<unknown>) =>
  fc.array(fc.oneof({ weight: 9, arbitrary: item }, VALUE), { maxLength: 3 });
const anything = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, VALUE]));

const METADATA = some({
  labels: fc.dictionary(TEXT, TEXT),
  annotations: fc.dictionary(TEXT, TEXT),
  ...anything('uid'),
});
const ACTION = some({ port: VALUE, path: TEXT });
const PROBE = some({
  httpGet: ACTION,
  tcpSocket: ACTION,
  exec: some({ command: list(TEXT) }),
  ...anything('periodSeconds', 'timeoutSeconds', 'failureThreshold', 'terminationGracePeriodSeconds'),
});
const CONTAINER = some({
  name: TEXT,
  image: fc.constant('a/b:1'),
  args: list(TEXT),
  env: list(some({ name: TEXT, value: TEXT, valueFrom: some({ secretKeyRef: some({ name: TEXT, key: TEXT }) }) })),
  ports: list(some({ containerPort: fc.constantFrom(80, 3000, 8012), ...anything('name', 'protocol', 'hostPort') })),
  resources: some({ requests: fc.dictionary(TEXT, VALUE), limits: some(anything('cpu', 'memory', 'gpu')) }),
  livenessProbe: PROBE,
  readinessProbe: PROBE,
  startupProbe: PROBE,
  securityContext: some({ capabilities: some({ drop: list(TEXT), add: list(TEXT) }), ...anything('privileged') }),
  volumeMounts: list(some({ name: TEXT, mountPath: TEXT, readOnly: fc.boolean() })),
  ...anything('lifecycle', 'restartPolicy', 'tty', 'imagePullPolicy'),
});
const POD = some({
  containers: fc.array(CONTAINER, { minLength: 1, maxLength: 3 }),
  initContainers: list(CONTAINER),
  volumes: list(some({ name: TEXT, emptyDir: some({ medium: TEXT }), nfs: VALUE, configMap: some({ name: TEXT }) })),
  tolerations: list(some(anything('key', 'operator', 'value', 'effect', 'tolerationSeconds'))),
  affinity: some({ nodeAffinity: VALUE, podAntiAffinity: VALUE }),
  securityContext: some(anything('runAsUser', 'fsGroup', 'sysctls')),
  ...anything('hostNetwork', 'dnsPolicy', 'serviceAccount', 'nodeName', 'terminationGracePeriodSeconds'),
});
const SPEC = some({
  selector: some({ matchLabels: fc.dictionary(TEXT, TEXT) }),
  template: some({ metadata: METADATA, spec: POD }),
  ...anything('replicas', 'strategy', 'progressDeadlineSeconds', 'paused'),
});
const PORTS = list(some({ port: fc.constantFrom(80, 3000), ...anything('name', 'targetPort', 'protocol') }));

test('of random fields and values', () => {
  const service = some({ selector: fc.dictionary(TEXT, TEXT), ports: PORTS, ...anything('type', 'clusterIP') });
  let adopted = 0;
  fc.assert(
    fc.property(SPEC, METADATA, service, fc.constantFrom(...RELEASES), (spec, metadata, serviceSpec, release) => {
      const documents = [
        { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { ...Object(metadata), name: 'catalog' }, spec },
        { apiVersion: 'v1', kind: 'Service', metadata: { name: 'catalog' }, spec: serviceSpec },
      ];
      try {
        const { name, props } = adoptDeployment(documents, { release });
        const settings = new Settings([{ autoscaler: { allowZeroInitialScale: true } }], release);
        expect(renderService(SERVICE, props, release).problems({ name, release, settings })).toEqual([]);
        expect(entrySource(name, props)).toMatch(/^catalog: \{\n {2}image: /);
        adopted += 1;
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }),
    { numRuns: 300 },
  );
  expect(adopted).toBeGreaterThan(50);
});
