// Names, labels and annotations.
import { allowed, type Row, refused } from './row';

const PROPERTIES = ['labels', 'annotations', 'revisionLabels', 'revisionAnnotations'] as const;

/** Annotations and labels that properties set, and a property with which each would be one too many. */
const SET_BY_PROPERTIES = [
  ['annotations', 'serving.knative.dev/rollout-duration', 'rolloutDuration'],
  ['annotations', 'networking.knative.dev/http-protocol', 'httpProtocol'],
  ['annotations', 'networking.knative.dev/ingress-class', 'ingressClass'],
  ['annotations', 'networking.knative.dev/certificate-class', 'certificateClass'],
  ['annotations', 'networking.knative.dev/disable-external-domain-tls', 'disableExternalDomainTls'],
  ['labels', 'networking.knative.dev/visibility', 'visibility'],
  ...(
    [
      ['min-scale', 'minScale'],
      ['max-scale', 'maxScale'],
      ['initial-scale', 'initialScale'],
      ['activation-scale', 'activationScale'],
      ['class', 'autoscalingClass'],
      ['metric', 'metric'],
      ['target', 'target'],
      ['target-utilization-percentage', 'targetUtilizationPercentage'],
      ['target-burst-capacity', 'targetBurstCapacity'],
      ['window', 'window'],
      ['panic-window-percentage', 'panicWindowPercentage'],
      ['panic-threshold-percentage', 'panicThresholdPercentage'],
      ['scale-down-delay', 'scaleDownDelay'],
      ['scale-to-zero-pod-retention-period', 'scaleToZeroPodRetentionPeriod'],
      ['metric-aggregation-algorithm', 'metricAggregationAlgorithm'],
    ] as const
  ).map(([name, property]) => ['revisionAnnotations', `autoscaling.knative.dev/${name}`, property] as const),
  ['revisionAnnotations', 'serving.knative.dev/progress-deadline', 'progressDeadline'],
  ['revisionAnnotations', 'queue.sidecar.serving.knative.dev/cpu-resource-limit', 'queueProxyResources'],
  ['revisionAnnotations', 'queue.sidecar.serving.knative.dev/resource-percentage', 'queueProxyResources'],
  ['revisionAnnotations', 'features.knative.dev/queueproxy-podinfo', 'queueProxyPodInfo'],
  ['revisionAnnotations', 'features.knative.dev/http-full-duplex', 'httpFullDuplex'],
] as const;

export const METADATA: readonly Row[] = [
  allowed('a revision that is called after the service', { revisionName: 'hello-old' }),
  refused(
    'a revision that is called otherwise',
    { revisionName: 'hallo-old' },
    "revisionName is 'hallo-old'; allowed: a name that begins with 'hello-'",
  ),
  refused(
    'a revision that is called as the service',
    { revisionName: 'hello' },
    "revisionName is 'hello'; allowed: a name that begins with 'hello-'",
  ),

  ...SET_BY_PROPERTIES.map(([property, key, other]) =>
    refused(
      `${key} among ${property}`,
      { [property]: { [key]: '1' } },
      `${property} has '${key}'; allowed: the property ${other}`,
    ),
  ),
  ...PROPERTIES.flatMap((property) => [
    allowed(`a key of one's own among ${property}`, { [property]: { 'example.com/team': 'shop', team: 'shop' } }),
    refused(
      `a key of Knative's own among ${property}`,
      { [property]: { 'serving.knative.dev/creator': 'me' } },
      `${property} has 'serving.knative.dev/creator'; allowed: none of serving.knative.dev, which Knative writes itself`,
    ),
    refused(
      `a key that Knative doesn't know among ${property}`,
      { [property]: { 'serving.knative.dev/own': 'me' } },
      `${property} has 'serving.knative.dev/own'; allowed: none of serving.knative.dev, which Knative writes itself`,
    ),
  ]),
  allowed('a revision that is never taken away', { revisionAnnotations: { 'serving.knative.dev/no-gc': 'true' } }),

  refused(
    'annotations of autoscaling on the service',
    { annotations: { 'autoscaling.knative.dev/own': '1' } },
    "annotations has 'autoscaling.knative.dev/own'; allowed: such annotations in revisionAnnotations only",
  ),
  allowed('another annotation of autoscaling on the revision', {
    revisionAnnotations: { 'autoscaling.knative.dev/own': '1' },
  }),
  ...['ingress.class', 'certificate.class', 'disableAutoTLS', 'disable-auto-tls', 'httpOption'].map((name) =>
    allowed(`networking.knative.dev/${name} on the revision`, {
      revisionAnnotations: { [`networking.knative.dev/${name}`]: 'true' },
    }),
  ),
  refused(
    'another annotation of networking on the revision',
    { revisionAnnotations: { 'networking.knative.dev/own': '1' } },
    "revisionAnnotations has 'networking.knative.dev/own'; allowed: none of networking.knative.dev that a revision doesn't know",
  ),
  allowed('another annotation of networking on the service', { annotations: { 'networking.knative.dev/own': '1' } }),
];
