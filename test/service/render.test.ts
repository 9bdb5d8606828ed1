// The whole of a Knative Service: what is written where properties say nothing, and where they say everything.
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { get } from '../../lib/fields/read';
import { KnativeDevApi, type KnativeDevApiProps } from '../../lib/fleet/knative-dev-api';
import { KnativeRelease } from '../../lib/release/knative-release';
import { SERVICE } from '../../lib/service/fields/service';
import type { ServiceProps } from '../../lib/service/service-props';
import { synthesize } from '../support/synthesis';
import { crdProblems, IMAGE, podProblems, serviceOf, unseen } from './service';

const { seconds } = Duration;

/** Returns the spec of the pods that properties come to. */
const podSpec = (props: Partial<ServiceProps>, release = KnativeRelease.newest()) =>
  get(serviceOf(props, { release }).manifest, ['spec', 'template', 'spec']);

const MINIMAL = {
  apiVersion: 'serving.knative.dev/v1',
  kind: 'Service',
  metadata: { name: 'hello', namespace: 'dev-01' },
  spec: {
    template: {
      metadata: {
        annotations: {
          'autoscaling.knative.dev/min-scale': '0',
          'autoscaling.knative.dev/max-scale': '1',
          'autoscaling.knative.dev/initial-scale': '0',
        },
      },
      spec: { containers: [{ image: IMAGE }] },
    },
  },
};

describe('where properties say nothing', () => {
  test('a revision starts from no pod, and has one at the most', () => {
    expect(serviceOf({})).toEqual({ manifest: MINIMAL, problems: [], uses: [] });
  });

  test('an undefined property says nothing', () => {
    const nothing = Object.fromEntries(Object.keys(SERVICE.fields).map((property) => [property, undefined]));
    expect(serviceOf(unseen({ ...nothing, image: IMAGE }))).toEqual({ manifest: MINIMAL, problems: [], uses: [] });
    const some = { env: { A: 'a' }, resources: { cpu: { limit: Cpu.units(1) } }, labels: { a: 'b' } };
    const undefinedToo = {
      env: { A: 'a', B: undefined },
      resources: { cpu: { limit: Cpu.units(1), request: undefined }, memory: undefined },
      labels: { a: 'b', c: undefined },
    };
    expect(serviceOf(unseen(undefinedToo))).toEqual(serviceOf(some));
  });

  test.each(KnativeRelease.versions())('nothing else is written for Knative %s, whose CRD takes it', (version) => {
    const release = KnativeRelease.of(version);
    const service = serviceOf({}, { release });
    expect(service).toEqual({ manifest: MINIMAL, problems: [], uses: [] });
    expect(crdProblems(release, [service])).toEqual([]);
  });
});

describe('timeouts', () => {
  test.each(KnativeRelease.all().map((release) => [release.version, release] as const))(
    'in Knative %s, an answer has as long to begin as to end',
    (_, release) => {
      const { timeoutSeconds, responseStartTimeoutSeconds } = JSON.parse(
        JSON.stringify(podSpec({ timeout: seconds(90) }, release)),
      );
      expect(timeoutSeconds).toBe(90);
      expect(responseStartTimeoutSeconds).toBe(release.since('1.13') ? 90 : undefined);
    },
  );

  test.each<[Partial<ServiceProps>, object]>([
    [{}, {}],
    [{ timeout: undefined }, {}],
    [
      { timeout: seconds(90), responseStartTimeout: undefined },
      { timeoutSeconds: 90, responseStartTimeoutSeconds: 90 },
    ],
    [
      { timeout: seconds(90), responseStartTimeout: seconds(30) },
      { timeoutSeconds: 90, responseStartTimeoutSeconds: 30 },
    ],
    [{ responseStartTimeout: seconds(30) }, { responseStartTimeoutSeconds: 30 }],
    [{ idleTimeout: seconds(0) }, { idleTimeoutSeconds: 0 }],
  ])('%j', (props, written) => {
    expect(podSpec(props)).toEqual({ ...written, containers: [{ image: IMAGE }] });
  });
});

