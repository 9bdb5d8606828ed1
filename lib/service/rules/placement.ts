// Where pods run: combinations that Kubernetes refuses when the pod is made, long after the Service was taken.
import { unique } from '../../validation/rules';
import type {
  Affinity,
  LabelSelector,
  NodeFieldRequirement,
  NodeSelectorRequirement,
  PodAffinityTerm,
  Toleration,
  TopologySpreadConstraint,
} from '../service-props';
import { between, type Rule, when } from './rule';

const tolerations = (property: string, { key, operator = 'Equal', value, effect, tolerationPeriod }: Toleration) => [
  ...when(
    operator === 'Exists' && value !== undefined,
    () => `${property}.value is '${value}'; allowed: none with the operator Exists`,
  ),
  ...when(
    key === undefined && operator !== 'Exists',
    () => `${property}.key is not set; allowed: only with the operator Exists`,
  ),
  ...when(
    tolerationPeriod !== undefined && effect !== 'NoExecute',
    () => `${property}.tolerationPeriod is set; allowed: only with the effect NoExecute`,
  ),
];

const spread = (
  property: string,
  { minDomains, whenUnsatisfiable, matchLabelKeys = [], labelSelector }: TopologySpreadConstraint,
) => [
  ...when(
    minDomains !== undefined && whenUnsatisfiable !== 'DoNotSchedule',
    () => `${property}.minDomains is ${minDomains}; allowed: only where whenUnsatisfiable is DoNotSchedule`,
  ),
  ...when(
    matchLabelKeys.length > 0 && labelSelector === undefined,
    () => `${property}.matchLabelKeys is '${matchLabelKeys.join(', ')}'; allowed: only with a labelSelector`,
  ),
  ...unique(
    [...matchLabelKeys, ...keysOf(labelSelector).filter((key) => matchLabelKeys.includes(key))],
    (key) =>
      `${property}.matchLabelKeys has '${key}' twice, or labelSelector has it too; allowed: once, in one of them`,
  ),
];

/** Returns the keys of the labels that a selector looks at, each once. */
const keysOf = ({ matchLabels = {}, matchExpressions = [] }: LabelSelector = {}): string[] => [
  ...new Set([...Object.keys(matchLabels), ...matchExpressions.map(({ key }) => key)]),
];

/** The number of values that an operator compares with. */
const VALUES: Readonly<
  Record<NodeSelectorRequirement['operator'], { test: (count: number) => boolean; allowed: string }>
> = {
  In: { test: (count) => count > 0, allowed: 'one or more' },
  NotIn: { test: (count) => count > 0, allowed: 'one or more' },
  Exists: { test: (count) => count === 0, allowed: 'none' },
  DoesNotExist: { test: (count) => count === 0, allowed: 'none' },
  Gt: { test: (count) => count === 1, allowed: 'one' },
  Lt: { test: (count) => count === 1, allowed: 'one' },
};

const requirements = (property: string, all: readonly NodeSelectorRequirement[] = []): string[] =>
  all.flatMap(({ operator, values = [] }, index) => [
    ...when(
      !VALUES[operator].test(values.length),
      () => `${property}[${index}].values has ${values.length}; allowed with ${operator}: ${VALUES[operator].allowed}`,
    ),
    ...when(
      (operator === 'Gt' || operator === 'Lt') && values.some((value) => !/^-?\d+$/.test(value)),
      () => `${property}[${index}].values is '${values.join(', ')}'; allowed with ${operator}: a whole number`,
    ),
  ]);

const nodeFields = (property: string, all: readonly NodeFieldRequirement[] = []): string[] =>
  all.flatMap(({ values }, index) =>
    when(values.length !== 1, () => `${property}[${index}].values has ${values.length}; allowed: one`),
  );

const selector = (property: string, { matchExpressions }: LabelSelector = {}) =>
  requirements(`${property}.matchExpressions`, matchExpressions);

