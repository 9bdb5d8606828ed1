// Random values for the fields of an object, most of them right, some not; and random services with parts that go together.
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import fc from 'fast-check';
import { entriesOf, type FieldKind, type Shape } from '../../lib/fields/field';
import { KnativeRelease } from '../../lib/release/knative-release';
import { SERVICE } from '../../lib/service/fields/service';
import { isObject, type Unchecked } from '../../lib/validation/object';

/** Texts of which some are right for each kind of text. */
const TEXTS = [
  'a',
  'b',
  'hello',
  'hello-1',
  'queue-proxy',
  'example.com',
  'demo.example.com',
  'example.com/team',
  'A',
  '1a',
  '-a',
  '',
  '/',
  '/data',
  '/data/',
  '/tmp',
  '/var/log',
  'certs/tls.crt',
  '../up',
  'metadata.name',
  'metadata.labels',
  'http',
  'h2c',
  '10.0.0.1',
  '::1',
  '1Mi',
  'nginx:1.27',
  'nginx',
  'nginx:latest',
  `nginx@sha256:${'0'.repeat(64)}`,
  'ALL',
  'all',
  'NET_BIND_SERVICE',
  'concurrency',
  'rps',
  'cpu',
  'kpa.autoscaling.knative.dev',
  'hpa.autoscaling.knative.dev',
  'own.autoscaling.knative.dev',
  'own.example.com',
  'x'.repeat(63),
  'x'.repeat(64),
];

const KEYS = [
  'a',
  'LEVEL',
  'PORT',
  'K_SERVICE',
  'example.com/team',
  'nvidia.com/gpu',
  'autoscaling.knative.dev/window',
  '1',
  '..a',
  'a b',
];

const DURATIONS = [0, 1, 5, 6, 60, 300, 600, 601, 3600, 3601].map((seconds) => Duration.seconds(seconds));

const QUANTITIES: Readonly<Record<string, readonly unknown[]>> = {
  Duration: [...DURATIONS, Duration.millis(1500)],
  Size: [Size.mebibytes(64), Size.gibibytes(1), Size.kibibytes(1)],
  Cpu: [Cpu.millis(100), Cpu.units(2)],
};

const RELEASE = KnativeRelease.newest();

/** Returns those of some values that a kind takes, and now and then one of the others. */
function mostlyRight(kind: FieldKind<unknown>, values: readonly unknown[]): fc.Arbitrary<unknown> {
  const right = values.filter((value) => kind.render('', value, RELEASE).problems.length === 0);
  return fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...(right.length === 0 ? values : right)) },
    { weight: 1, arbitrary: fc.constantFrom(...values) },
  );
}

/** Returns random values of a kind. */
export function valuesOf(kind: FieldKind<unknown>): fc.Arbitrary<unknown> {
  const { notation } = kind;
  switch (notation.as) {
    case 'boolean':
      return mostlyRight(kind, [true, false]);
    case 'choice':
      return mostlyRight(kind, [...notation.choices, 'other']);
    case 'number': {
      const { minimum = 0, maximum = 2 ** 31 - 1 } = notation;
      const numbers = [
        minimum - 1,
        minimum,
        minimum + 1,
        2,
        3,
        10,
        50,
        100,
        110,
        1000,
        maximum,
        maximum + 1,
        8012,
        0.5,
      ];
      return mostlyRight(kind, numbers);
    }
    case 'text':
      return mostlyRight(kind, QUANTITIES[kind.type] ?? TEXTS);
    case 'list':
      return fc.array(valuesOf(notation.item), { maxLength: 2 });
    case 'map':
      return fc.dictionary(mostlyKeys(kind), valuesOf(notation.item), { maxKeys: 2 });
    case 'object':
      return objectOf(notation.shape);
    case 'one of':
      return fc.oneof(...notation.kinds.map(valuesOf));
  }
}

const mostlyKeys = (kind: FieldKind<unknown>): fc.Arbitrary<string> => {
  const right = KEYS.filter(
    (key) => !kind.render('', { [key]: 'a' }, RELEASE).problems.some((each) => each.includes(' has ')),
  );
  return fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...right) },
    { weight: 1, arbitrary: fc.constantFrom(...KEYS) },
  );
};

/**
 * Returns random objects.
 * @param share how many of the properties that need not be set are set, of 1
 */
export function objectOf(shape: Shape, share = 0.3): fc.Arbitrary<Record<string, unknown>> {
  const oneOf = shape.oneOf ?? [];
  const entries = entriesOf(shape);
  const fields = entries
    .filter(([property]) => !oneOf.includes(property))
    .map(([property, { kind, required }]) => maybe(property, valuesOf(kind), required ? 0.98 : share));
  const one = entries
    .filter(([property]) => oneOf.includes(property))
    .map(([property, { kind }]) => maybe(property, valuesOf(kind), 0.98));
  return fc
    .tuple(fc.tuple(...fields), one.length === 0 ? fc.constant({}) : fc.oneof(...one))
    .map(([parts, chosen]) => Object.assign({}, ...parts, chosen));
}