describe('the port', () => {
  const sidecars = [{ name: 'proxy', image: IMAGE }];
  const ofSidecars = [{ name: 'proxy', image: IMAGE }];

  test.each<[string, Partial<ServiceProps>, object[]]>([
    ['is left to Knative', {}, [{ image: IMAGE }]],
    ['is written', { port: 3000 }, [{ image: IMAGE, ports: [{ containerPort: 3000 }] }]],
    [
      'is that of Knative where it has a name only',
      { portName: 'h2c' },
      [{ image: IMAGE, ports: [{ containerPort: 8080, name: 'h2c' }] }],
    ],
    [
      'has its name',
      { port: 3000, portName: 'http1' },
      [{ image: IMAGE, ports: [{ containerPort: 3000, name: 'http1' }] }],
    ],
    [
      'tells the container that answers from others',
      { sidecars },
      [{ image: IMAGE, ports: [{ containerPort: 8080 }] }, ...ofSidecars],
    ],
    [
      'is no other among others',
      { sidecars, port: 3000 },
      [{ image: IMAGE, ports: [{ containerPort: 3000 }] }, ...ofSidecars],
    ],
    ['is left to Knative where there are no others', { sidecars: [] }, [{ image: IMAGE }]],
    ['is left to Knative where others only come first', { initContainers: [] }, [{ image: IMAGE }]],
  ])('%s', (_, props, containers) => {
    expect(get(podSpec(props), ['containers'])).toEqual(containers);
  });
});

test('each share says whether it follows the latest revision', () => {
  const { manifest, problems } = serviceOf({
    traffic: [
      { percent: 90 },
      { revisionName: 'hello-00001', percent: 10 },
      { revisionName: 'hello-00002', tag: 'old' },
    ],
  });
  expect(problems).toEqual([]);
  expect(get(manifest, ['spec', 'traffic'])).toEqual([
    { latestRevision: true, percent: 90 },
    { latestRevision: false, revisionName: 'hello-00001', percent: 10 },
    { latestRevision: false, revisionName: 'hello-00002', tag: 'old' },
  ]);
});

test('a service for everybody has no label', () => {
  expect(serviceOf({ visibility: 'public' }).manifest).toEqual(MINIMAL);
  expect(serviceOf({ visibility: 'cluster-local', labels: { team: 'shop' } }).manifest.metadata).toEqual({
    name: 'hello',
    namespace: 'dev-01',
    labels: { team: 'shop', 'networking.knative.dev/visibility': 'cluster-local' },
  });
});

const probe = { httpGet: { path: '/healthz', port: 3000 }, period: seconds(10) };
const { millis, units } = Cpu;
const { gibibytes, mebibytes } = Size;

