// config-deployment: how revisions become Deployments.
import { Duration } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { isHost, isHttpUrl } from '../../../configuration/addresses';
import { type ConfigMapDefinition, key } from '../../../configuration/key';
import { choice, flag, list, listOrNone, named, textThat } from '../../../configuration/kinds';
import { atMost, onlyWhere } from '../../../configuration/rules';
import { cpu, duration, size, wholeSeconds } from '../../../configuration/units';
import { IMAGE_ALLOWED, isImage } from '../../../validation/image';
import type { DeploymentConfiguration } from '../serving-configuration';
import { isSelecting } from '../values/domain';
import { runtimeClasses } from '../values/runtime-class';
import { CIPHER_SUITES, CURVES, HTTP2_CIPHER_SUITES } from '../values/tls';

/** Registries of a single machine, whose tags nothing but the machine itself knows. */
export const LOCAL_REGISTRIES: readonly string[] = ['kind.local', 'ko.local', 'dev.local'];

/** Where Knative has no default of its own; its feature flag gives one to CPU and memory. */
const withoutFlag = (flagged: string) => `none; ${flagged} with queueproxy.resource-defaults, from 1.11 on`;

/** Knative compares with the host that it asks, which for docker.io is another. */
const REGISTRY = textThat(
  'a host such as europe-west1-docker.pkg.dev, without a scheme, a path or a wildcard; for docker.io index.docker.io',
  (host) => isHost(host) && host !== 'docker.io',
);
const AUDIENCE = textThat('a string without commas and spaces', (audience) => /^[^\s,]+$/.test(audience));
const CERTIFICATE = textThat('a certificate in PEM', (text) => text.includes('-----BEGIN CERTIFICATE-----'));
const TLS_VERSION = choice('1.2', '1.3');

