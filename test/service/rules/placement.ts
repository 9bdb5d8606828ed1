// Where pods run, and how they find others.
import { Duration } from 'cdk8s';
import type {
  LabelSelectorRequirement,
  NodeSelectorRequirement,
  ServiceProps,
} from '../../../lib/service/service-props';
import { allowed, type Row, refused } from './row';

const [REQUIRED, PREFERRED] = [
  'requiredDuringSchedulingIgnoredDuringExecution',
  'preferredDuringSchedulingIgnoredDuringExecution',
] as const;

const HOSTNAME = 'kubernetes.io/hostname';
const PERIOD = Duration.minutes(5);

const SPREAD = { maxSkew: 1, topologyKey: HOSTNAME, whenUnsatisfiable: 'ScheduleAnyway' } as const;

const onNodes = (requirement: NodeSelectorRequirement): Partial<ServiceProps> => ({
  affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [{ matchExpressions: [requirement] }] } } },
});

const onNode = (...values: string[]): Partial<ServiceProps> => ({
  affinity: {
    nodeAffinity: {
      [REQUIRED]: { nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values }] }] },
    },
  },
});

const ON_NODES = `affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms[0].matchExpressions[0].values`;

/** A requirement that compares with too few values. */
const WRONG: LabelSelectorRequirement = { key: 'disk', operator: 'In', values: [] };
const SELECTOR = { matchExpressions: [WRONG] };
const NEEDS_VALUES = 'values has 0; allowed with In: one or more';

/** Services with a wrong requirement, by each place where one may stand. */
const WRONG_AT: Readonly<Record<string, Partial<ServiceProps>>> = {
  [`affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms[1].matchExpressions[0]`]: {
    affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [{}, SELECTOR] } } },
  },
  [`affinity.nodeAffinity.${PREFERRED}[0].preference.matchExpressions[0]`]: {
    affinity: { nodeAffinity: { [PREFERRED]: [{ weight: 1, preference: SELECTOR }] } },
  },
  [`affinity.podAffinity.${REQUIRED}[0].labelSelector.matchExpressions[0]`]: {
    affinity: { podAffinity: { [REQUIRED]: [{ topologyKey: HOSTNAME, labelSelector: SELECTOR }] } },
  },
  [`affinity.podAntiAffinity.${REQUIRED}[0].namespaceSelector.matchExpressions[0]`]: {
    affinity: { podAntiAffinity: { [REQUIRED]: [{ topologyKey: HOSTNAME, namespaceSelector: SELECTOR }] } },
  },
  [`affinity.podAntiAffinity.${PREFERRED}[0].podAffinityTerm.labelSelector.matchExpressions[0]`]: {
    affinity: {
      podAntiAffinity: {
        [PREFERRED]: [{ weight: 1, podAffinityTerm: { topologyKey: HOSTNAME, labelSelector: SELECTOR } }],
      },
    },
  },
  'topologySpreadConstraints[0].labelSelector.matchExpressions[0]': {
    topologySpreadConstraints: [
      { maxSkew: 1, topologyKey: HOSTNAME, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: SELECTOR },
    ],
  },
};

/** Returns domains, each of as many characters. */
const domains = (count: number, length = 3): string[] =>
  Array.from({ length: count }, (_, index) => String(index).padStart(length, 'x'));

