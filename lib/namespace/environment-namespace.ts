// The namespace of an environment, and what stands in it beside its Knative Services.
import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Cluster } from '../release/cluster';
import type { KnativeRelease } from '../release/knative-release';
import { containerResources, queueProxyResources } from '../serving/configuration/resources';
import { Settings } from '../serving/configuration/settings';
import { KnativeServing } from '../serving/knative-serving';
import { labelProblems } from '../validation/labels';
import type { Unchecked } from '../validation/object';
import { knownProperties, namespaceName } from '../validation/rules';
import { roleBinding } from './access';
import { OWNER } from './annotations';
import { annotationProblems, reservedProblems, textProblems } from './checks';
import { externalSecret } from './external-secrets';
import { limitRangeSpec } from './limit-range';
import { type NamespaceProps, PARTS, type PartProblems, type Parts, partProblems, partsOf } from './namespace-props';
import { networkPolicySpec } from './network-policy';
import { anyPodProblems, type PodBounds, podResourceProblems } from './pod-resources';
import { enforcedRules, POD_SECURITY_PREFIX, podSecurityLabels } from './pod-security';
import { podSecurityProblems } from './pod-security-rules';
import { type ResourceRequirements, requirementsOf, requirementsProblems } from './resource-list';
import { resourceQuotaSpec } from './resource-quota';
import { serviceAccountName, serviceAccountObject } from './service-account';

export interface EnvironmentNamespaceProps extends NamespaceProps {
  /** Name of the namespace. */
  readonly name: string;

  /** The release whose pods the namespace admits. */
  readonly release: KnativeRelease;

  /**
   * Whom the environment belongs to, such as the e-mail address of a group.
   * @default - nobody in particular
   */
  readonly owner?: string;

  /**
   * Labels of the namespace.
   * @default - those of `podSecurity` only
   */
  readonly labels?: Readonly<Record<string, string>>;

  /**
   * Annotations of the namespace.
   * @default - that of `owner` only
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

const PROPERTIES: Readonly<Record<keyof EnvironmentNamespaceProps, true>> = {
  name: true,
  release: true,
  owner: true,
  labels: true,
  annotations: true,
  ...PARTS,
};

/** The namespace of an environment, with what belongs to it. A part with which anything is wrong isn't written. */
export class EnvironmentNamespace extends Construct {
  /** The service account that the APIs run as; nothing where they run as the namespace's `default`. */
  readonly serviceAccountName?: string;

  private readonly parts: Parts;
  private readonly problems: PartProblems;
  private readonly release: KnativeRelease;
  /** The Kubernetes minor that the app's cluster runs; nothing in an app without a cluster. */
  private readonly kubernetes?: string;

