// Random properties of an API that a Deployment can say too.
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import fc from 'fast-check';
import type { ServiceProps } from '../../lib/service/service-props';

const TEXT = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'a line\nand another',
    "it's",
    'say "it\'s"',
    `\`\${a}\`\n\\`,
    'x'.repeat(130),
    '\u2028\0\r\n',
    '$(PORT)',
  ),
);
const WORDS = fc.array(TEXT, { minLength: 1, maxLength: 4 });
const KEYS = fc.constantFrom('a', 'example.com/team', 'B.c', 'constructor');
const seconds = (min: number, max: number) => fc.integer({ min, max }).map((amount) => Duration.seconds(amount));
const NAME = fc.constantFrom('settings', 'keys.v1', 'data-2');
const FLAG = fc.boolean();
const ID = fc.integer({ min: 1, max: 2 ** 31 - 1 });

const ENV = fc.dictionary(
  fc.constantFrom('LEVEL', 'level.of', 'A', '__proto__', 'toString'),
  fc.oneof(
    TEXT,
    fc.record({ name: NAME, key: fc.constantFrom('a', 'b.c') }).map((secretKeyRef) => ({ secretKeyRef })),
    fc.constant({ fieldRef: { fieldPath: 'metadata.name' } }),
  ),
  { minKeys: 1 },
);

const bounds = <Amount>(of: (amount: number) => Amount) =>
  fc
    .tuple(fc.constantFrom(25, 250, 750), fc.constantFrom(750, 1500, 4100))
    .chain(([request, limit]) => fc.constantFrom({ request: of(request) }, { request: of(request), limit: of(limit) }));

const RESOURCES = fc.oneof(
  bounds(Cpu.millis).map((cpu) => ({ cpu })),
  bounds(Size.mebibytes).map((memory) => ({ memory })),
  fc.record({ memory: bounds(Size.kibibytes), extended: fc.constant({ 'nvidia.com/gpu': 2 }) }),
);

const WAY = fc.oneof(
  fc.record({ path: fc.constantFrom('/', '/healthz') }).map((httpGet) => ({ httpGet })),
  fc.record({ port: fc.integer({ min: 9500, max: 9600 }), service: fc.constant('api') }).map((grpc) => ({ grpc })),
  WORDS.map((command) => ({ exec: { command } })),
);

/** What Kubernetes fills in is not among it, as that is not kept. */
const PROBE = fc
  .tuple(
    WAY,
    fc.record(
      {
        initialDelay: seconds(1, 90),
        period: seconds(11, 90),
        timeout: seconds(2, 9),
        failureThreshold: fc.integer({ min: 4, max: 9 }),
      },
      { requiredKeys: ['period'] },
    ),
  )
  .map(([way, counts]) => ({ ...way, ...counts }));

const SECURITY_CONTEXT = fc.record(
  {
    runAsUser: ID,
    runAsNonRoot: FLAG,
    readOnlyRootFilesystem: FLAG,
    capabilities: fc.constant({ drop: ['ALL'] }),
  },
  { requiredKeys: ['readOnlyRootFilesystem'] },
);

const CONTAINER = {
  image: fc.constantFrom('registry.example.com/app:1', `app/app@sha256:${'0'.repeat(64)}`),
  command: WORDS,
  args: WORDS,
  workingDir: fc.constant('/srv'),
  env: ENV,
  envFrom: fc.array(fc.record({ configMapRef: fc.record({ name: NAME }) }), { minLength: 1, maxLength: 2 }),
  resources: RESOURCES,
  securityContext: SECURITY_CONTEXT,
};

const VOLUME = fc.constantFrom(
  { emptyDir: {} },
  { emptyDir: { medium: 'Memory' as const, sizeLimit: Size.mebibytes(1) } },
  { secret: { secretName: 'keys', defaultMode: 0o400 } },
  { configMap: { name: 'settings', items: [{ key: 'a', path: 'b/c' }] } },
  { persistentVolumeClaim: { claimName: 'data' } },
  { projected: { sources: [{ secret: { name: 'keys' } }, { configMap: { name: 'settings' } }] } },
);

const VOLUMES = fc.array(VOLUME, { minLength: 1, maxLength: 3 }).map((types) => ({
  volumes: types.map((type, index) => ({ name: `volume-${index}`, ...type })),
  volumeMounts: types.map((_, index) => ({ name: `volume-${index}`, mountPath: `/volumes/${index}` })),
}));

const PROPS = fc.record(
  {
    ...CONTAINER,
    livenessProbe: PROBE,
    readinessProbe: PROBE,
    containerName: fc.constantFrom('app', 'web'),
    port: fc.integer({ min: 1024, max: 8000 }),
    portName: fc.constantFrom('http1' as const, 'h2c' as const),
    sidecars: fc.array(fc.record(CONTAINER, { requiredKeys: ['image'] }), { minLength: 1, maxLength: 2 }),
    serviceAccountName: NAME,
    imagePullSecrets: fc.array(NAME, { minLength: 1, maxLength: 2 }),
    nodeSelector: fc.dictionary(KEYS, fc.constantFrom('b', ''), { minKeys: 1 }),
    tolerations: fc.constant([{ key: 'spot', operator: 'Exists' as const }]),
    podSecurityContext: fc.record({ fsGroup: ID, supplementalGroups: fc.array(ID, { minLength: 1, maxLength: 40 }) }),
    minScale: fc.constantFrom(0, 1),
    maxScale: fc.integer({ min: 1, max: 9 }),
    window: seconds(6, 3600),
    progressDeadline: seconds(1, 7200),
    queueProxyResources: bounds(Cpu.millis).map((cpu) => ({ cpu })),
    revisionLabels: fc.dictionary(KEYS, fc.constantFrom('b', ''), { minKeys: 1 }),
    revisionAnnotations: fc.dictionary(KEYS, TEXT, { minKeys: 1 }),
    labels: fc.dictionary(KEYS, fc.constantFrom('b', ''), { minKeys: 1 }),
    annotations: fc.dictionary(KEYS, TEXT, { minKeys: 1 }),
    visibility: fc.constant('cluster-local' as const),
  },
  { requiredKeys: ['image', 'containerName', 'port'] },
);

/** Random properties with which nothing is wrong. */
export const PROPERTIES: fc.Arbitrary<ServiceProps> = fc
  .tuple(PROPS, fc.option(VOLUMES))
  .map(([{ sidecars, ...props }, volumes]) => ({
    ...props,
    ...volumes,
    ...(sidecars && { sidecars: sidecars.map((sidecar, index) => ({ ...sidecar, name: `sidecar-${index}` })) }),
  }));
