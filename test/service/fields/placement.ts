// On which nodes pods run.
import type {
  Affinity,
  LabelSelector,
  LabelSelectorRequirement,
  NodeAffinity,
  NodeFieldRequirement,
  NodeSelector,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PodAffinity,
  PodAffinityTerm,
  PreferredSchedulingTerm,
  ServiceProps,
  Toleration,
  TopologySpreadConstraint,
  WeightedPodAffinityTerm,
} from '../../../lib/service/service-props';
import {
  at,
  beside,
  type Case,
  LABEL_KEY,
  LABEL_VALUES,
  LABELS,
  nameOf,
  oneOf,
  type Place,
  place,
  plainList,
  plainPart,
  seconds,
  since,
  whole,
} from './case';

const [REQUIRED, PREFERRED] = [
  'requiredDuringSchedulingIgnoredDuringExecution',
  'preferredDuringSchedulingIgnoredDuringExecution',
] as const;

/** Returns where a part of the affinity stands. */
const within = (path: string, affinity?: Affinity) => ({
  property: `affinity.${path}`,
  at: `spec.template.spec.affinity.${path}`,
  ...(affinity !== undefined && { service: { affinity } }),
});

const HOSTNAME = 'kubernetes.io/hostname';
const SPREAD = { maxSkew: 1, topologyKey: HOSTNAME, whenUnsatisfiable: 'DoNotSchedule' } as const;
const POD_TERM = { topologyKey: HOSTNAME };
const NODE_REQUIREMENT = { key: 'disk', operator: 'Exists' } as const;
const NODE_FIELD = { key: 'metadata.name', operator: 'In', values: ['node-1'] } as const;
const NODE_TERM = { matchExpressions: [NODE_REQUIREMENT] };

const REQUIREMENTS = plainList(
  [[NODE_REQUIREMENT], []],
  [[5], '[0] is 5; allowed: an object with key, operator, values'],
);

const VALUES = plainList([['a', '']], [['a', '-'], `[1] is '-'; allowed: ${LABEL_VALUES.allowed}`]);

const POD_TERMS = 'topologyKey, labelSelector, namespaces, namespaceSelector';
const SELECTOR = plainPart('matchLabels, matchExpressions', { matchLabels: { team: 'shop' } });

const POD_AFFINITY = plainPart(`${REQUIRED}, ${PREFERRED}`, { [REQUIRED]: [POD_TERM] });

const nodeRequirement = (requirement: NodeSelectorRequirement): Partial<ServiceProps> => ({
  affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [{ matchExpressions: [requirement] }] } } },
});

const podRequirement = (requirement: LabelSelectorRequirement): Partial<ServiceProps> => ({
  affinity: {
    podAffinity: { [REQUIRED]: [{ ...POD_TERM, labelSelector: { matchExpressions: [requirement] } }] },
  },
});

/** Operators, each with as many values as it compares with. */
const operators = <Operator extends LabelSelectorRequirement['operator'] | NodeSelectorRequirement['operator']>(
  each: Case<Operator>,
  service: (requirement: { key: string; operator: Operator; values: string[] }) => Partial<ServiceProps>,
): Case<Operator> => ({
  ...each,
  good: each.good.map(([operator, json]) => [
    operator,
    json,
    service({ key: 'disk', operator, values: /Exist/.test(operator) ? [] : ['1'] }),
  ]),
});