/** Every property at once. */
const COMPLETE: Required<KnativeDevApiProps> = {
  namespace: 'dev-01',
  name: 'shop',
  image: IMAGE,
  command: ['/app'],
  args: ['serve'],
  workingDir: '/work',
  env: { LEVEL: 'debug', KEY: { secretKeyRef: { name: 'keys', key: 'key' } } },
  envFrom: [{ configMapRef: { name: 'levels' }, prefix: 'LOG_' }],
  imagePullPolicy: 'IfNotPresent',
  resources: {
    cpu: { request: millis(250), limit: units(1) },
    memory: { request: mebibytes(128), limit: mebibytes(256) },
    ephemeralStorage: { limit: gibibytes(1) },
    extended: { 'nvidia.com/gpu': 1 },
  },
  securityContext: { runAsNonRoot: true, capabilities: { drop: ['ALL'] } },
  terminationMessagePath: '/dev/last-words',
  terminationMessagePolicy: 'FallbackToLogsOnError',
  volumeMounts: [{ name: 'scratch', mountPath: '/scratch' }],
  livenessProbe: probe,
  readinessProbe: { tcpSocket: { port: 3000 } },
  startupProbe: probe,
  containerName: 'api',
  port: 3000,
  portName: 'http1',
  sidecars: [{ name: 'proxy', image: IMAGE, args: ['--quiet'] }],
  initContainers: [{ name: 'setup', image: IMAGE }],
  volumes: [{ name: 'scratch', emptyDir: { sizeLimit: gibibytes(1) } }],
  serviceAccountName: 'api',
  automountServiceAccountToken: false,
  enableServiceLinks: true,
  imagePullSecrets: ['registry'],
  podSecurityContext: { fsGroup: 1000 },
  nodeSelector: { disk: 'ssd' },
  tolerations: [{ key: 'team', value: 'shop', effect: 'NoExecute', tolerationPeriod: seconds(60) }],
  affinity: {
    podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname' }] },
  },
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' },
  ],
  priorityClassName: 'high',
  runtimeClassName: 'gvisor',
  schedulerName: 'own-scheduler',
  hostAliases: [{ ip: '10.0.0.1', hostnames: ['db'] }],
  dnsPolicy: 'None',
  dnsConfig: { nameservers: ['10.0.0.53'], options: [{ name: 'ndots', value: '2' }] },
  shareProcessNamespace: true,
  hostIPC: true,
  hostPID: false,
  hostNetwork: true,
  containerConcurrency: 10,
  timeout: seconds(600),
  responseStartTimeout: seconds(60),
  idleTimeout: seconds(30),
  minScale: 1,
  maxScale: 3,
  initialScale: 2,
  activationScale: 2,
  autoscalingClass: 'kpa.autoscaling.knative.dev',
  metric: 'rps',
  target: 0.5,
  targetUtilizationPercentage: 80,
  targetBurstCapacity: -1,
  window: seconds(300),
  panicWindowPercentage: 20,
  panicThresholdPercentage: 150,
  scaleDownDelay: seconds(60),
  scaleToZeroPodRetentionPeriod: seconds(3600),
  metricAggregationAlgorithm: 'weighted-exponential',
  progressDeadline: seconds(900),
  queueProxyResources: { cpu: { request: millis(50) }, memory: { limit: mebibytes(128) } },
  queueProxyPodInfo: true,
  httpFullDuplex: false,
  revisionName: 'shop-2',
  revisionLabels: { tier: 'api' },
  revisionAnnotations: { 'example.com/note': 'second' },
  labels: { team: 'shop' },
  annotations: { 'example.com/docs': 'here' },
  visibility: 'public',
  rolloutDuration: seconds(120),
  httpProtocol: 'redirected',
  ingressClass: 'kourier.ingress.networking.knative.dev',
  certificateClass: 'cert-manager.certificate.networking.knative.dev',
  disableExternalDomainTls: true,
  traffic: [{ percent: 100, tag: 'newest' }],
  domainMappings: [{ host: 'shop.example.com', tlsSecretName: 'shop-tls' }],
  allowLatest: true,
};

const PROBE_JSON = { httpGet: { path: '/healthz', port: 3000 }, periodSeconds: 10 };

