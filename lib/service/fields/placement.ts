// On which nodes the pods of a revision run.

import { Duration } from 'cdk8s';
import { field, type Shape } from '../../fields/field';
import { choice, integer, list, map, object } from '../../fields/kinds';
import { seconds } from '../../fields/units';
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
  Toleration,
  TopologySpreadConstraint,
  WeightedPodAffinityTerm,
} from '../service-props';
import { LABEL_KEYS, label, labelKey, labelValue, objectName } from './names';

const SEE = 'https://kubernetes.io/docs/concepts/scheduling-eviction/';
const WEIGHT = integer({ minimum: 1, maximum: 100 });
const NOTHING = 'nothing is asked for';

const requirement = <const Operator extends string>(...operators: readonly Operator[]) => ({
  key: field(labelKey, { description: 'The key of the label.', required: true as const }),
  operator: field(choice(...operators), { description: 'How the label is compared.', required: true as const }),
  values: field(list(labelValue), {
    description: 'What the label is compared with; none for Exists and DoesNotExist.',
    unset: 'none',
  }),
});

const LABEL_REQUIREMENT: Shape<LabelSelectorRequirement> = {
  name: 'LabelSelectorRequirement',
  description: 'What a label must be.',
  fields: requirement('In', 'NotIn', 'Exists', 'DoesNotExist'),
};

const LABEL_SELECTOR: Shape<LabelSelector> = {
  name: 'LabelSelector',
  description: 'Which objects are meant, by their labels; all of it must be so.',
  fields: {
    matchLabels: field(map(labelValue, LABEL_KEYS), { description: 'Labels and their values.', unset: 'none' }),
    matchExpressions: field(list(object(LABEL_REQUIREMENT)), { description: 'What labels must be.', unset: 'none' }),
  },
};

const NODE_REQUIREMENT: Shape<NodeSelectorRequirement> = {
  name: 'NodeSelectorRequirement',
  description: 'What a label of a node must be.',
  fields: requirement('In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'),
};

const NODE_FIELD_REQUIREMENT: Shape<NodeFieldRequirement> = {
  name: 'NodeFieldRequirement',
  description: 'What a field of a node must be.',
  fields: {
    key: field(choice('metadata.name'), { description: 'The field.', required: true }),
    operator: field(choice('In', 'NotIn'), { description: 'How the field is compared.', required: true }),
    values: field(list(objectName('a node')), {
      description: 'The one name that it is compared with.',
      required: true,
    }),
  },
};

const NODE_TERM: Shape<NodeSelectorTerm> = {
  name: 'NodeSelectorTerm',
  description: 'Which nodes are meant; all of it must be so.',
  fields: {
    matchExpressions: field(list(object(NODE_REQUIREMENT)), { description: 'What labels must be.', unset: 'none' }),
    matchFields: field(list(object(NODE_FIELD_REQUIREMENT)), { description: 'What fields must be.', unset: 'none' }),
  },
};

const NODE_SELECTOR: Shape<NodeSelector> = {
  name: 'NodeSelector',
  description: 'Which nodes are meant.',
  fields: {
    nodeSelectorTerms: field(list(object(NODE_TERM)), {
      description: 'Terms, one of which must be so.',
      required: true,
    }),
  },
};

const PREFERRED_TERM: Shape<PreferredSchedulingTerm> = {
  name: 'PreferredSchedulingTerm',
  description: 'Nodes that are better than others.',
  fields: {
    weight: field(WEIGHT, { description: 'How much better.', required: true }),
    preference: field(object(NODE_TERM), { description: 'Which nodes.', required: true }),
  },
};

const NODE_AFFINITY: Shape<NodeAffinity> = {
  name: 'NodeAffinity',
  description: 'Which nodes the pods run on.',
  fields: {
    requiredDuringSchedulingIgnoredDuringExecution: field(object(NODE_SELECTOR), {
      description: 'Nodes that the pods must run on.',
      unset: NOTHING,
    }),
    preferredDuringSchedulingIgnoredDuringExecution: field(list(object(PREFERRED_TERM)), {
      description: 'Nodes that are better than others.',
      unset: NOTHING,
    }),
  },
};

const POD_TERM: Shape<PodAffinityTerm> = {
  name: 'PodAffinityTerm',
  description: 'Pods that others run beside, or away from.',
  fields: {
    topologyKey: field(labelKey, {
      description: 'The label of nodes that are one place, such as kubernetes.io/hostname.',
      required: true,
    }),
    labelSelector: field(object(LABEL_SELECTOR), { description: 'Which pods.', unset: 'none' }),
    namespaces: field(list(label), { description: 'Namespaces of the pods.', unset: "the pod's own" }),
    namespaceSelector: field(object(LABEL_SELECTOR), {
      description: 'Namespaces of the pods, by their labels.',
      unset: 'none besides namespaces',
    }),
  },
};

