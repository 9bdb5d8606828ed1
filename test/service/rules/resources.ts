// Requests and limits.
import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import type { Resources } from '../../../lib/service/service-props';
import { IMAGE } from '../service';
import { allowed, type Row, refused } from './row';

const { millis, units } = Cpu;
const { kibibytes, mebibytes } = Size;

/** As much as the limit, more than it, and what is wrong then. */
const AMOUNTS: readonly (readonly [
  within: Omit<Resources, 'extended'>,
  beyond: Omit<Resources, 'extended'>,
  problem: string,
])[] = [
  [
    { cpu: { request: millis(1000), limit: units(1) } },
    { cpu: { request: units(1), limit: millis(999) } },
    'cpu.request is 1000m; allowed: at most the limit, which is 999m',
  ],
  [
    { memory: { request: kibibytes(1024), limit: mebibytes(1) } },
    { memory: { request: kibibytes(1025), limit: mebibytes(1) } },
    'memory.request is 1025Ki; allowed: at most the limit, which is 1024Ki',
  ],
  [
    { ephemeralStorage: { request: mebibytes(1), limit: mebibytes(1) } },
    { ephemeralStorage: { request: mebibytes(2), limit: mebibytes(1) } },
    'ephemeralStorage.request is 2048Ki; allowed: at most the limit, which is 1024Ki',
  ],
];

/** An install that bounds what it is not told. */
const BOUNDED = {
  configuration: {
    defaults: {
      revisionCpuRequest: millis(100),
      revisionMemoryLimit: mebibytes(64),
      revisionEphemeralStorageLimit: mebibytes(1),
    },
    deployment: {
      queueSidecarCpuRequest: millis(50),
      queueSidecarMemoryLimit: mebibytes(9),
      queueSidecarEphemeralStorageRequest: mebibytes(5),
    },
  },
};

/** An install in which Knative's proxy has bounds by itself. */
const WITH_DEFAULTS = { configuration: { features: { queueproxyResourceDefaults: 'Enabled' } } } as const;

export const RESOURCES: readonly Row[] = [
  ...AMOUNTS.flatMap(([within, beyond, problem]) => {
    const [resource] = Object.keys(within);
    return [
      allowed(`as much ${resource} as the limit`, { resources: within }),
      allowed(`as much ${resource} as the limit for Knative's proxy`, { queueProxyResources: within }),
      refused(`more ${resource} than the limit`, { resources: beyond }, `resources.${problem}`),
      refused(
        `more ${resource} than the limit for Knative's proxy`,
        { queueProxyResources: beyond },
        `queueProxyResources.${problem}`,
      ),
      refused(
        `more ${resource} than the limit in a sidecar`,
        { sidecars: [{ name: 'proxy', image: IMAGE, resources: beyond }] },
        `sidecars[0].resources.${problem}`,
      ),
      refused(
        `more ${resource} than the limit in an init container`,
        { initContainers: [{ name: 'setup', image: IMAGE, resources: beyond }] },
        `initContainers[0].resources.${problem}`,
      ),
    ];
  }),
  allowed('a request without a limit', { resources: { cpu: { request: units(64) } } }),
  allowed('a limit without a request', { resources: { memory: { limit: mebibytes(1) } } }),

  // Where a container says one of the two, the install may say the other.
  allowed('as much as the install asks for', { resources: { cpu: { limit: millis(100) } } }, BOUNDED),
  refused(
    'less than the install asks for',
    { resources: { cpu: { limit: millis(99) } } },
    'resources.cpu.limit is 99m; allowed: at least the request, which is 100m',
    BOUNDED,
  ),
  allowed('as much as the install allows', { resources: { memory: { request: mebibytes(64) } } }, BOUNDED),
  refused(
    'more than the install allows',
    { resources: { memory: { request: mebibytes(65) } } },
    'resources.memory.request is 66560Ki; allowed: at most the limit, which is 65536Ki',
    BOUNDED,
  ),
  refused(
    'more than the install allows in a sidecar',
    { sidecars: [{ name: 'proxy', image: IMAGE, resources: { ephemeralStorage: { request: mebibytes(2) } } }] },
    'sidecars[0].resources.ephemeralStorage.request is 2048Ki; allowed: at most the limit, which is 1024Ki',
    BOUNDED,
  ),
  allowed(
    'more than the install allows in an init container',
    { initContainers: [{ name: 'setup', image: IMAGE, resources: { memory: { request: mebibytes(65) } } }] },
    BOUNDED,
  ),
  allowed(
    'a request and a limit of its own',
    { resources: { memory: { request: mebibytes(65), limit: mebibytes(65) } } },
    BOUNDED,
  ),

  // So may Knative itself for its proxy.
  allowed("as much as Knative's proxy asks for", { queueProxyResources: { cpu: { limit: millis(25) } } }),
  refused(
    "less than Knative's proxy asks for",
    { queueProxyResources: { cpu: { limit: millis(24) } } },
    'queueProxyResources.cpu.limit is 24m; allowed: at least the request, which is 25m',
  ),
  allowed("much for Knative's proxy", {
    queueProxyResources: { cpu: { request: units(2) }, memory: { request: mebibytes(900) } },
  }),
  ...(
    [
      ['cpu', 'request', units(1), millis(1001), 'cpu.request is 1001m; allowed: at most the limit, which is 1000m'],
      [
        'memory',
        'request',
        mebibytes(800),
        mebibytes(801),
        'memory.request is 820224Ki; allowed: at most the limit, which is 819200Ki',
      ],
      [
        'memory',
        'limit',
        mebibytes(400),
        mebibytes(399),
        'memory.limit is 408576Ki; allowed: at least the request, which is 409600Ki',
      ],
    ] as const
  ).flatMap(([resource, bound, within, beyond, problem]) => [
    allowed(
      `the ${bound} of ${resource} of a bounded proxy`,
      { queueProxyResources: { [resource]: { [bound]: within } } },
      WITH_DEFAULTS,
    ),
    refused(
      `beyond the ${bound} of ${resource} of a bounded proxy`,
      { queueProxyResources: { [resource]: { [bound]: beyond } } },
      `queueProxyResources.${problem}`,
      WITH_DEFAULTS,
    ),
  ]),
  ...(
    [
      ['cpu', 'limit', millis(50), millis(49), 'cpu.limit is 49m; allowed: at least the request, which is 50m'],
      [
        'memory',
        'request',
        mebibytes(9),
        mebibytes(10),
        'memory.request is 10240Ki; allowed: at most the limit, which is 9216Ki',
      ],
      [
        'ephemeralStorage',
        'limit',
        mebibytes(5),
        mebibytes(4),
        'ephemeralStorage.limit is 4096Ki; allowed: at least the request, which is 5120Ki',
      ],
    ] as const
  ).flatMap(([resource, bound, within, beyond, problem]) => [
    allowed(
      `the ${bound} of ${resource} as the install bounds the proxy`,
      { queueProxyResources: { [resource]: { [bound]: within } } },
      BOUNDED,
    ),
    refused(
      `beyond the ${bound} of ${resource} as the install bounds the proxy`,
      { queueProxyResources: { [resource]: { [bound]: beyond } } },
      `queueProxyResources.${problem}`,
      BOUNDED,
    ),
  ]),
];
