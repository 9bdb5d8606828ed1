// The pod: what its containers share, and where it runs.
import type { DnsConfig, DnsOption, HostAlias, PodProps } from '../../../lib/service/service-props';
import { at, FLAG, list, nameOf, oneOf, type Place, place, plainList, plainPart, SOME_TEXT, since, text } from './case';
import { CONTAINER_LISTS } from './container';
import { PLACEMENT_OF_POD } from './placement';
import { FALSE } from './security-context';
import { VOLUME_LIST } from './volume';

const ADDRESS = 'an address of IPv4 or IPv6, without a zone';

const POD: Place = place<PodProps>(
  { property: '', at: 'spec.template.spec' },
  {
    ...CONTAINER_LISTS,
    ...PLACEMENT_OF_POD,
    volumes: VOLUME_LIST,
    serviceAccountName: nameOf('a ServiceAccount'),
    automountServiceAccountToken: FALSE,
    enableServiceLinks: FLAG,
    imagePullSecrets: list(
      [
        [
          ['registry', 'mirror'],
          [{ name: 'registry' }, { name: 'mirror' }],
        ],
        [[], []],
      ],
      [
        [''],
        "[0] is ''; allowed: the name of a Secret: lower-case letters, digits, '-' and '.', starting and ending with a letter or digit, at most 253 characters",
      ],
    ),
    podSecurityContext: at(
      ['securityContext'],
      plainPart('runAsUser, runAsGroup, runAsNonRoot, fsGroup, supplementalGroups, seccompProfile', { fsGroup: 1000 }),
    ),
    priorityClassName: nameOf('a PriorityClass'),
    runtimeClassName: nameOf('a RuntimeClass'),
    schedulerName: nameOf('a scheduler'),
    hostAliases: plainList(
      [[{ ip: '10.0.0.1', hostnames: ['db'] }], []],
      [[5], '[0] is 5; allowed: an object with ip, hostnames'],
    ),
    dnsPolicy: since('1.5', {
      ...oneOf('ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'),
      good: [
        ['ClusterFirst', 'ClusterFirst'],
        ['ClusterFirstWithHostNet', 'ClusterFirstWithHostNet'],
        ['Default', 'Default'],
        ['None', 'None', { dnsConfig: { nameservers: ['10.0.0.1'] } }],
      ],
    }),
    dnsConfig: since('1.5', plainPart('nameservers, searches, options', { searches: ['example.com'] })),
    shareProcessNamespace: since('1.12', FLAG),
    hostIPC: since('1.16', FLAG),
    hostPID: since('1.16', FLAG),
    hostNetwork: since('1.16', FLAG),
  },
);

export const PODS: readonly Place[] = [
  POD,
  place<HostAlias>(
    {
      property: 'hostAliases[0]',
      at: 'spec.template.spec.hostAliases[0]',
      service: { hostAliases: [{ ip: '10.0.0.1', hostnames: ['db'] }] },
    },
    {
      ip: text(
        ADDRESS,
        ['10.0.0.1', '255.255.255.255', '::1'],
        ['', '256.0.0.1', '10.0.0', 'db', 'fe80::g', 'fe80::1%eth0'],
      ),
      hostnames: plainList([['db', 'db.example.com']], [['d b'], "[0] is 'd b'; allowed: a host name"]),
    },
  ),
  place<DnsConfig>(
    { property: 'dnsConfig', at: 'spec.template.spec.dnsConfig' },
    {
      nameservers: plainList([['10.0.0.1', '::1'], []], [['dns'], `[0] is 'dns'; allowed: ${ADDRESS}`]),
      searches: plainList(
        [['example.com', 'local.', 'local'], []],
        ...['', '.', 'a b', 'a..b', 'example.com..'].map(
          (domain) => [[domain], `[0] is '${domain}'; allowed: a domain, which may end with a dot`] as const,
        ),
      ),
      options: plainList([[{ name: 'ndots', value: '2' }], []], [[5], '[0] is 5; allowed: an object with name, value']),
    },
  ),
  place<DnsOption>(
    {
      property: 'dnsConfig.options[0]',
      at: 'spec.template.spec.dnsConfig.options[0]',
      service: { dnsConfig: { options: [{ name: 'ndots' }] } },
    },
    { name: SOME_TEXT, value: SOME_TEXT },
  ),
];