export const PLACEMENT: readonly Row[] = [
  allowed('tolerations of one value, of a key, and of everything', {
    tolerations: [
      { key: 'team', value: 'shop' },
      { key: 'team', operator: 'Exists' },
      { operator: 'Exists' },
      { key: 'team', effect: 'NoExecute', tolerationPeriod: PERIOD },
    ],
  }),
  refused(
    'a value that is not compared',
    { tolerations: [{ key: 'team', operator: 'Exists', value: 'shop' }] },
    "tolerations[0].value is 'shop'; allowed: none with the operator Exists",
  ),
  refused(
    'a value without a key',
    { tolerations: [{ value: 'shop' }] },
    'tolerations[0].key is not set; allowed: only with the operator Exists',
  ),
  ...[undefined, 'NoSchedule' as const].map((effect) =>
    refused(
      `a period with the effect ${effect}`,
      { tolerations: [{ key: 'team' }, { key: 'team', effect, tolerationPeriod: PERIOD }] },
      'tolerations[1].tolerationPeriod is set; allowed: only with the effect NoExecute',
    ),
  ),

  ...(
    [
      ['ScheduleAnyway', undefined],
      ['DoNotSchedule', 2],
    ] as const
  ).map(([whenUnsatisfiable, minDomains]) =>
    allowed(`places with ${whenUnsatisfiable}`, {
      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: HOSTNAME, whenUnsatisfiable, minDomains }],
    }),
  ),
  refused(
    'fewest places that are not asked for',
    {
      topologySpreadConstraints: [
        { maxSkew: 1, topologyKey: HOSTNAME, whenUnsatisfiable: 'ScheduleAnyway', minDomains: 2 },
      ],
    },
    'topologySpreadConstraints[0].minDomains is 2; allowed: only where whenUnsatisfiable is DoNotSchedule',
  ),

  allowed('keys of labels with a selector', {
    topologySpreadConstraints: [{ ...SPREAD, matchLabelKeys: ['team'], labelSelector: {} }],
  }),
  allowed('no keys of labels', { topologySpreadConstraints: [{ ...SPREAD, matchLabelKeys: [] }] }),
  refused(
    'keys of labels without a selector',
    { topologySpreadConstraints: [{ ...SPREAD, matchLabelKeys: ['team', 'tier'] }] },
    "topologySpreadConstraints[0].matchLabelKeys is 'team, tier'; allowed: only with a labelSelector",
  ),
  allowed('keys of labels that the selector does not look at', {
    topologySpreadConstraints: [
      { ...SPREAD, matchLabelKeys: ['team', 'tier'], labelSelector: { matchLabels: { app: 'shop' } } },
    ],
  }),
  ...(
    [
      ['twice', ['tier', 'team', 'team'], {}],
      ['that the selector looks at', ['tier', 'team'], { matchLabels: { team: 'shop' } }],
      ['that the selector compares', ['team'], { matchExpressions: [{ key: 'team', operator: 'Exists' }] }],
    ] as const
  ).map(([what, matchLabelKeys, labelSelector]) =>
    refused(
      `a key of a label ${what}`,
      { topologySpreadConstraints: [{ ...SPREAD, matchLabelKeys, labelSelector }] },
      "topologySpreadConstraints[0].matchLabelKeys has 'team' twice, or labelSelector has it too; allowed: once, in one of them",
    ),
  ),
  allowed('two constraints that differ', {
    topologySpreadConstraints: [
      SPREAD,
      { ...SPREAD, whenUnsatisfiable: 'DoNotSchedule' },
      { ...SPREAD, topologyKey: 'topology.kubernetes.io/zone' },
    ],
  }),
  refused(
    'two constraints that do not differ',
    { topologySpreadConstraints: [SPREAD, { ...SPREAD, maxSkew: 2 }] },
    'topologySpreadConstraints has kubernetes.io/hostname with ScheduleAnyway 2 times; allowed: once',
  ),

  allowed('a node by its name', onNode('node-1')),
  ...[[], ['node-1', 'node-2']].map((names) =>
    refused(
      `${names.length} nodes by their names`,
      onNode(...names),
      `affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms[0].matchFields[0].values has ${names.length}; allowed: one`,
    ),
  ),
  refused(
    'two better nodes by their names',
    {
      affinity: {
        nodeAffinity: {
          [PREFERRED]: [
            {
              weight: 1,
              preference: { matchFields: [{ key: 'metadata.name', operator: 'NotIn', values: ['a', 'b'] }] },
            },
          ],
        },
      },
    },
    `affinity.nodeAffinity.${PREFERRED}[0].preference.matchFields[0].values has 2; allowed: one`,
  ),
  ...(['In', 'NotIn'] as const).flatMap((operator) => [
    allowed(`${operator} with a value`, onNodes({ key: 'disk', operator, values: ['ssd'] })),
    allowed(`${operator} with two values`, onNodes({ key: 'disk', operator, values: ['ssd', 'hdd'] })),
    refused(
      `${operator} with none`,
      onNodes({ key: 'disk', operator }),
      `${ON_NODES} has 0; allowed with ${operator}: one or more`,
    ),
  ]),
  ...(['Exists', 'DoesNotExist'] as const).flatMap((operator) => [
    allowed(`${operator} with no value`, onNodes({ key: 'disk', operator })),
    refused(
      `${operator} with one`,
      onNodes({ key: 'disk', operator, values: ['ssd'] }),
      `${ON_NODES} has 1; allowed with ${operator}: none`,
    ),
  ]),
  ...(['Gt', 'Lt'] as const).flatMap((operator) => [
    allowed(`${operator} with a whole number`, onNodes({ key: 'cores', operator, values: ['0'] })),
    refused(
      `${operator} with no value`,
      onNodes({ key: 'cores', operator }),
      `${ON_NODES} has 0; allowed with ${operator}: one`,
    ),
    refused(
      `${operator} with two values`,
      onNodes({ key: 'cores', operator, values: ['1', '2'] }),
      `${ON_NODES} has 2; allowed with ${operator}: one`,
    ),
    refused(
      `${operator} with half a number`,
      onNodes({ key: 'cores', operator, values: ['1.5'] }),
      `${ON_NODES} is '1.5'; allowed with ${operator}: a whole number`,
    ),
  ]),
  ...Object.entries(WRONG_AT).map(([place, props]) => refused(place, props, `${place}.${NEEDS_VALUES}`)),
  refused(
    'no term',
    { affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [] } } } },
    `affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms is empty; allowed: one or more terms`,
  ),

  allowed('name servers in place of those of the cluster', {
    dnsPolicy: 'None',
    dnsConfig: { nameservers: ['10.0.0.1'] },
  }),
  allowed('no name servers besides those of the cluster', { dnsPolicy: 'Default', dnsConfig: {} }),
  ...[undefined, {}, { nameservers: [] }, { searches: ['example.com'] }].map((dnsConfig) =>
    refused(
      `no name servers in ${JSON.stringify(dnsConfig)}`,
      { dnsPolicy: 'None', dnsConfig },
      'dnsConfig.nameservers is empty; allowed with the dnsPolicy None: one or more',
    ),
  ),
  allowed('three name servers', { dnsConfig: { nameservers: ['10.0.0.1', '10.0.0.2', '10.0.0.3'] } }),
  refused(
    'four name servers',
    { dnsConfig: { nameservers: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'] } },
    'dnsConfig.nameservers has 4; allowed: at most 3',
  ),
  allowed('the most domains', { dnsConfig: { searches: domains(32) } }),
  refused(
    'more domains',
    { dnsConfig: { searches: [...domains(32), 'x'] } },
    'dnsConfig.searches has 33; allowed: at most 32',
  ),
  allowed('the longest domains', { dnsConfig: { searches: [...domains(31, 63), `${'x'.repeat(62)}.x`] } }),
  refused(
    'longer domains',
    { dnsConfig: { searches: [...domains(31, 63), `${'x'.repeat(63)}.x`] } },
    'dnsConfig.searches has 2049 characters with the spaces between; allowed: at most 2048',
  ),
];
