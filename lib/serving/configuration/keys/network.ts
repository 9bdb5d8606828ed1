// config-network: which network layer serves the requests, and under which hosts.
import { Duration } from 'cdk8s';
import { goTemplate } from '../../../configuration/go-template';
import { type ConfigMapDefinition, key } from '../../../configuration/key';
import { choice, flag, text } from '../../../configuration/kinds';
import { secret } from '../../../configuration/names';
import { onlyWith } from '../../../configuration/rules';
import { labelSelector } from '../../../configuration/structures';
import { seconds } from '../../../configuration/units';
import { isSubdomain } from '../../../validation/rules';
import type { NetworkConfiguration } from '../serving-configuration';

const HOST = { test: isSubdomain, allowed: 'a host' };
const SWITCH = choice('Enabled', 'Disabled');

/** How the first part of a tag's host is made: Knative's own template. */
export const TAG_TEMPLATE = '{{.Tag}}-{{.Name}}';

/** Keys of before the install made its own certificates. */
const BEFORE_OWN_CERTIFICATES = { unset: 'none', since: '1.4', removed: '1.6', successor: 'internal-encryption' };

export const NETWORK: ConfigMapDefinition<NetworkConfiguration> = {
  name: 'config-network',
  description: 'Which network layer serves the requests, under which hosts, and which requests are encrypted.',
  see: 'https://knative.dev/docs/serving/config-network-adapters/',
  keys: {
    ingressClass: key('ingress-class', text, {
      description: 'The network layer. An install with one sets it by itself.',
      default: 'istio.ingress.networking.knative.dev',
    }),
    domainTemplate: key(
      'domain-template',
      goTemplate({
        texts: ['Name', 'Namespace', 'Domain'],
        maps: ['Labels', 'Annotations'],
        distinct: ['Name', 'Labels', 'Annotations'],
        gives: HOST,
      }),
      { description: 'The host of a route.', default: '{{.Name}}.{{.Namespace}}.{{.Domain}}' },
    ),
    tagTemplate: key('tag-template', goTemplate({ texts: ['Name', 'Tag'], distinct: ['Tag'], gives: HOST }), {
      description: 'What stands for the name of a route in the host of one of its tags.',
      default: TAG_TEMPLATE,
    }),
    autocreateClusterDomainClaims: key('autocreate-cluster-domain-claims', flag, {
      description: 'Whether anybody who maps a host name thereby owns it in the whole cluster.',
      default: false,
    }),
    defaultExternalScheme: key('default-external-scheme', choice('http', 'https'), {
      description: 'Scheme of the URLs that Knative shows for hosts without a certificate from it.',
      default: 'http',
    }),
    httpProtocol: key('http-protocol', choice('Enabled', 'Redirected', 'Disabled'), {
      description:
        'What becomes of requests over HTTP: served, led to HTTPS, or refused. Kourier serves them also with Disabled.',
      default: 'Enabled',
    }),
    rolloutDuration: key('rollout-duration', seconds({ minimum: Duration.seconds(0) }), {
      description: 'Time over which the latest revision takes over from the one before; 0 is at once.',
      default: Duration.seconds(0),
    }),
    externalDomainTls: key('external-domain-tls', SWITCH, {
      description: 'Whether Knative gets certificates for hosts that are called from outside.',
      default: 'Disabled',
      formerly: { key: 'auto-tls', until: '1.12' },
    }),
    clusterLocalDomainTls: key('cluster-local-domain-tls', SWITCH, {
      description:
        'Whether Knative gets certificates for hosts within the cluster. Experimental; without effect before 1.14.',
      default: 'Disabled',
      since: '1.12',
    }),
    systemInternalTls: key('system-internal-tls', SWITCH, {
      description: "Whether requests are encrypted between the network layer, the activator and Knative's proxies.",
      default: 'Disabled',
      since: '1.12',
    }),
    certificateClass: key('certificate-class', text, {
      description: 'Who makes the certificates that Knative asks for.',
      default: 'cert-manager.certificate.networking.knative.dev',
    }),
    namespaceWildcardCertSelector: key('namespace-wildcard-cert-selector', labelSelector, {
      description: 'Namespaces that get a wildcard certificate for each domain.',
      unset: 'no namespace',
    }),
    meshCompatibilityMode: key('mesh-compatibility-mode', choice('auto', 'enabled', 'disabled'), {
      description: 'Whether pods are called through their Service, as a mesh needs it: found out, always or never.',
      default: 'auto',
    }),
    enableMeshPodAddressability: key('enable-mesh-pod-addressability', flag, {
      description: 'Whether pods can be called by their addresses although there is a mesh. Experimental.',
      default: false,
    }),
    internalEncryption: key('internal-encryption', flag, {
      description: "Whether requests are encrypted between the network layer, the activator and Knative's proxies.",
      default: false,
      since: '1.6',
      removed: '1.12',
      successor: 'system-internal-tls',
    }),
    dataplaneTrust: key('dataplane-trust', choice('disabled', 'minimal', 'enabled', 'mutual', 'identity'), {
      description: 'That requests are encrypted, with internalEncryption; all values but disabled do the same.',
      default: 'disabled',
      since: '1.11',
      removed: '1.12',
      successor: 'system-internal-tls',
    }),
    controlplaneTrust: key('controlplane-trust', choice('disabled', 'enabled', 'mutual'), {
      description: 'Without effect: Knative reads it, and nothing uses it.',
      default: 'disabled',
      since: '1.11',
      removed: '1.12',
      successor: 'system-internal-tls',
    }),
    activatorCa: key('activator-ca', secret, {
      description: "The Secret with the certificate that signed the activator's.",
      ...BEFORE_OWN_CERTIFICATES,
    }),
    activatorSan: key('activator-san', text, {
      description: "The name that the activator's certificate has.",
      ...BEFORE_OWN_CERTIFICATES,
    }),
    activatorCertSecret: key('activator-cert-secret', secret, {
      description: "The Secret with the activator's certificate.",
      ...BEFORE_OWN_CERTIFICATES,
    }),
    queueProxyCa: key('queue-proxy-ca', secret, {
      description: "The Secret with the certificate that signed that of Knative's proxies.",
      ...BEFORE_OWN_CERTIFICATES,
    }),
    queueProxySan: key('queue-proxy-san', text, {
      description: "The name that the certificate of Knative's proxies has.",
      ...BEFORE_OWN_CERTIFICATES,
    }),
    queueProxyCertSecret: key('queue-proxy-cert-secret', secret, {
      description: "The Secret with the certificate of Knative's proxies.",
      ...BEFORE_OWN_CERTIFICATES,
    }),
  },
  rules: [
    {
      property: 'dataplaneTrust',
      others: ['internalEncryption'],
      allowed: "'disabled' without internalEncryption, and another with it",
      holds: ({ internalEncryption = false }, { dataplaneTrust }) =>
        dataplaneTrust === undefined || (dataplaneTrust !== 'disabled') === internalEncryption,
    },
    onlyWith('activatorCa', 'activatorSan'),
    onlyWith('activatorSan', 'activatorCa'),
    onlyWith('queueProxyCa', 'queueProxySan'),
    onlyWith('queueProxySan', 'queueProxyCa'),
  ],
};
