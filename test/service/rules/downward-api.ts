// Requests and limits in units that Kubernetes gives them in.
import type { ResourceFieldSelector, ServiceProps } from '../../../lib/service/service-props';
import { IMAGE } from '../service';
import { allowed, type Row, refused } from './row';

type Selector = Pick<ResourceFieldSelector, 'resource' | 'divisor'>;

const variable = (resourceFieldRef: Selector): Partial<ServiceProps> => ({ env: { LIMIT: { resourceFieldRef } } });

const BOUNDS = ['limits', 'requests'] as const;

export const DOWNWARD_API: readonly Row[] = [
  ...BOUNDS.flatMap((bound) => [
    ...[undefined, '0', '1', '1m'].map((divisor) =>
      allowed(`${bound}.cpu by ${divisor}`, variable({ resource: `${bound}.cpu`, divisor })),
    ),
    ...['1k', '1Mi'].map((divisor) =>
      refused(
        `${bound}.cpu by ${divisor}`,
        variable({ resource: `${bound}.cpu`, divisor }),
        `env.LIMIT.resourceFieldRef.divisor is '${divisor}'; allowed for ${bound}.cpu: 1 or 1m`,
      ),
    ),
    ...(['memory', 'ephemeral-storage'] as const).flatMap((resource) => [
      ...[undefined, '0', '1', '1k', '1Mi'].map((divisor) =>
        allowed(`${bound}.${resource} by ${divisor}`, variable({ resource: `${bound}.${resource}`, divisor })),
      ),
      refused(
        `${bound}.${resource} by 1m`,
        variable({ resource: `${bound}.${resource}`, divisor: '1m' }),
        `env.LIMIT.resourceFieldRef.divisor is '1m'; allowed for ${bound}.${resource}: 1, or more such as 1Mi`,
      ),
    ]),
  ]),
  refused(
    'limits.memory by 1m in a sidecar',
    { sidecars: [{ name: 'proxy', image: IMAGE, ...variable({ resource: 'limits.memory', divisor: '1m' }) }] },
    "sidecars[0].env.LIMIT.resourceFieldRef.divisor is '1m'; allowed for limits.memory: 1, or more such as 1Mi",
  ),
  refused(
    'limits.cpu by 1k in a file',
    {
      volumes: [
        {
          name: 'files',
          projected: {
            sources: [
              { secret: { name: 'keys' } },
              {
                downwardAPI: {
                  items: [
                    {
                      path: 'limit',
                      resourceFieldRef: { resource: 'limits.cpu', divisor: '1k', containerName: 'hello' },
                    },
                  ],
                },
              },
            ],
          },
        },
      ],
      volumeMounts: [{ name: 'files', mountPath: '/files' }],
    },
    "volumes[0].projected.sources[1].downwardAPI.items[0].resourceFieldRef.divisor is '1k'; allowed for limits.cpu: 1 or 1m",
  ),
];