const podTerm = (property: string, { labelSelector, namespaceSelector }: PodAffinityTerm) => [
  ...selector(`${property}.labelSelector`, labelSelector),
  ...selector(`${property}.namespaceSelector`, namespaceSelector),
];

const [REQUIRED, PREFERRED] = [
  'requiredDuringSchedulingIgnoredDuringExecution',
  'preferredDuringSchedulingIgnoredDuringExecution',
] as const;

function affinityProblems({ nodeAffinity, ...pods }: Affinity): string[] {
  const terms = [
    ...(nodeAffinity?.[REQUIRED]?.nodeSelectorTerms ?? []).map(
      (term, index) => [`${REQUIRED}.nodeSelectorTerms[${index}]`, term] as const,
    ),
    ...(nodeAffinity?.[PREFERRED] ?? []).map(
      ({ preference }, index) => [`${PREFERRED}[${index}].preference`, preference] as const,
    ),
  ];
  return [
    ...when(
      nodeAffinity?.[REQUIRED]?.nodeSelectorTerms.length === 0,
      () => `affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms is empty; allowed: one or more terms`,
    ),
    ...terms.flatMap(([path, { matchExpressions, matchFields }]) => [
      ...requirements(`affinity.nodeAffinity.${path}.matchExpressions`, matchExpressions),
      ...nodeFields(`affinity.nodeAffinity.${path}.matchFields`, matchFields),
    ]),
    ...(['podAffinity', 'podAntiAffinity'] as const).flatMap((kind) => [
      ...(pods[kind]?.[REQUIRED] ?? []).flatMap((term, index) =>
        podTerm(`affinity.${kind}.${REQUIRED}[${index}]`, term),
      ),
      ...(pods[kind]?.[PREFERRED] ?? []).flatMap(({ podAffinityTerm }, index) =>
        podTerm(`affinity.${kind}.${PREFERRED}[${index}].podAffinityTerm`, podAffinityTerm),
      ),
    ]),
  ];
}

/** What Kubernetes takes of each list, and of the domains in characters. */
const MAX_NAME_SERVERS = 3;
const MAX_SEARCHES = 32;
const MAX_SEARCH_LENGTH = 2048;

const dns: Rule = ({ dnsPolicy, dnsConfig: { nameservers = [], searches = [] } = {} }) => [
  ...when(
    dnsPolicy === 'None' && nameservers.length === 0,
    () => 'dnsConfig.nameservers is empty; allowed with the dnsPolicy None: one or more',
  ),
  ...when(
    nameservers.length > MAX_NAME_SERVERS,
    () => `dnsConfig.nameservers has ${nameservers.length}; allowed: at most ${MAX_NAME_SERVERS}`,
  ),
  ...when(
    searches.length > MAX_SEARCHES,
    () => `dnsConfig.searches has ${searches.length}; allowed: at most ${MAX_SEARCHES}`,
  ),
  ...when(
    searches.join(' ').length > MAX_SEARCH_LENGTH,
    () =>
      `dnsConfig.searches has ${searches.join(' ').length} characters with the spaces between; allowed: at most ${MAX_SEARCH_LENGTH}`,
  ),
];

export const PLACEMENT_RULES: readonly Rule[] = [
  (props) => (props.tolerations ?? []).flatMap((each, index) => tolerations(`tolerations[${index}]`, each)),
  ({ topologySpreadConstraints = [] }) => [
    ...topologySpreadConstraints.flatMap((each, index) => [
      ...spread(`topologySpreadConstraints[${index}]`, each),
      ...selector(`topologySpreadConstraints[${index}].labelSelector`, each.labelSelector),
    ]),
    ...unique(
      topologySpreadConstraints.map(({ topologyKey, whenUnsatisfiable }) => `${topologyKey} with ${whenUnsatisfiable}`),
      (same, count) => `topologySpreadConstraints has ${same} ${count} times; allowed: once`,
    ),
  ],
  ({ affinity }) => (affinity === undefined ? [] : affinityProblems(affinity)),
  between('dnsConfig')(dns),
];
