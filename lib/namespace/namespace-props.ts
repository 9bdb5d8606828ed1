// What stands in an environment's namespace: each part, its default, and what is wrong with it.
import type { KnativeRelease } from '../release/knative-release';
import { type AccessProps, accessProblems } from './access';
import { flagProblems, switchedProblems } from './checks';
import { type ExternalSecrets, externalSecretsProblems } from './external-secrets';
import { type LimitRangeProps, limitRangeProblems } from './limit-range';
import { type NetworkPolicyProps, networkPolicyProblems } from './network-policy';
import { type PodSecurityProps, podSecurityPropsProblems } from './pod-security';
import { type ResourceRequirements, requirementsProblems } from './resource-list';
import { limitRangeFor, type ResourceQuotaProps, resourceQuotaProblems } from './resource-quota';
import { type ServiceAccountProps, serviceAccountProblems } from './service-account';

/** What stands in the namespace. Each part that is `false` is left out. */
export interface NamespaceProps {
  /**
   * Which pods the namespace admits.
   * @default - those that keep the level baseline
   */
  readonly podSecurity?: PodSecurityProps | false;

  /**
   * As whom the APIs run.
   * @default - a service account `api` of no rights, without a token
   */
  readonly serviceAccount?: ServiceAccountProps | false;

  /**
   * Who may connect to the pods of the APIs.
   * @default - Knative, the gateway and who scrapes metrics, as without a policy anybody in the cluster may, past the gateway
   * and without waking an API
   */
  readonly networkPolicy?: NetworkPolicyProps | false;

  /**
   * What the owner of the environment may do in it.
   * @default - see everything but Secrets, where there is an owner
   */
  readonly access?: AccessProps | false;

  /**
   * What everything in the namespace may take together.
   * @default - no quota: `maxScale` bounds the pods already, and a quota that is too small leaves a first request without one
   */
  readonly resourceQuota?: ResourceQuotaProps | false;

  /**
   * What a container gets that says nothing itself, and what it may say.
   * @default - none; with a quota on requests, those that it bounds are 25m of CPU and 64Mi of memory for each container
   * without any, as Kubernetes refuses queue-proxy otherwise, which requests no memory
   */
  readonly limitRange?: LimitRangeProps | false;

  /**
   * What queue-proxy, which Knative adds to each pod, requests and may use: only to be said of an install outside of the app.
   * @default - what the app's install gives it; in an app without one, 25m of CPU requested and nothing else, which is
   * Knative's own default
   */
  readonly queueProxy?: ResourceRequirements;

  /**
   * Whether config-features has `secure-pod-defaults` Enabled, which gives containers what the level restricted asks of them:
   * only to be said of an install outside of the app.
   * @default - what the app's install has; in an app without one, false
   */
  readonly securePodDefaults?: boolean;

  /**
   * Secrets by their names, whose values the External Secrets Operator gets from a store.
   * @default - none
   */
  readonly externalSecrets?: ExternalSecrets;
}

/** The names of all parts. */
export const PARTS: Readonly<Record<keyof NamespaceProps, true>> = {
  podSecurity: true,
  serviceAccount: true,
  networkPolicy: true,
  access: true,
  resourceQuota: true,
  limitRange: true,
  queueProxy: true,
  securePodDefaults: true,
  externalSecrets: true,
};

/** What the app's install says, unless the namespace does. */
type FromInstall = 'queueProxy' | 'securePodDefaults';

/** All parts, with their defaults. */
export type Parts = Required<Omit<NamespaceProps, FromInstall>> & Pick<NamespaceProps, FromInstall>;

/** What is wrong with each part. */
export type PartProblems = Readonly<Record<keyof NamespaceProps, readonly string[]>>;

/** Returns all parts, with their defaults. */
export function partsOf({
  podSecurity = {},
  serviceAccount = {},
  networkPolicy = {},
  access = {},
  resourceQuota = false,
  limitRange = (resourceQuota && limitRangeFor(resourceQuota)) || false,
  queueProxy,
  securePodDefaults,
  externalSecrets = {},
}: NamespaceProps): Parts {
  return {
    podSecurity,
    serviceAccount,
    networkPolicy,
    access,
    resourceQuota,
    limitRange,
    queueProxy,
    securePodDefaults,
    externalSecrets,
  };
}

/** Returns what is wrong with each part by itself. */
export const partProblems = (parts: Parts, release: KnativeRelease, owner: string | undefined): PartProblems => ({
  podSecurity: switchedProblems('podSecurity', parts.podSecurity, (props) => podSecurityPropsProblems(props, release)),
  serviceAccount: switchedProblems('serviceAccount', parts.serviceAccount, serviceAccountProblems),
  networkPolicy: switchedProblems('networkPolicy', parts.networkPolicy, networkPolicyProblems),
  access: switchedProblems('access', parts.access, (props) => accessProblems(props, owner)),
  resourceQuota: switchedProblems('resourceQuota', parts.resourceQuota, resourceQuotaProblems),
  limitRange: switchedProblems('limitRange', parts.limitRange, limitRangeProblems),
  queueProxy: parts.queueProxy === undefined ? [] : requirementsProblems('queueProxy', parts.queueProxy),
  securePodDefaults: flagProblems('securePodDefaults', parts.securePodDefaults),
  externalSecrets: externalSecretsProblems(parts.externalSecrets),
});
