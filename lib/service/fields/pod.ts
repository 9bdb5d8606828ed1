// The pod: what its containers share, and where it runs.

import { isIPv4, isIPv6 } from 'node:net';
import type { FieldKind } from '../../fields/field';
import { type Fields, field, fieldUnder, type Shape } from '../../fields/field';
import { choice, flag, flagThatUses, list, object, only, someText, textThat } from '../../fields/kinds';
import { get, readEach, readWhole } from '../../fields/read';
import { isSubdomain } from '../../validation/rules';
import { TEMPLATE_SPEC } from '../paths';
import type { DnsConfig, DnsOption, HostAlias, PodProps } from '../service-props';
import { initContainers, sidecars } from './container';
import { objectName } from './names';
import { AFFINITY, nodeSelector, tolerations, topologySpreadConstraints } from './placement';
import { POD_SECURITY_CONTEXT } from './security-context';
import { volumes } from './volume';

const ADDRESS = textThat(
  'an address of IPv4 or IPv6, without a zone',
  (value) => isIPv4(value) || (isIPv6(value) && !value.includes('%')),
);
const HOST = textThat('a host name', isSubdomain);
const SEARCH = textThat('a domain, which may end with a dot', (value) => isSubdomain(value.replace(/\.$/, '')));

const HOST_ALIAS: Shape<HostAlias> = {
  name: 'HostAlias',
  description: "A line of the pod's /etc/hosts.",
  fields: {
    ip: field(ADDRESS, { description: 'The address.', required: true }),
    hostnames: field(list(HOST), { description: 'The names that it has.', required: true }),
  },
};

const DNS_OPTION: Shape<DnsOption> = {
  name: 'DnsOption',
  description: "An option in the pod's resolv.conf.",
  fields: {
    name: field(someText, { description: 'The option, such as ndots.', required: true }),
    value: field(someText, { description: 'Its value.', unset: 'none' }),
  },
};

const DNS_CONFIG: Shape<DnsConfig> = {
  name: 'DnsConfig',
  description: "What the pod's resolv.conf says besides what dnsPolicy makes of it.",
  see: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
  fields: {
    nameservers: field(list(ADDRESS), { description: 'Addresses of name servers.', unset: 'none' }),
    searches: field(list(SEARCH), { description: 'Domains in which short names are looked up.', unset: 'none' }),
    options: field(list(object(DNS_OPTION)), { description: 'Options of the resolver.', unset: 'none' }),
  },
};

const NAMES = list(objectName('a Secret'));

/** Names, written as the references that Kubernetes has. */
const references: FieldKind<readonly string[]> = {
  ...NAMES,
  render: (property, value, release) => {
    const { json, ...rest } = NAMES.render(property, value, release);
    return { ...rest, json: Array.isArray(json) ? json.map((name) => ({ name })) : undefined };
  },
  read: (json) =>
    Array.isArray(json)
      ? readEach(
          json.map((each, index) => [index, readWhole(get(each, ['name']))]),
          (names) => names.map(([, name]) => name),
        )
      : readWhole(undefined),
};

const pod = fieldUnder(TEMPLATE_SPEC);

const POD_FIELDS: Fields<PodProps> = {
  sidecars: pod(sidecars, {
    at: ['containers'],
    description: 'Containers that run beside the one that answers the requests.',
    unset: 'none',
    feature: 'multiContainer',
  }),
  initContainers: pod(initContainers, {
    remark: 'They make cold starts longer.',
    unset: 'none',
    feature: 'kubernetesPodspecInitContainers',
  }),
  volumes: pod(volumes, { unset: 'none' }),
  serviceAccountName: pod(objectName('a ServiceAccount'), { unset: "the namespace's own, default" }),
  automountServiceAccountToken: pod(only(false), {
    unset: 'what the service account says, true by itself',
  }),
  enableServiceLinks: pod(flag, { unset: 'false, by enable-service-links in config-defaults' }),
  imagePullSecrets: pod(references, {
    unset: 'those of the service account',
  }),
  podSecurityContext: pod(object(POD_SECURITY_CONTEXT, 'by property'), {
    at: ['securityContext'],
    unset: "the images' own",
    feature: 'kubernetesPodspecSecuritycontext',
  }),
  nodeSelector: pod(nodeSelector, { unset: 'any node', feature: 'kubernetesPodspecNodeselector' }),
  tolerations: pod(tolerations, { unset: 'none', feature: 'kubernetesPodspecTolerations' }),
  affinity: pod(object(AFFINITY), {
    unset: 'from 1.15 on, pods of a revision prefer different nodes, by default-affinity-type in config-deployment',
    feature: 'kubernetesPodspecAffinity',
  }),
  topologySpreadConstraints: pod(topologySpreadConstraints, {
    unset: 'none',
    feature: 'kubernetesPodspecTopologyspreadconstraints',
    since: '1.4',
  }),
  priorityClassName: pod(objectName('a PriorityClass'), {
    unset: "the cluster's own",
    feature: 'kubernetesPodspecPriorityclassname',
  }),
  runtimeClassName: pod(objectName('a RuntimeClass'), {
    unset: "the cluster's own, or what runtime-class-name in config-deployment says",
    feature: 'kubernetesPodspecRuntimeclassname',
  }),
  schedulerName: pod(objectName('a scheduler'), {
    unset: "the cluster's own",
    feature: 'kubernetesPodspecSchedulername',
  }),
  hostAliases: pod(list(object(HOST_ALIAS)), { unset: 'none', feature: 'kubernetesPodspecHostaliases' }),
  dnsPolicy: pod(choice('ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'), {
    unset: 'ClusterFirst',
    feature: 'kubernetesPodspecDnspolicy',
    since: '1.5',
  }),
  dnsConfig: pod(object(DNS_CONFIG), { unset: 'nothing', feature: 'kubernetesPodspecDnsconfig', since: '1.5' }),
  shareProcessNamespace: pod(flag, {
    unset: 'false',
    feature: 'kubernetesPodspecShareprocessnamespace',
    since: '1.12',
  }),
  hostIPC: pod(flagThatUses('kubernetesPodspecHostipc'), { unset: 'false', since: '1.16' }),
  hostPID: pod(flagThatUses('kubernetesPodspecHostpid'), { unset: 'false', since: '1.16' }),
  hostNetwork: pod(flagThatUses('kubernetesPodspecHostnetwork'), { unset: 'false', since: '1.16' }),
};

/** What the containers of a pod share, and where it runs. */
export const POD: Shape<PodProps> = {
  name: 'PodProps',
  description: 'What the containers of a pod share, and where it runs.',
  see: 'https://knative.dev/docs/serving/configuration/feature-flags/',
  fields: POD_FIELDS,
};