export const DEPLOYMENT: ConfigMapDefinition<DeploymentConfiguration> = {
  name: 'config-deployment',
  description: 'How revisions become Deployments, and what runs beside their containers.',
  see: 'https://knative.dev/docs/serving/configuration/deployment/',
  keys: {
    queueSidecarImage: key('queue-sidecar-image', textThat(IMAGE_ALLOWED, isImage), {
      description: "The image of Knative's own proxy in each pod. A mirror must hold that of the release.",
      unset: "the release's own image",
      formerly: { key: 'queueSidecarImage', until: '1.8' },
    }),
    registriesSkippingTagResolving: key('registries-skipping-tag-resolving', listOrNone(REGISTRY), {
      description: "Registries whose tags are left to the nodes: exact hosts. A list replaces Knative's own.",
      default: LOCAL_REGISTRIES,
    }),
    digestResolutionTimeout: key('digest-resolution-timeout', duration({ minimum: Duration.millis(1) }), {
      description: 'Longest time to ask a registry for the digest of a tag.',
      default: Duration.seconds(10),
    }),
    progressDeadline: key('progress-deadline', wholeSeconds({ minimum: Duration.seconds(1) }), {
      description: 'Time after which a revision that is not ready has failed.',
      default: Duration.seconds(600),
    }),
    queueSidecarCpuRequest: key('queue-sidecar-cpu-request', cpu, {
      description: "CPU that Knative's proxy asks for.",
      default: Cpu.millis(25),
    }),
    queueSidecarCpuLimit: key('queue-sidecar-cpu-limit', cpu, {
      description: "CPU that Knative's proxy may use.",
      unset: withoutFlag('1000m'),
    }),
    queueSidecarMemoryRequest: key('queue-sidecar-memory-request', size, {
      description: "Memory that Knative's proxy asks for.",
      unset: withoutFlag('400Mi'),
    }),
    queueSidecarMemoryLimit: key('queue-sidecar-memory-limit', size, {
      description: "Memory that Knative's proxy may use.",
      unset: withoutFlag('800Mi'),
    }),
    queueSidecarEphemeralStorageRequest: key('queue-sidecar-ephemeral-storage-request', size, {
      description: "Storage on the node's disk that Knative's proxy asks for.",
      unset: 'none',
    }),
    queueSidecarEphemeralStorageLimit: key('queue-sidecar-ephemeral-storage-limit', size, {
      description: "Storage on the node's disk that Knative's proxy may use.",
      unset: 'none',
    }),
    queueSidecarTokenAudiences: key('queue-sidecar-token-audiences', list(AUDIENCE), {
      description: "Audiences for each of which Knative's proxy gets a token, for extensions of it.",
      unset: 'no tokens',
      since: '1.9',
    }),
    queueSidecarRootca: key('queue-sidecar-rootca', CERTIFICATE, {
      description: "A root certificate that Knative's proxy trusts besides those of its image, for extensions of it.",
      unset: 'none',
      since: '1.9',
    }),
    queueSidecarTlsMinVersion: key('queue-sidecar-tls-min-version', TLS_VERSION, {
      description: "Oldest version of TLS that Knative's proxy accepts.",
      default: '1.3',
      since: '1.21.2',
    }),
    queueSidecarTlsMaxVersion: key('queue-sidecar-tls-max-version', TLS_VERSION, {
      description: "Newest version of TLS that Knative's proxy accepts.",
      unset: 'the newest that Go knows',
      since: '1.21.2',
    }),
    queueSidecarTlsCipherSuites: key(
      'queue-sidecar-tls-cipher-suites',
      list(named('CipherSuite', choice(...CIPHER_SUITES))),
      {
        description: "Cipher suites that Knative's proxy accepts in TLS 1.2; in TLS 1.3 they cannot be chosen.",
        unset: "Go's own",
        since: '1.21.2',
      },
    ),
    queueSidecarTlsCurvePreferences: key(
      'queue-sidecar-tls-curve-preferences',
      list(named('Curve', choice(...CURVES))),
      {
        description: "Elliptic curves that Knative's proxy accepts.",
        unset: "Go's own",
        since: '1.21.2',
      },
    ),
    concurrencyStateEndpoint: key(
      'concurrency-state-endpoint',
      textThat('a URL of http or https, whose host may be $HOST_IP', (url) =>
        isHttpUrl(url.replace('$HOST_IP', '127.0.0.1')),
      ),
      {
        description: "Whom Knative's proxy tells that a pod has nothing to do, or has again.",
        unset: 'nobody',
        removed: '1.10',
      },
    ),
    defaultAffinityType: key('default-affinity-type', choice('prefer-spread-revision-over-nodes', 'none'), {
      description: 'Whether the pods of a revision are spread over nodes, where the revision says nothing of it.',
      default: 'prefer-spread-revision-over-nodes',
      since: '1.15',
    }),
    runtimeClassName: key('runtime-class-name', runtimeClasses, {
      description: 'Which revisions run in which RuntimeClass.',
      unset: "none: the cluster's own runtime",
      since: '1.15',
    }),
    podIsAlwaysSchedulable: key('pod-is-always-schedulable', flag, {
      description: 'Whether a pod without a node is only waiting for one, as a cluster that adds nodes makes it.',
      default: false,
      since: '1.21',
    }),
  },
  rules: [
    atMost('queueSidecarCpuRequest', 'queueSidecarCpuLimit'),
    atMost('queueSidecarMemoryRequest', 'queueSidecarMemoryLimit'),
    atMost('queueSidecarEphemeralStorageRequest', 'queueSidecarEphemeralStorageLimit'),
    {
      property: 'queueSidecarTlsMinVersion',
      others: ['queueSidecarTlsMaxVersion'],
      allowed: 'at most queueSidecarTlsMaxVersion',
      holds: ({ queueSidecarTlsMinVersion: minimum, queueSidecarTlsMaxVersion: maximum }) =>
        minimum !== '1.3' || maximum !== '1.2',
    },
    onlyWhere('queueSidecarTlsCipherSuites', 'queueSidecarTlsMinVersion', ['1.2']),
    {
      property: 'queueSidecarTlsCipherSuites',
      others: [],
      allowed: `one of ${HTTP2_CIPHER_SUITES.join(', ')} among them, as HTTP/2 needs one`,
      holds: ({ queueSidecarTlsCipherSuites: suites }) =>
        suites === undefined || HTTP2_CIPHER_SUITES.some((suite) => suites.includes(suite)),
    },
    {
      property: 'runtimeClassName',
      others: [],
      allowed: 'one without a selector, as Knative would use the first by name',
      holds: ({ runtimeClassName: classes = [] }) => classes.filter((each) => !isSelecting(each)).length <= 1,
    },
  ],
};