  constructor(scope: Construct, id: string, props: EnvironmentNamespaceProps) {
    super(scope, id);
    const { name: namespace, release, owner, labels, annotations } = props;
    this.release = release;
    this.parts = partsOf(props);
    this.problems = partProblems(this.parts, release, owner);
    this.kubernetes = Cluster.of(this)?.kubernetes;

    const podSecurity = this.right('podSecurity');
    new k8s.KubeNamespace(this, 'namespace', {
      metadata: {
        name: namespace,
        labels: { ...labels, ...(podSecurity && podSecurityLabels(podSecurity, this.kubernetes)) },
        annotations: { ...annotations, ...(owner !== undefined && { [OWNER]: owner }) },
      },
    });

    const serviceAccount = this.right('serviceAccount');
    if (serviceAccount) {
      this.serviceAccountName = serviceAccountName(serviceAccount);
      new k8s.KubeServiceAccount(this, 'service-account', serviceAccountObject(namespace, serviceAccount));
    }
    const networkPolicy = this.right('networkPolicy');
    if (networkPolicy) {
      const spec = networkPolicySpec(networkPolicy, release);
      new k8s.KubeNetworkPolicy(this, 'network-policy', { metadata: { name: 'revisions', namespace }, spec });
    }
    const access = this.right('access');
    const binding = access && roleBinding(namespace, access, owner);
    if (binding) {
      new k8s.KubeRoleBinding(this, 'role-binding', binding);
    }
    const resourceQuota = this.right('resourceQuota');
    if (resourceQuota) {
      const spec = resourceQuotaSpec(resourceQuota);
      new k8s.KubeResourceQuota(this, 'resource-quota', { metadata: { name: 'environment', namespace }, spec });
    }
    const limitRange = this.right('limitRange');
    if (limitRange) {
      const spec = limitRangeSpec(limitRange);
      new k8s.KubeLimitRange(this, 'limit-range', { metadata: { name: 'containers', namespace }, spec });
    }
    for (const [name, secret] of Object.entries(this.right('externalSecrets') ?? {})) {
      new ApiObject(this, `external-secret-${name}`, externalSecret(namespace, name, secret));
    }

    this.node.addValidation({
      validate: () => [
        ...knownProperties('props', props, PROPERTIES),
        ...namespaceName('name', namespace),
        ...textProblems('owner', owner),
        ...(labels === undefined ? [] : labelProblems('labels', labels)),
        ...annotationProblems('annotations', annotations),
        ...(podSecurity
          ? reservedProblems('labels', labels, (key) => key.startsWith(POD_SECURITY_PREFIX), 'podSecurity')
          : []),
        ...(owner === undefined ? [] : reservedProblems('annotations', annotations, (key) => key === OWNER, 'owner')),
        ...Object.values(this.problems).flat(),
        ...this.boundProblems(anyPodProblems),
      ],
    });
  }

  /**
   * Returns what the namespace refuses of the pods of a revision, as far as its own properties are right. It is to be asked
   * at the end, when the app has its install.
   * @param spec the pod's spec as it is written, such as `spec.template.spec` of a Knative Service
   * @param queueProxy what annotations say that queue-proxy requests and may use in these pods, if they do
   */
  podProblems(spec: Unchecked, queueProxy?: ResourceRequirements): string[] {
    const podSecurity = this.right('podSecurity');
    const securePodDefaults =
      this.right('securePodDefaults') ?? this.settings().features('securePodDefaults') === 'Enabled';
    const queueProxyProblems = queueProxy === undefined ? [] : requirementsProblems('queueProxy', queueProxy);
    return [
      ...(podSecurity
        ? podSecurityProblems(spec, { ...enforcedRules(podSecurity, this.kubernetes), securePodDefaults })
        : []),
      ...(queueProxyProblems.length > 0
        ? queueProxyProblems
        : this.boundProblems((bounds) =>
            podResourceProblems(spec, { ...bounds, queueProxy: queueProxy ?? bounds.queueProxy }),
          )),
    ];
  }

  /** Returns what the quota refuses of so many Knative Services. */
  countProblems(services: number): string[] {
    const { knativeServices = services } = this.right('resourceQuota') || {};
    return services > knativeServices
      ? [
          `Knative Services are ${services}; allowed: at most ${knativeServices}, which resourceQuota.knativeServices is`,
        ]
      : [];
  }

  /** Returns a part; nothing if anything is wrong with it. */
  private right<Part extends keyof Parts>(part: Part): Parts[Part] | undefined {
    return this.problems[part].length === 0 ? this.parts[part] : undefined;
  }

  /** Returns what is refused by the bounds of pods; nothing if anything is wrong with them. */
  private boundProblems(problems: (bounds: PodBounds) => string[]): string[] {
    const [resourceQuota, limitRange] = [this.right('resourceQuota'), this.right('limitRange')];
    const settings = this.settings();
    const { queueProxy = requirementsOf(queueProxyResources(settings)) } = this.parts;
    return resourceQuota === undefined || limitRange === undefined || this.problems.queueProxy.length > 0
      ? []
      : problems({
          resourceQuota: resourceQuota || {},
          limitRange: limitRange || {},
          queueProxy,
          container: requirementsOf(containerResources(settings)),
        });
  }

  /** The settings of the app's install; in an app without one, Knative's own defaults. */
  private settings(): Settings {
    return KnativeServing.of(this)?.settings ?? new Settings([], this.release);
  }
}
