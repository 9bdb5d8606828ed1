// What containers, and Knative's proxy, ask for and may use.
import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import type { CpuBounds, QueueProxyResources, Resources, SizeBounds } from '../../../lib/service/service-props';
import { at, type Case, MAX_INT32, map, type Place, part, place } from './case';

const CPU: Case<Cpu> = {
  good: [
    [Cpu.units(0), '0'],
    [Cpu.millis(250), '250m'],
    [Cpu.units(2), '2'],
  ],
  allowed: 'a Cpu such as Cpu.millis(100)',
  bad: [[Cpu.millis(-1)], [Cpu.units(Number.NaN)], ['250m'], [1], [null]],
};

export const SIZE: Case<Size> = {
  good: [
    [Size.kibibytes(0), '0Mi'],
    [Size.kibibytes(1025), '1025Ki'],
    [Size.gibibytes(2), '2048Mi'],
  ],
  allowed: 'a Size such as Size.mebibytes(64), in whole kibibytes',
  bad: [[Size.kibibytes(0.5)], ['100Mi'], [100], [null]],
};

/** Where the request and the limit of a resource are written. */
type BoundsAt = (bound: 'request' | 'limit', resource: string) => string[];

const IN_CONTAINER: BoundsAt = (bound, resource) => [`${bound}s`, resource];
const IN_ANNOTATION: BoundsAt = (bound, resource) => [
  `queue.sidecar.serving.knative.dev/${resource}-resource-${bound}`,
];

const boundsOf = <Amount>(each: Case<Amount>, path: BoundsAt, resource: string) => ({
  request: at(path('request', resource), each),
  limit: at(path('limit', resource), each),
});

/** The resources that both have. */
const resourcesAt = (path: BoundsAt) => ({
  cpu: at(path('limit', 'cpu'), part('request, limit', { limit: Cpu.units(1) }, '1')),
  memory: at(path('limit', 'memory'), part('request, limit', { limit: Size.mebibytes(64) }, '64Mi')),
  ephemeralStorage: at(
    path('limit', 'ephemeral-storage'),
    part('request, limit', { limit: Size.gibibytes(1) }, '1024Mi'),
  ),
});

const EXTENDED = map(
  `an object, each value a whole number from 0 to ${MAX_INT32}`,
  [
    [
      { 'nvidia.com/gpu': 1, 'example.com/fpga': 0 },
      { 'nvidia.com/gpu': 1, 'example.com/fpga': 0 },
    ],
  ],
  ...[
    'a b',
    'cpu',
    'gpu',
    'nvidia.com/a b',
    'kubernetes.io/gpu',
    'node.kubernetes.io/gpu',
    'requests.nvidia.com/gpu',
  ].map(
    (name) =>
      [
        { [name]: 1 },
        ` has '${name}'; allowed: names of resources outside of kubernetes.io, such as nvidia.com/gpu`,
      ] as const,
  ),
  [{ 'nvidia.com/gpu': -1 }, `.nvidia.com/gpu is -1; allowed: a whole number from 0 to ${MAX_INT32}`],
  [{ 'nvidia.com/gpu': '1' }, `.nvidia.com/gpu is '1'; allowed: a whole number from 0 to ${MAX_INT32}`],
);

const CONTAINER = { property: 'resources', at: 'spec.template.spec.containers[0].resources' };
const PROXY = { property: 'queueProxyResources', at: 'spec.template.metadata.annotations' };

export const RESOURCES: readonly Place[] = [
  place<Resources>(CONTAINER, { ...resourcesAt(IN_CONTAINER), extended: at(['limits'], EXTENDED) }),
  place<QueueProxyResources>(PROXY, resourcesAt(IN_ANNOTATION)),
  ...[[CONTAINER, IN_CONTAINER] as const, [PROXY, IN_ANNOTATION] as const].flatMap(([{ property, at }, path]) => [
    // Knative's proxy would otherwise ask for more than nothing.
    place<CpuBounds>(
      { property: `${property}.cpu`, at, service: { [property]: { cpu: { request: Cpu.units(0) } } } },
      boundsOf(CPU, path, 'cpu'),
    ),
    place<SizeBounds>({ property: `${property}.memory`, at }, boundsOf(SIZE, path, 'memory')),
    place<SizeBounds>({ property: `${property}.ephemeralStorage`, at }, boundsOf(SIZE, path, 'ephemeral-storage')),
  ]),
];
