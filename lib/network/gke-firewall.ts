// Rules of the firewall of a private cluster's network, for Config Connector to make.
import type { IComputeFirewall } from '@kubernetes-models/gke/compute.cnrm.cloud.google.com/v1beta1';
import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { flagProblems, listProblems } from '../namespace/checks';
import { WEBHOOK_PORT } from '../serving/components/webhook';
import { cidrProblems } from '../validation/addresses';
import { knownProperties, namespaceName, resourceName, show } from '../validation/rules';
import { STATISTICS_PORT } from './kourier/envoy-bootstrap';
import { HTTP_TARGET_PORT } from './kourier/labels';

export interface GkeFirewallProps {
  /** Name of the cluster, with which the names of the rules begin: they are those of a whole project. */
  readonly cluster: string;

  /** The namespace that Config Connector makes resources of. */
  readonly namespace: string;

  /**
   * The project that the rules are in, such as the host project of a shared network.
   * @default - the one that the namespace is for
   */
  readonly projectId?: string;

  /** The network of the nodes, such as `projects/shop/global/networks/dev`. */
  readonly network: string;

  /** The network tags of the nodes, such as `gke-dev-1a2b3c4d-node`: the rules are for these only. */
  readonly nodeTags: readonly string[];

  /**
   * The addresses of the control plane in CIDR notation, such as `172.16.0.0/28`, to let it reach Knative's webhooks.
   * @default - no rule
   */
  readonly controlPlaneRange?: string;

  /**
   * Whether Google Cloud's health checks reach the gateway, as `gkeIngress` and `gkeGateway` need it.
   * @default false
   */
  readonly healthChecks?: boolean;
}

const PROPERTIES: Readonly<Record<keyof GkeFirewallProps, true>> = {
  cluster: true,
  namespace: true,
  projectId: true,
  network: true,
  nodeTags: true,
  controlPlaneRange: true,
  healthChecks: true,
};

/**
 * From where health checks and application load balancers come.
 * @see https://docs.cloud.google.com/load-balancing/docs/health-check-concepts#ip-ranges
 */
const HEALTH_CHECK_RANGES = ['35.191.0.0/16', '130.211.0.0/22'];

/** Longest name of a cluster. */
const MAX_CLUSTER_LENGTH = 40;

/** What a rule lets in, and where from. */
interface Opening {
  readonly description: string;
  readonly sourceRanges: readonly string[];
  readonly ports: readonly number[];
}

/** The rules by the end of their names. */
const openingsOf = ({ controlPlaneRange, healthChecks }: GkeFirewallProps): Readonly<Record<string, Opening>> => ({
  ...(controlPlaneRange !== undefined && {
    'knative-webhooks': {
      description: "The control plane asks Knative's webhooks.",
      sourceRanges: [controlPlaneRange],
      ports: [WEBHOOK_PORT],
    },
  }),
  ...(healthChecks === true && {
    'kourier-health-checks': {
      description: "Google Cloud asks Kourier's gateway whether it is ready, and passes requests on to it.",
      sourceRanges: HEALTH_CHECK_RANGES,
      ports: [HTTP_TARGET_PORT, STATISTICS_PORT],
    },
  }),
});

/** What a private cluster must let in, as objects of Config Connector, which has to run in the cluster. */
export class GkeFirewall extends Chart {
  constructor(scope: Construct, id: string, props: GkeFirewallProps) {
    super(scope, id);
    const { cluster, namespace, projectId, network, nodeTags } = props;
    for (const [name, { description, sourceRanges, ports }] of Object.entries(openingsOf(props))) {
      const spec: IComputeFirewall['spec'] = {
        description,
        direction: 'INGRESS',
        networkRef: { external: network },
        sourceRanges: [...sourceRanges],
        targetTags: Array.isArray(nodeTags) ? [...nodeTags] : [],
        allow: [{ protocol: 'tcp', ports: ports.map(String) }],
      };
      new ApiObject(this, name, {
        apiVersion: 'compute.cnrm.cloud.google.com/v1beta1',
        kind: 'ComputeFirewall',
        metadata: {
          name: `${cluster}-${name}`,
          namespace,
          ...(projectId !== undefined && { annotations: { 'cnrm.cloud.google.com/project-id': projectId } }),
        },
        spec,
      });
    }
    this.node.addValidation({ validate: () => propsProblems(props) });
  }
}

const propsProblems = (props: GkeFirewallProps): string[] => {
  const { cluster, namespace, projectId, network, nodeTags, controlPlaneRange, healthChecks } = props;
  const openings = openingsOf(props);
  return [
    ...knownProperties('props', props, PROPERTIES),
    ...(typeof cluster === 'string'
      ? resourceName('cluster', cluster)
      : [`cluster is ${show(cluster)}; allowed: its name`]),
    ...(typeof cluster === 'string' && cluster.length > MAX_CLUSTER_LENGTH
      ? [`cluster has ${cluster.length} characters; allowed: ${MAX_CLUSTER_LENGTH}, as names of rules begin with it`]
      : []),
    ...namespaceName('namespace', namespace),
    ...resourceName('projectId', projectId),
    ...(typeof network === 'string' && /^projects\/[^/\s]+\/global\/networks\/[^/\s]+$/.test(network)
      ? []
      : [`network is ${show(network)}; allowed: projects/PROJECT/global/networks/NETWORK`]),
    ...(Array.isArray(nodeTags) && nodeTags.length > 0
      ? listProblems('nodeTags', nodeTags, 'network tags', namespaceName)
      : [`nodeTags is ${show(nodeTags)}; allowed: a list of one or more network tags`]),
    ...(controlPlaneRange === undefined ? [] : cidrProblems('controlPlaneRange', controlPlaneRange)),
    ...flagProblems('healthChecks', healthChecks),
    ...(Object.keys(openings).length === 0
      ? ['neither controlPlaneRange nor healthChecks is set; allowed: one of them or both, as there is no rule without']
      : []),
  ];
};