test('every property at once', () => {
  const { manifests, problems } = synthesize((scope) => new KnativeDevApi(scope, 'hello', COMPLETE));
  expect(problems).toEqual([]);
  const service = manifests.filter(({ kind }) => kind === 'Service').map((manifest) => ({ manifest }));
  expect(service).toEqual([
    {
      manifest: {
        apiVersion: 'serving.knative.dev/v1',
        kind: 'Service',
        metadata: {
          name: 'shop',
          namespace: 'dev-01',
          labels: { team: 'shop' },
          annotations: {
            'example.com/docs': 'here',
            'serving.knative.dev/rollout-duration': '120s',
            'networking.knative.dev/http-protocol': 'redirected',
            'networking.knative.dev/ingress-class': 'kourier.ingress.networking.knative.dev',
            'networking.knative.dev/certificate-class': 'cert-manager.certificate.networking.knative.dev',
            'networking.knative.dev/disable-external-domain-tls': 'true',
          },
        },
        spec: {
          template: {
            metadata: {
              name: 'shop-2',
              labels: { tier: 'api' },
              annotations: {
                'example.com/note': 'second',
                'autoscaling.knative.dev/min-scale': '1',
                'autoscaling.knative.dev/max-scale': '3',
                'autoscaling.knative.dev/initial-scale': '2',
                'autoscaling.knative.dev/activation-scale': '2',
                'autoscaling.knative.dev/class': 'kpa.autoscaling.knative.dev',
                'autoscaling.knative.dev/metric': 'rps',
                'autoscaling.knative.dev/target': '0.5',
                'autoscaling.knative.dev/target-utilization-percentage': '80',
                'autoscaling.knative.dev/target-burst-capacity': '-1',
                'autoscaling.knative.dev/window': '300s',
                'autoscaling.knative.dev/panic-window-percentage': '20',
                'autoscaling.knative.dev/panic-threshold-percentage': '150',
                'autoscaling.knative.dev/scale-down-delay': '60s',
                'autoscaling.knative.dev/scale-to-zero-pod-retention-period': '3600s',
                'autoscaling.knative.dev/metric-aggregation-algorithm': 'weighted-exponential',
                'serving.knative.dev/progress-deadline': '900s',
                'queue.sidecar.serving.knative.dev/cpu-resource-request': '50m',
                'queue.sidecar.serving.knative.dev/memory-resource-limit': '128Mi',
                'features.knative.dev/queueproxy-podinfo': 'Enabled',
                'features.knative.dev/http-full-duplex': 'Disabled',
              },
            },
            spec: {
              containers: [
                {
                  name: 'api',
                  image: IMAGE,
                  command: ['/app'],
                  args: ['serve'],
                  workingDir: '/work',
                  ports: [{ containerPort: 3000, name: 'http1' }],
                  env: [
                    { name: 'LEVEL', value: 'debug' },
                    { name: 'KEY', valueFrom: { secretKeyRef: { name: 'keys', key: 'key' } } },
                  ],
                  envFrom: [{ configMapRef: { name: 'levels' }, prefix: 'LOG_' }],
                  imagePullPolicy: 'IfNotPresent',
                  resources: {
                    requests: { cpu: '250m', memory: '128Mi' },
                    limits: { cpu: '1', memory: '256Mi', 'ephemeral-storage': '1Gi', 'nvidia.com/gpu': '1' },
                  },
                  securityContext: { runAsNonRoot: true, capabilities: { drop: ['ALL'] } },
                  terminationMessagePath: '/dev/last-words',
                  terminationMessagePolicy: 'FallbackToLogsOnError',
                  volumeMounts: [{ name: 'scratch', mountPath: '/scratch' }],
                  livenessProbe: PROBE_JSON,
                  readinessProbe: { tcpSocket: { port: 3000 } },
                  startupProbe: PROBE_JSON,
                },
                { name: 'proxy', image: IMAGE, args: ['--quiet'] },
              ],
              initContainers: [{ name: 'setup', image: IMAGE }],
              volumes: [{ name: 'scratch', emptyDir: { sizeLimit: '1Gi' } }],
              serviceAccountName: 'api',
              automountServiceAccountToken: false,
              enableServiceLinks: true,
              imagePullSecrets: [{ name: 'registry' }],
              securityContext: { fsGroup: 1000 },
              nodeSelector: { disk: 'ssd' },
              tolerations: [{ key: 'team', value: 'shop', effect: 'NoExecute', tolerationSeconds: 60 }],
              affinity: {
                podAntiAffinity: {
                  requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname' }],
                },
              },
              topologySpreadConstraints: [
                { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' },
              ],
              priorityClassName: 'high',
              runtimeClassName: 'gvisor',
              schedulerName: 'own-scheduler',
              hostAliases: [{ ip: '10.0.0.1', hostnames: ['db'] }],
              dnsPolicy: 'None',
              dnsConfig: { nameservers: ['10.0.0.53'], options: [{ name: 'ndots', value: '2' }] },
              shareProcessNamespace: true,
              hostIPC: true,
              hostNetwork: true,
              containerConcurrency: 10,
              timeoutSeconds: 600,
              responseStartTimeoutSeconds: 60,
              idleTimeoutSeconds: 30,
            },
          },
          traffic: [{ latestRevision: true, percent: 100, tag: 'newest' }],
        },
      },
    },
  ]);
  expect(crdProblems(KnativeRelease.newest(), service)).toEqual([]);
  expect(podProblems(service)).toEqual([]);
});
