// What a person must do, or wait for, in a step of an upgrade, and what they will notice: each beside the release that
// brings it.
import type { KnativeRelease } from '../release/knative-release';
import { isAtLeast } from '../release/versions';

/** Something to do or to know. Text and title are Markdown. */
export interface Notice {
  readonly title: string;
  readonly text: string;
  /** What to run, where a command does or shows it. */
  readonly command?: string;
  /** Whether it matters before the step or after it. */
  readonly when: 'before' | 'after';
  /** Whether a default changes in a way that surprises. @default false */
  readonly changesDefault?: true;
}

/** A notice that belongs to the step to one release. */
export interface ReleaseNotice extends Notice {
  /** The first release that it concerns, such as `1.15`, or `1.21.2` where a patch made the difference. */
  readonly since: string;
  /** The oldest Kubernetes minor that it concerns. @default - every one */
  readonly kubernetes?: string;
}

/** What every step to another release of Knative asks for. */
export const EVERY_KNATIVE_STEP: readonly Notice[] = [
  {
    title: 'Start when everything is healthy',
    text: 'Knative supports an upgrade by one minor version. A step starts when the one before it is done.',
    command: `kubectl wait --for=condition=Available --timeout=5m --namespace knative-serving deployment --all
kubectl wait --for=condition=Available --timeout=5m --namespace kourier-system deployment --all`,
    when: 'before',
  },
  {
    title: 'Revisions that have pods roll',
    text:
      'Each release has a queue-proxy of its own, so pods that run are replaced: once for the new image in ' +
      'config-deployment, and once more if the new controller makes them differently. A revision at zero stays there.',
    when: 'before',
  },
  {
    title: "The control plane's way to the webhooks stays as it is",
    text: 'They listen on TCP 8443 in every release; a firewall that lets it pass needs no change.',
    when: 'before',
  },
  {
    title: 'Wait for the Jobs',
    text:
      'storage-version-migration-serving rewrites what is stored, and from 1.15 on cleanup-serving deletes leftovers. ' +
      'Argo CD runs them in each sync and waits for them. Ten minutes after it has completed, a Job is gone.',
    command: 'kubectl wait --for=condition=Complete --timeout=10m --namespace knative-serving job --all',
    when: 'after',
  },
];

/** What every step to another Kubernetes asks for. */
export const EVERY_KUBERNETES_STEP: readonly Notice[] = [
  {
    title: 'A node with the only pod of a component does not drain',
    text:
      "The official activator-pdb and webhook-pdb, and from Knative 1.10 on that of Kourier's gateway, want 80 % of the pods to " +
      'be there, rounded up: with fewer than five pods, none is evicted. `dist/` has `maxUnavailable: 1` in their place; apply ' +
      'it before nodes are replaced. With one pod each, APIs wait until it runs elsewhere; `highAvailability` of KnativeServing runs two.',
    command: 'kubectl get poddisruptionbudget --all-namespaces',
    when: 'before',
  },
];

