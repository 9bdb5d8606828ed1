// Who may connect to the pods of the revisions: those that Knative has do so, and nobody else.
import { k8s } from 'cdk8s-plus-27';
import type { KnativeRelease } from '../release/knative-release';
import { SERVING_NAMESPACE } from '../release/namespace';
import { cidrProblems } from '../validation/addresses';
import { selectorProblems } from '../validation/labels';
import { isObject } from '../validation/object';
import { integerBetween, knownProperties, namespaceName, show } from '../validation/rules';
import { flagProblems, listProblems } from './checks';

/** @see https://kubernetes.io/docs/concepts/services-networking/network-policies/ */
export interface NetworkPolicyProps {
  /**
   * The namespace of the network layer's gateway, through which calls come from outside as well as from other APIs.
   * @default kourier-system
   */
  readonly gatewayNamespace?: string;

  /**
   * The namespaces from which metrics are scraped. One that doesn't exist lets nobody in.
   * @default - gke-gmp-system and gmp-system, where Google Cloud Managed Service for Prometheus runs, and monitoring, where
   * the Prometheus of one's own does
   */
  readonly metricsNamespaces?: readonly string[];

  /**
   * The ports on which metrics are scraped, 1 to 65535: queue-proxy's for those of requests, where
   * `request-metrics-endpoint` in config-observability doesn't say another, and any that the APIs have for their own.
   * @default 9091
   */
  readonly metricsPorts?: readonly number[];

  /**
   * Whether other pods of the namespace may connect, past the gateway and so past what wakes an API. APIs that call each
   * other by their names in the cluster don't need it: such calls go through the gateway.
   * @default false
   */
  readonly sameNamespace?: boolean;

  /**
   * Whoever else may connect, on any port.
   * @default - nobody
   */
  readonly from?: readonly k8s.NetworkPolicyPeer[];
}

const PROPERTIES: Readonly<Record<keyof NetworkPolicyProps, true>> = {
  gatewayNamespace: true,
  metricsNamespaces: true,
  metricsPorts: true,
  sameNamespace: true,
  from: true,
};

const METRICS_NAMESPACES = ['gke-gmp-system', 'gmp-system', 'monitoring'];
const METRICS_PORTS = [9091];

const MAX_PORT = 65535;

/** Where queue-proxy takes requests: HTTP, HTTP/2, and HTTPS from the release on that has it. */
const requestPorts = (release: KnativeRelease): readonly number[] => [
  8012,
  8013,
  ...(release.since('1.4') ? [8112] : []),
];

/** Where the autoscaler asks queue-proxy how busy it is. */
const AUTOSCALING_METRICS_PORT = 9090;

/** Those of Serving that connect to the pods; the autoscaler also finds out whether requests still reach them. */
const SERVING_COMPONENTS: k8s.LabelSelector = {
  matchExpressions: [{ key: 'app', operator: 'In', values: ['activator', 'autoscaler'] }],
};

/** Knative puts this label on every pod of a revision, and on no other. */
const REVISION_PODS: k8s.LabelSelector = {
  matchExpressions: [{ key: 'serving.knative.dev/revision', operator: 'Exists' }],
};

/** Kubernetes gives each namespace its name as a label. */
const inNamespace = (name: string): k8s.NetworkPolicyPeer => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
});

/** Returns the policy as Kubernetes has it. */
export function networkPolicySpec(props: NetworkPolicyProps, release: KnativeRelease): k8s.NetworkPolicySpec {
  const {
    gatewayNamespace = 'kourier-system',
    metricsNamespaces = METRICS_NAMESPACES,
    metricsPorts = METRICS_PORTS,
    sameNamespace = false,
    from = [],
  } = props;
  const ports = requestPorts(release);
  const rules = [
    rule(
      [{ ...inNamespace(SERVING_NAMESPACE), podSelector: SERVING_COMPONENTS }],
      [...ports, AUTOSCALING_METRICS_PORT],
    ),
    rule([inNamespace(gatewayNamespace)], ports),
    // Kubernetes takes no peers, or no ports, for all of them.
    ...(metricsNamespaces.length > 0 && metricsPorts.length > 0
      ? [rule(metricsNamespaces.map(inNamespace), metricsPorts)]
      : []),
    ...(sameNamespace ? [rule([{ podSelector: {} }])] : []),
    ...(from.length > 0 ? [rule(from)] : []),
  ];
  return { podSelector: REVISION_PODS, policyTypes: ['Ingress'], ingress: rules };
}