export const PLACEMENT: readonly Place[] = [
  place<Affinity>(
    { property: 'affinity', at: 'spec.template.spec.affinity' },
    {
      nodeAffinity: plainPart(`${REQUIRED}, ${PREFERRED}`, { [REQUIRED]: { nodeSelectorTerms: [NODE_TERM] } }),
      podAffinity: POD_AFFINITY,
      podAntiAffinity: POD_AFFINITY,
    },
  ),
  place<NodeAffinity>(within('nodeAffinity'), {
    [REQUIRED]: plainPart('nodeSelectorTerms', { nodeSelectorTerms: [NODE_TERM] }),
    [PREFERRED]: plainList(
      [[{ weight: 1, preference: NODE_TERM }], []],
      [[5], '[0] is 5; allowed: an object with weight, preference'],
    ),
  }),
  place<NodeSelector>(
    within(`nodeAffinity.${REQUIRED}`, { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [NODE_TERM] } } }),
    {
      nodeSelectorTerms: plainList(
        [[NODE_TERM]],
        [[5], '[0] is 5; allowed: an object with matchExpressions, matchFields'],
      ),
    },
  ),
  place<NodeSelectorTerm>(
    within(`nodeAffinity.${REQUIRED}.nodeSelectorTerms[0]`, {
      nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [{}] } },
    }),
    {
      matchExpressions: REQUIREMENTS,
      matchFields: plainList([[NODE_FIELD], []], [[5], '[0] is 5; allowed: an object with key, operator, values']),
    },
  ),
  place<NodeSelectorRequirement>(
    {
      ...within(`nodeAffinity.${REQUIRED}.nodeSelectorTerms[0].matchExpressions[0]`),
      service: nodeRequirement({ key: 'disk', operator: 'In', values: ['ssd'] }),
    },
    {
      key: LABEL_KEY,
      operator: operators(oneOf('In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'), nodeRequirement),
      values: VALUES,
    },
  ),
  place<NodeFieldRequirement>(
    within(`nodeAffinity.${REQUIRED}.nodeSelectorTerms[0].matchFields[0]`, {
      nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [{ matchFields: [NODE_FIELD] }] } },
    }),
    {
      key: oneOf('metadata.name'),
      operator: oneOf('In', 'NotIn'),
      values: plainList(
        [['node-1'], ['node-1.example.com']],
        [['Node'], `[0] is 'Node'; allowed: ${nameOf('a node').allowed}`],
      ),
    },
  ),
  place<PreferredSchedulingTerm>(
    within(`nodeAffinity.${PREFERRED}[0]`, { nodeAffinity: { [PREFERRED]: [{ weight: 1, preference: NODE_TERM }] } }),
    { weight: whole(1, 100), preference: plainPart('matchExpressions, matchFields', NODE_TERM) },
  ),
  place<PodAffinity>(within('podAffinity'), {
    [REQUIRED]: plainList([[POD_TERM], []], [[5], `[0] is 5; allowed: an object with ${POD_TERMS}`]),
    [PREFERRED]: plainList(
      [[{ weight: 1, podAffinityTerm: POD_TERM }], []],
      [[5], '[0] is 5; allowed: an object with weight, podAffinityTerm'],
    ),
  }),
  place<PodAffinityTerm>(within(`podAffinity.${REQUIRED}[0]`, { podAffinity: { [REQUIRED]: [POD_TERM] } }), {
    topologyKey: LABEL_KEY,
    labelSelector: SELECTOR,
    namespaces: plainList(
      [['dev-01', '1'], []],
      [
        ['Dev'],
        "[0] is 'Dev'; allowed: a DNS label: lower-case letters, digits and '-', starting and ending with a letter or digit, at most 63 characters",
      ],
    ),
    namespaceSelector: SELECTOR,
  }),
  place<LabelSelector>(
    within(`podAffinity.${REQUIRED}[0].labelSelector`, { podAffinity: { [REQUIRED]: [POD_TERM] } }),
    { matchLabels: LABELS, matchExpressions: REQUIREMENTS },
  ),
  place<LabelSelectorRequirement>(
    {
      ...within(`podAffinity.${REQUIRED}[0].labelSelector.matchExpressions[0]`),
      service: podRequirement({ key: 'team', operator: 'In', values: ['shop'] }),
    },
    {
      key: LABEL_KEY,
      operator: operators(oneOf('In', 'NotIn', 'Exists', 'DoesNotExist'), podRequirement),
      values: VALUES,
    },
  ),
  place<WeightedPodAffinityTerm>(
    within(`podAffinity.${PREFERRED}[0]`, {
      podAffinity: { [PREFERRED]: [{ weight: 1, podAffinityTerm: POD_TERM }] },
    }),
    { weight: whole(1, 100), podAffinityTerm: plainPart(POD_TERMS, POD_TERM) },
  ),
  place<Toleration>(
    {
      property: 'tolerations[0]',
      at: 'spec.template.spec.tolerations[0]',
      service: { tolerations: [{ key: 'team', effect: 'NoExecute' }] },
    },
    {
      key: LABEL_KEY,
      operator: oneOf('Equal', 'Exists'),
      value: LABEL_VALUES,
      effect: oneOf('NoSchedule', 'PreferNoSchedule', 'NoExecute'),
      tolerationPeriod: at(['tolerationSeconds'], seconds(0)),
    },
  ),
  place<TopologySpreadConstraint>(
    {
      property: 'topologySpreadConstraints[0]',
      at: 'spec.template.spec.topologySpreadConstraints[0]',
      service: { topologySpreadConstraints: [SPREAD] },
    },
    {
      maxSkew: whole(1),
      topologyKey: LABEL_KEY,
      whenUnsatisfiable: oneOf('DoNotSchedule', 'ScheduleAnyway'),
      labelSelector: SELECTOR,
      matchLabelKeys: since(
        '1.8',
        beside(
          { topologySpreadConstraints: [{ ...SPREAD, labelSelector: {} }] },
          plainList(
            [['example.com/team'], []],
            [['a b'], "[0] is 'a b'; allowed: the key of a label, such as example.com/team"],
          ),
        ),
      ),
      minDomains: since('1.8', whole(1)),
      nodeAffinityPolicy: since('1.8', oneOf('Honor', 'Ignore')),
      nodeTaintsPolicy: since('1.8', oneOf('Honor', 'Ignore')),
    },
  ),
];

/** How a pod says where it runs. */
export const PLACEMENT_OF_POD = {
  nodeSelector: LABELS,
  tolerations: {
    ...plainList(
      [[{ key: 'team', value: 'shop' }], []],
      [[5], '[0] is 5; allowed: an object with key, operator, value, effect, tolerationPeriod'],
    ),
  },
  affinity: plainPart('nodeAffinity, podAffinity, podAntiAffinity', { podAntiAffinity: { [REQUIRED]: [POD_TERM] } }),
  topologySpreadConstraints: since(
    '1.4',
    plainList(
      [[SPREAD], []],
      [
        [5],
        '[0] is 5; allowed: an object with maxSkew, topologyKey, whenUnsatisfiable, labelSelector, matchLabelKeys, minDomains, nodeAffinityPolicy, nodeTaintsPolicy',
      ],
    ),
  ),
};
