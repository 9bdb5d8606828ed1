import { writtenBack } from '../../lib/service/written-back';

/** A Knative Service with something in its pod. */
const withPod = (pod: object) => JSON.parse(JSON.stringify({ spec: { template: { spec: pod } } }));
const withContainer = (container: object) => withPod({ containers: [container] });

test.each<[string, object, object]>([
  ['an empty list', { image: 'a', command: [] }, { image: 'a' }],
  ['an empty map of strings', { matchLabels: {} }, {}],
  [
    'an empty map of quantities',
    { resources: { limits: {}, requests: { cpu: '1' } } },
    { resources: { requests: { cpu: '1' } } },
  ],
  ['an empty variable', { env: [{ name: 'A', value: '' }] }, { env: [{ name: 'A' }] }],
  ['an empty prefix of variables', { envFrom: [{ prefix: '', secretRef: {} }] }, { envFrom: [{ secretRef: {} }] }],
  ['a mount that may be written', { volumeMounts: [{ readOnly: false }] }, { volumeMounts: [{}] }],
  ['a number of a probe', { livenessProbe: { initialDelaySeconds: 0 } }, { livenessProbe: {} }],
])('%s is gone from a container', (_, container, expected) => {
  expect(writtenBack(withContainer(container))).toEqual(withContainer(expected));
});

test.each<[string, object, object]>([
  ['a namespace of the host that is not used', { hostIPC: false, hostNetwork: false, hostPID: false }, {}],
  ['an empty value of a toleration', { tolerations: [{ key: 'a', value: '' }] }, { tolerations: [{ key: 'a' }] }],
  [
    'a claim that may be written',
    { volumes: [{ persistentVolumeClaim: { claimName: 'a', readOnly: false } }] },
    { volumes: [{ persistentVolumeClaim: { claimName: 'a' } }] },
  ],
  ['an empty selector of nodes', { nodeSelector: {} }, {}],
])('%s is gone from a pod', (_, pod, expected) => {
  expect(writtenBack(withPod(pod))).toEqual(withPod(expected));
});

test.each<[string, object]>([
  ['a volume that is empty', { volumes: [{ name: 'a', emptyDir: {} }] }],
  ['what is true', { hostPID: true, volumes: [{ persistentVolumeClaim: { readOnly: true } }] }],
  ['what is false and can be told from none', { automountServiceAccountToken: false, enableServiceLinks: false }],
  ['what is zero and can be told from none', { timeoutSeconds: 0, containerConcurrency: 0 }],
  [
    'an empty value of a header',
    { containers: [{ readinessProbe: { httpGet: { httpHeaders: [{ name: 'a', value: '' }] } } }] },
  ],
])('%s stays', (_, pod) => {
  expect(writtenBack(withPod(pod))).toEqual(withPod(pod));
});

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const NUMBERS = ['failureThreshold', 'initialDelaySeconds', 'periodSeconds', 'successThreshold', 'timeoutSeconds'];

test.each(PROBES.flatMap((probe) => NUMBERS.map((name) => [probe, name] as const)))(
  '%s.%s is gone where it is 0',
  (probe, name) => {
    const container = (number: number) => withContainer({ [probe]: { httpGet: {}, [name]: number } });
    expect(writtenBack(container(0))).toEqual(withContainer({ [probe]: { httpGet: {} } }));
    expect(writtenBack(container(1))).toEqual(container(1));
  },
);

test('quantities have their shortest form', () => {
  const container = {
    resources: { limits: { memory: '1024Mi', 'example.com/gpu': 2 }, requests: { cpu: '1000m' } },
    env: [{ valueFrom: { resourceFieldRef: { divisor: '1024Ki' } } }],
  };
  expect(writtenBack(withContainer(container))).toEqual(
    withContainer({
      resources: { limits: { memory: '1Gi', 'example.com/gpu': '2' }, requests: { cpu: '1' } },
      env: [{ valueFrom: { resourceFieldRef: { divisor: '1Mi' } } }],
    }),
  );
  const pod = (sizeLimit: string) => withPod({ volumes: [{ emptyDir: { sizeLimit } }] });
  expect(writtenBack(pod('2048Mi'))).toEqual(pod('2Gi'));
});

test('what people call a label, an annotation or a key is their own', () => {
  const object = {
    metadata: {
      labels: { hostPID: '', limits: '1024Mi', sizeLimit: '1024Mi' },
      annotations: { divisor: '1024Mi', value: '' },
    },
    spec: { template: { spec: { volumes: [{ csi: { volumeAttributes: { sizeLimit: '1024Mi' } } }] } } },
  };
  expect(writtenBack(object)).toEqual(object);
});

test('labels and annotations are gone where there are none', () => {
  expect(writtenBack({ spec: { template: { metadata: { labels: {} } } } })).toEqual({ spec: { template: {} } });
  expect(writtenBack({ metadata: { name: 'a', labels: {}, annotations: {} } })).toEqual({ metadata: { name: 'a' } });
});