const rule = (from: readonly k8s.NetworkPolicyPeer[], ports?: readonly number[]): k8s.NetworkPolicyIngressRule => ({
  from: [...from],
  ports: ports?.map((port) => ({ protocol: 'TCP', port: k8s.IntOrString.fromNumber(port) })),
});

/** Returns what is wrong with a policy. */
export function networkPolicyProblems(props: NetworkPolicyProps): string[] {
  const { gatewayNamespace, metricsNamespaces, metricsPorts, sameNamespace, from } = props;
  return [
    ...knownProperties('networkPolicy', props, PROPERTIES),
    ...(gatewayNamespace === undefined ? [] : namespaceName('networkPolicy.gatewayNamespace', gatewayNamespace)),
    ...listProblems('networkPolicy.metricsNamespaces', metricsNamespaces, 'namespaces', namespaceName),
    ...listProblems('networkPolicy.metricsPorts', metricsPorts, 'ports', portProblems),
    ...flagProblems('networkPolicy.sameNamespace', sameNamespace),
    ...listProblems('networkPolicy.from', from, 'peers', peerProblems),
  ];
}

const portProblems = (property: string, port: unknown): string[] =>
  typeof port === 'number'
    ? integerBetween(property, port, 1, MAX_PORT)
    : [`${property} is ${show(port)}; allowed: a whole number from 1 to ${MAX_PORT}`];

const PEER: Readonly<Record<keyof k8s.NetworkPolicyPeer, true>> = {
  ipBlock: true,
  namespaceSelector: true,
  podSelector: true,
};
const IP_BLOCK: Readonly<Record<keyof k8s.IpBlock, true>> = { cidr: true, except: true };

function peerProblems(property: string, peer: unknown): string[] {
  const known = isObject(peer) ? peer : {};
  const problems = isObject(peer)
    ? knownProperties<k8s.NetworkPolicyPeer>(property, peer, PEER)
    : [`${property} is ${show(peer)}; allowed: an object with ${Object.keys(PEER).join(', ')}`];
  const { ipBlock, ...selectors }: Partial<Record<keyof k8s.NetworkPolicyPeer, unknown>> = known;
  const selected = Object.entries(selectors).filter(([, selector]) => selector !== undefined);
  if (problems.length > 0) {
    return problems;
  }
  if ((ipBlock === undefined) === (selected.length === 0)) {
    return [`${property} is ${show(peer)}; allowed: either ipBlock, or namespaceSelector, podSelector or both`];
  }
  return ipBlock === undefined
    ? selected.flatMap(([name, selector]) =>
        isObject(selector)
          ? selectorProblems(`${property}.${name}`, selector)
          : [`${property}.${name} is ${show(selector)}; allowed: a selector of labels`],
      )
    : ipBlockProblems(`${property}.ipBlock`, ipBlock);
}

function ipBlockProblems(property: string, ipBlock: unknown): string[] {
  if (!isObject(ipBlock)) {
    return [`${property} is ${show(ipBlock)}; allowed: an object with ${Object.keys(IP_BLOCK).join(', ')}`];
  }
  const { cidr, except }: Partial<Record<keyof k8s.IpBlock, unknown>> = ipBlock;
  return [
    ...knownProperties<k8s.IpBlock>(property, ipBlock, IP_BLOCK),
    ...cidrProblems(`${property}.cidr`, cidr),
    ...listProblems(`${property}.except`, except, 'addresses in CIDR notation', cidrProblems),
  ];
}
