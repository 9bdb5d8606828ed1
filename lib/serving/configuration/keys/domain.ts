// config-domain: the domains under which hosts are made.
import type { ConfigMapDefinition } from '../../../configuration/key';
import { type Domain, domains, isSelecting } from '../values/domain';

export const DOMAIN: ConfigMapDefinition<{ readonly domains?: readonly Domain[] }> = {
  name: 'config-domain',
  description: 'The domains under which hosts are made.',
  see: 'https://knative.dev/docs/serving/using-a-custom-domain/',
  whole: 'domains',
  keys: {
    domains: domains({
      description:
        "A route gets the domain that selects it by most labels, or else the one without a selector; each domain is a key. The default from 1.11 on has the cluster's own domain, if that isn't cluster.local.",
      default: [{ name: 'example.com' }],
      // Without a domain for every route, none can be called from outside.
      defaultSince: { '1.8': [{ name: 'svc.cluster.local' }] },
    }),
  },
  rules: [
    {
      property: 'domains',
      others: [],
      allowed: 'one domain without a selector, as Knative would use the first by name',
      holds: ({ domains = [] }) =>
        new Set(domains.filter((domain) => !isSelecting(domain)).map(({ name }) => name)).size <= 1,
    },
  ],
};