const maybe = (property: string, value: fc.Arbitrary<unknown>, share: number): fc.Arbitrary<Record<string, unknown>> =>
  fc.oneof(
    { weight: Math.round(share * 100), arbitrary: value.map((each) => ({ [property]: each })) },
    { weight: Math.round((1 - share) * 100), arbitrary: fc.constant({}) },
  );

const itemsOf = (value: unknown): Unchecked[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Returns an object in which a property that it has is another value. */
const changed = (object: Unchecked, property: string, change: (value: unknown) => unknown): Unchecked =>
  object[property] === undefined ? object : { ...object, [property]: change(object[property]) };

/** Returns a service in which one function has changed each of its containers. */
const inContainers = (props: Unchecked, change: (container: Unchecked, role: string) => Unchecked): Unchecked =>
  ['sidecars', 'initContainers'].reduce(
    (whole, role) => changed(whole, role, (containers) => itemsOf(containers).map((each) => change(each, role))),
    change(props, 'main'),
  );

const WAYS = ['httpGet', 'tcpSocket', 'exec', 'grpc'] as const;

/** Probes ask in one way, on a port that has a number, and as often as Kubernetes takes it. */
function askable(probe: unknown, name: string): unknown {
  if (!isObject(probe)) {
    return probe;
  }
  const way = WAYS.find((each) => isObject(probe[each])) ?? 'tcpSocket';
  const { successThreshold, ...rest } = probe;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([property]) => !WAYS.some((each) => each === property))),
    ...(name === 'readinessProbe' && { successThreshold }),
    period: Duration.seconds(10),
    [way]: way === 'exec' ? { command: ['/ready'] } : { ...(isObject(probe[way]) && probe[way]), port: 3000 },
  };
}

const withProbes = (props: Unchecked): Unchecked =>
  inContainers(props, (container) =>
    ['livenessProbe', 'readinessProbe', 'startupProbe'].reduce(
      (whole, name) => changed(whole, name, (probe) => askable(probe, name)),
      container,
    ),
  );

const isWritable = (volume: Unchecked): boolean =>
  volume['emptyDir'] !== undefined ||
  volume['ephemeral'] !== undefined ||
  volume['persistentVolumeClaim'] !== undefined;

/** The container that answers mounts each volume, others the first of them. */
function withMounts(props: Unchecked): Unchecked {
  const volumes = itemsOf(props['volumes']).map((each, index): Unchecked => ({ ...each, name: `volume-${index}` }));
  const mounts = volumes.map((volume, index): Unchecked => {
    const claim = volume['persistentVolumeClaim'];
    const isOnlyRead = !isWritable(volume) || (isObject(claim) && claim['readOnly'] === true);
    return {
      ...itemsOf(props['volumeMounts'])[index],
      name: volume['name'],
      mountPath: `/volumes/${index}`,
      ...(isOnlyRead && { readOnly: true }),
    };
  });
  return inContainers({ ...props, volumes }, (container, role) => ({
    ...container,
    volumeMounts: role === 'main' ? mounts : mounts.slice(0, 1),
  }));
}

/** Names of containers that differ, and a port by which the one that answers is known. */
const withNames = (props: Unchecked): Unchecked =>
  ['sidecars', 'initContainers'].reduce(
    (whole, role) =>
      changed(whole, role, (containers) =>
        itemsOf(containers).map((each, index) => ({ ...each, name: `${role.toLowerCase()}-${index}` })),
      ),
    changed(props, 'containerName', () => 'main'),
  );

const withTraffic = (props: Unchecked): Unchecked =>
  changed(props, 'traffic', (targets) => [
    ...itemsOf(targets).map((each, index) => ({
      ...each,
      percent: 0,
      ...(each['tag'] !== undefined && { tag: `t-${index}` }),
    })),
    { percent: 100 },
  ]);

const withTolerations = (props: Unchecked): Unchecked =>
  changed(props, 'tolerations', (tolerations) =>
    itemsOf(tolerations).map((each) => ({ key: 'a', ...each, operator: undefined, effect: 'NoExecute' })),
  );

const RELATIONS: readonly ((props: Unchecked) => Unchecked)[] = [
  withProbes,
  withMounts,
  withNames,
  withTraffic,
  withTolerations,
  (props) => ({ allowLatest: true, ...props }),
  (props) => changed(props, 'metric', () => 'rps'),
  (props) => changed(props, 'revisionName', (name) => `hello-${name}`),
  (props) => ((props['minScale'] ?? props['activationScale']) === undefined ? props : { ...props, maxScale: 0 }),
  (props) =>
    (props['responseStartTimeout'] ?? props['idleTimeout']) === undefined
      ? props
      : { ...props, timeout: Duration.seconds(600) },
];

/**
 * Returns random properties of a Knative Service. In most of them, parts go together: volumes and their mounts, probes and
 * their ports, shares of the requests.
 * @param share how many of the properties that need not be set are set, of 1
 */
export const serviceProps = (share = 0.06): fc.Arbitrary<Unchecked> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: objectOf(SERVICE, share).map((props) =>
        RELATIONS.reduce<Unchecked>((whole, relate) => relate(whole), props),
      ),
    },
    { weight: 1, arbitrary: objectOf(SERVICE, share) },
  );