const WEIGHTED_POD_TERM: Shape<WeightedPodAffinityTerm> = {
  name: 'WeightedPodAffinityTerm',
  description: 'Places that are better than others.',
  fields: {
    weight: field(WEIGHT, { description: 'How much better.', required: true }),
    podAffinityTerm: field(object(POD_TERM), { description: 'Which pods.', required: true }),
  },
};

const POD_AFFINITY: Shape<PodAffinity> = {
  name: 'PodAffinity',
  description: 'Which pods others run beside, or away from.',
  fields: {
    requiredDuringSchedulingIgnoredDuringExecution: field(list(object(POD_TERM)), {
      description: 'What must be so.',
      unset: NOTHING,
    }),
    preferredDuringSchedulingIgnoredDuringExecution: field(list(object(WEIGHTED_POD_TERM)), {
      description: 'What is better.',
      unset: NOTHING,
    }),
  },
};

export const AFFINITY: Shape<Affinity> = {
  name: 'Affinity',
  description: 'Where the pods run, by nodes and by other pods.',
  see: `${SEE}assign-pod-node/`,
  fields: {
    nodeAffinity: field(object(NODE_AFFINITY), { description: 'Which nodes the pods run on.', unset: NOTHING }),
    podAffinity: field(object(POD_AFFINITY), { description: 'Which pods they run beside.', unset: NOTHING }),
    podAntiAffinity: field(object(POD_AFFINITY), { description: 'Which pods they run away from.', unset: NOTHING }),
  },
};

const TOLERATION: Shape<Toleration> = {
  name: 'Toleration',
  description: 'A taint of nodes that the pods run on all the same.',
  see: `${SEE}taint-and-toleration/`,
  fields: {
    key: field(labelKey, { description: 'The key of the taint.', unset: 'every key, with the operator Exists' }),
    operator: field(choice('Equal', 'Exists'), { description: 'How the taint is compared.', unset: 'Equal' }),
    value: field(labelValue, { description: 'The value of the taint, for Equal.', unset: 'an empty one' }),
    effect: field(choice('NoSchedule', 'PreferNoSchedule', 'NoExecute'), {
      description: 'The effect of the taint.',
      unset: 'every effect',
    }),
    tolerationPeriod: field(seconds({ minimum: Duration.seconds(0) }), {
      at: ['tolerationSeconds'],
      description: 'Time for which a running pod stays, with NoExecute.',
      unset: 'for ever',
    }),
  },
};

/** Taints of nodes that the pods run on all the same. */
export const tolerations = list(object(TOLERATION));

const TOPOLOGY_SPREAD_CONSTRAINT: Shape<TopologySpreadConstraint> = {
  name: 'TopologySpreadConstraint',
  description: 'How evenly pods are spread over places.',
  see: `${SEE}topology-spread-constraints/`,
  fields: {
    maxSkew: field(integer({ minimum: 1 }), { description: 'How many pods more a place may have.', required: true }),
    topologyKey: field(labelKey, {
      description: 'The label of nodes that are one place, such as topology.kubernetes.io/zone.',
      required: true,
    }),
    whenUnsatisfiable: field(choice('DoNotSchedule', 'ScheduleAnyway'), {
      description: 'What happens to a pod that would make it uneven.',
      required: true,
    }),
    labelSelector: field(object(LABEL_SELECTOR), { description: 'The pods that are counted.', unset: 'none' }),
    matchLabelKeys: field(list(labelKey), {
      description: 'Labels that must be as those of the pod itself, so that only pods of its revision are counted.',
      unset: 'none',
      since: '1.8',
    }),
    minDomains: field(integer({ minimum: 1 }), { description: 'Fewest places.', unset: 'none', since: '1.8' }),
    nodeAffinityPolicy: field(choice('Honor', 'Ignore'), {
      description: 'Whether only nodes count that affinity and nodeSelector allow.',
      unset: 'Honor',
      since: '1.8',
    }),
    nodeTaintsPolicy: field(choice('Honor', 'Ignore'), {
      description: 'Whether only nodes count whose taints are tolerated.',
      unset: 'Ignore',
      since: '1.8',
    }),
  },
};

/** How evenly the pods are spread over places. */
export const topologySpreadConstraints = list(object(TOPOLOGY_SPREAD_CONSTRAINT));

/** Labels of the nodes that the pods run on. */
export const nodeSelector = map(labelValue, LABEL_KEYS);