/** What single releases ask for, oldest first. */
export const RELEASE_NOTICES: readonly ReleaseNotice[] = [
  {
    since: '1.4',
    title: 'The label `serving.knative.dev/release` is gone',
    text:
      'A dashboard, a policy or a script that selects by it finds nothing any more; `app.kubernetes.io/name` and ' +
      '`app.kubernetes.io/version` are there before and after.',
    when: 'before',
  },
  {
    since: '1.6',
    title: 'Unknown fields are dropped, no longer refused',
    text:
      "Until then the webhook refuses a misspelt field in a Service's template. From then on the API server drops the field " +
      'silently, and Argo CD finds the object out of sync for good. The compiler finds such fields in this program; look ' +
      'through manifests of your own.',
    when: 'before',
  },
  {
    since: '1.8',
    title: 'Without a domain, services are reachable inside the cluster only',
    changesDefault: true,
    text:
      'Where config-domain names none, hosts end in `svc.cluster.local` instead of `example.com`. A DevFleet names its ' +
      'domain; where there is none, name one in the configuration of the install.',
    command: 'kubectl get configmap config-domain --namespace knative-serving --output yaml',
    when: 'before',
  },
  {
    since: '1.8',
    title: 'The timeout includes the wait for a pod',
    text:
      'The activator applies `timeoutSeconds` too, and its clock runs while a request waits for the first pod. Where a pod ' +
      'takes longer to start than its service may take to answer, the caller gets 504: raise the timeout.',
    when: 'before',
  },
  {
    since: '1.8',
    title: 'Services may mount emptyDir volumes',
    changesDefault: true,
    text: "Where they must not, set `features: { kubernetesPodspecVolumesEmptydir: 'Disabled' }`.",
    when: 'before',
  },
  {
    since: '1.8',
    title: "Kourier's gateway is no longer root, and speaks TLS 1.2 and newer",
    text:
      'It runs as user 65534 and may not be root. An adjustment of your own that lets it listen below port 1024 or read ' +
      "root's files no longer works. Callers that know TLS 1.0 or 1.1 only are refused.",
    when: 'before',
  },
  {
    since: '1.8',
    kubernetes: '1.26',
    title: 'autoscaler-hpa is in `dist/`',
    text:
      'Up to 1.7 it asks for autoscaling/v2beta2, which Kubernetes 1.26 and newer no longer serve, so `dist/` leaves it out ' +
      'there. It is needed only by services of class `hpa.autoscaling.knative.dev`.',
    when: 'after',
  },
  {
    since: '1.9',
    title: 'Kourier wants room on the nodes',
    text:
      'Its controller and its gateway request 200m CPU and 200Mi memory each, and a rollout starts all new pods before it ' +
      'stops an old one. The limits are 500m and 500Mi at first; those of a busy gateway grow to 1 CPU with 1.13 and ' +
      '800Mi with 1.14.',
    when: 'before',
  },
  {
    since: '1.10',
    title: "Kourier's gateway scales, and has a disruption budget",
    text:
      'A HorizontalPodAutoscaler keeps 1 to 10 pods by their CPU, which takes the metrics API of the cluster. Take away one ' +
      'of your own for it, and a fixed number of replicas. With one pod, the official budget keeps a node from draining; that of `dist/` lets it go.',
    when: 'before',
  },
  {
    since: '1.11',
    title: 'The DomainMapping webhooks go before their Deployment',
    text:
      'The webhook takes over from domainmapping-webhook. A webhook configuration that points to it and outlives it refuses ' +
      'every write of a DomainMapping. Argo CD prunes in the reverse order of the waves, configurations first; without ' +
      'pruning, delete them right before the step.',
    command: `kubectl delete mutatingwebhookconfiguration webhook.domainmapping.serving.knative.dev
kubectl delete validatingwebhookconfiguration validation.webhook.domainmapping.serving.knative.dev`,
    when: 'before',
  },
  {
    since: '1.11',
    title: 'The activator has a ServiceAccount of its own',
    text:
      'It runs as `activator` and no longer as `controller`, with few rights. Roles, image pull secrets and policies of your ' +
      'own that mean the activator must name the new account.',
    when: 'before',
  },
  {
    since: '1.12',
    title: '`dataplane-trust` of 1.11 is ignored',
    text: "Where it encrypts, set `network: { systemInternalTls: 'Enabled' }` together with this step.",
    when: 'before',
  },
  {
    since: '1.12',
    title: 'Stored DomainMappings must be v1beta1',
    text:
      'The CRD no longer has v1alpha1, and the API server refuses it while `storedVersions` names that. The command must ' +
      'print `["v1beta1"]`. If it does not, let the storage migration Job of 1.11 run first: Argo CD runs it in each sync.',
    command:
      "kubectl get customresourcedefinition domainmappings.serving.knative.dev --output jsonpath='{.status.storedVersions}'",
    when: 'before',
  },
  {
    since: '1.12',
    title: 'DomainMapping manifests must be v1beta1',
    text:
      'Manifests of your own with `apiVersion: serving.knative.dev/v1alpha1` no longer apply. v1beta1 is served by every ' +
      'release since 1.3, so they can be changed at any time before.',
    when: 'before',
  },
  {
    since: '1.13',
    title: 'An answer must begin within the timeout of config-defaults',
    text:
      'A service with a longer `timeoutSeconds` and no `responseStartTimeoutSeconds` is given the shorter one as that: its ' +
      'callers get 504 after 300 seconds without a byte. This program sets both; set both in manifests of your own.',
    changesDefault: true,
    when: 'before',
  },
  {
    since: '1.13',
    title: "With TLS between Knative's parts, Kourier wants a certificate authority",
    text:
      'With `system-internal-tls` enabled, Kourier serves no host until the Secret routing-serving-certs has a `ca.crt` or a ' +
      'ConfigMap is labelled `networking.knative.dev/trust-bundle`.',
    when: 'before',
  },
  {
    since: '1.14',
    title: "TLS between Knative's parts needs cert-manager",
    text:
      'The controller no longer makes certificates by itself: three Secrets go, and a Certificate takes their place, which ' +
      'cert-manager and net-certmanager answer. With `system-internal-tls` enabled, install both first; without it, the ' +
      'Certificate waits and nothing needs it.',
    when: 'before',
  },
  {
    since: '1.15',
    title: "Envoy's administration moves to a port",
    text:
      "Kourier's gateway stops through 127.0.0.1:9901 instead of the socket /tmp/envoy.admin. An adjustment of your own of " +
      'kourier-bootstrap or of the preStop hook must follow.',
    when: 'before',
  },
  {
    since: '1.15',
    title: 'net-certmanager is part of the controller',
    text:
      'Take a separate install of it out of Git with this step: the cleanup Job deletes net-certmanager-controller and ' +
      'net-certmanager-webhook, and Argo CD would bring them back. config-certmanager now belongs to Serving.',
    when: 'before',
  },
  {
    since: '1.15',
    title: 'The controller stops where cert-manager is missing',
    text:
      'With `external-domain-tls`, `cluster-local-domain-tls` or `system-internal-tls` enabled, or a ' +
      '`namespace-wildcard-cert-selector`, it does not start without the CRDs of cert-manager.',
    command: 'kubectl get customresourcedefinition certificates.cert-manager.io challenges.acme.cert-manager.io',
    when: 'before',
  },
  {
    since: '1.15',
    title: 'The pods of a revision spread over the nodes',
    changesDefault: true,
    text:
      'A service without an affinity of its own gets one that prefers another node for each pod of a revision. To fill ' +
      "nodes as before, set `deployment: { defaultAffinityType: 'none' }` together with this step.",
    when: 'before',
  },
  {
    since: '1.16',
    title: 'Names of variables and mount paths are unique',
    text:
      'The CRDs make `env` and `volumeMounts` lists by key: the API server refuses a Service or a Revision that names a ' +
      'variable or a mount path of a container twice, also one that is stored already and is written again.',
    when: 'before',
  },
  {
    since: '1.19',
    title: 'Metrics are off',
    changesDefault: true,
    text:
      'OpenTelemetry takes the place of OpenCensus, and exports nothing by itself. The keys `metrics.*` of ' +
      "config-observability are ignored: set `observability: { metricsProtocol: 'prometheus', requestMetricsProtocol: " +
      "'prometheus' }` together with this step.",
    when: 'before',
  },
  {
    since: '1.19',
    title: 'Traces go out by OTLP',
    text:
      'config-tracing no longer has an effect, and Zipkin is no longer spoken. Set `tracingProtocol`, `tracingEndpoint` and ' +
      '`tracingSamplingRate` of `observability`.',
    when: 'before',
  },
  {
    since: '1.19',
    title: 'The timeout ends an answer that has begun',
    text:
      'Until then `timeoutSeconds` holds until the first byte. From then on it holds for the whole answer: streams and long ' +
      'downloads need a longer timeout, and `maxRevisionTimeout` of `defaults` must allow it.',
    when: 'before',
  },
  {
    since: '1.19',
    title: 'Metrics have other names',
    text:
      'Dashboards and alerts need them, for example `kn_revision_pods_desired` for `autoscaler_desired_pods`, ' +
      '`kn_revision_pods_count` for `autoscaler_actual_pods` and `http_server_request_duration_seconds` for the latencies of ' +
      'requests, which are now in seconds.',
    when: 'after',
  },
  {
    since: '1.20',
    title: '`secure-pod-defaults` no longer knows `Allowed`',
    text:
      'It is read as if the key was not set; there is `AllowRootBounded` now. Where it is `Enabled`, since 1.10 containers ' +
      'may not run as root unless they say `runAsNonRoot: false`, which counts from this release on.',
    when: 'before',
  },
  {
    since: '1.20',
    title: 'A dry run of a service tries a pod',
    text:
      'For every dry run of a Service or a Configuration on the server, the webhook dry-runs a pod in its namespace, so a ' +
      "quota, Pod Security or a policy may answer to a mere comparison, such as Argo CD's server-side diff. The feature flag " +
      'and the annotation of before are gone.',
    when: 'after',
  },
  {
    since: '1.21',
    title: 'Annotations of `networking.knative.dev` are checked',
    text:
      'The webhook refuses a revision template whose annotations hold an unknown one; known are ingress class, certificate ' +
      'class, HTTP protocol, and those that turn TLS off.',
    when: 'before',
  },
  {
    since: '1.21',
    title: "A service's traffic goes to its own revisions",
    text: 'A Service whose traffic names a revision of another one is not ready any more, for the reason RevisionNotOwned.',
    when: 'before',
  },
  {
    since: '1.21',
    title: "Kourier's traces go out by OTLP",
    text:
      'Zipkin is no longer spoken, and `tracing-collector-full-endpoint` ignored. Set `tracingEndpoint` in the configuration ' +
      'of Kourier.',
    when: 'before',
  },
  {
    since: '1.21',
    title: "Kourier's ClusterRole before its controller",
    text:
      'The new controller reads EndpointSlices, which the old role does not allow. The waves apply roles first; keep to ' +
      'their order where you apply by hand.',
    when: 'before',
  },
  {
    since: '1.21.2',
    title: 'Registries must speak TLS 1.3',
    text:
      'The controller asks for it when it resolves a tag to a digest; until then TLS 1.2 does. For an older registry, deploy ' +
      'images by digest, or let an adjustment of your own set `TAG_TO_DIGEST_TLS_MIN_VERSION` to `1.2` in the environment of ' +
      'the controller.',
    when: 'before',
  },
  {
    since: '1.22',
    title: "Serving's ClusterRoles before its Deployments",
    text:
      'The autoscaler patches the scale of Deployments and writes EndpointSlices, which the old knative-serving-core does ' +
      'not allow: nothing scales until the new one is there. The waves apply roles first; keep to their order where you ' +
      'apply by hand.',
    when: 'before',
  },
  {
    since: '1.23',
    title: 'startupProbe is checked',
    text:
      'The webhook checks it like the other probes; a wrong one is refused when its service is written again. One of a ' +
      'sidecar needs the feature flag for several probes.',
    when: 'before',
  },
  {
    since: '1.23',
    title: "Kourier's gateway binds its metrics to IPv6",
    text:
      'Port 9000 listens on `::` and takes IPv4 there too. Nodes whose kernel has IPv6 turned off need an adjustment of ' +
      'kourier-bootstrap.',
    when: 'before',
  },
];

/** Returns the notices of the step from one release to another on a Kubernetes minor, oldest first. */
export const releaseNotices = (before: KnativeRelease, after: KnativeRelease, kubernetes: string): Notice[] =>
  RELEASE_NOTICES.filter(
    (notice) =>
      after.since(notice.since) &&
      !before.since(notice.since) &&
      (notice.kubernetes === undefined || isAtLeast(kubernetes, notice.kubernetes)),
  ).map(({ since: _, kubernetes: __, ...notice }) => notice);
