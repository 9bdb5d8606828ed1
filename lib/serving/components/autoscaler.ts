// The autoscaler: decides how many pods each revision needs, from its requests.
import type { Construct } from 'constructs';
import { noReplicaMissing } from '../../kubernetes/container';
import type { KnativeRelease } from '../../release/knative-release';
import { Component, POD_IP, POD_NAME } from './component';
import { healthProbes, kubeletProbe, PROBES_PORT } from './probes';

const PORT = 8080;

export function autoscaler(scope: Construct, release: KnativeRelease): void {
  const probe = kubeletProbe(release, PORT, 'autoscaler');
  new Component(scope, 'autoscaler', {
    release,
    image: 'autoscaler',
    replicas: 1,
    strategy: noReplicaMissing(),
    resources: { requests: { cpu: '100m', memory: '100Mi' }, limits: { cpu: '1000m', memory: '1000Mi' } },
    env: [POD_NAME, POD_IP],
    metricsDomain: 'knative.dev/serving',
    ports: [{ name: 'websocket', containerPort: PORT }],
    readinessProbe: probe,
    livenessProbe: { ...probe, failureThreshold: 6 },
    safeToEvict: false,
    service: { ports: [{ name: 'http', port: PORT, targetPort: PORT }] },
  });
}

/** Scales the revisions of class hpa.autoscaling.knative.dev, by CPU or memory. */
export function autoscalerHpa(scope: Construct, release: KnativeRelease): void {
  new Component(scope, 'autoscaler-hpa', {
    release,
    image: 'autoscaler-hpa',
    labels: { 'autoscaling.knative.dev/autoscaler-provider': 'hpa' },
    resources: { requests: { cpu: '30m', memory: '40Mi' }, limits: { cpu: '300m', memory: '400Mi' } },
    metricsDomain: 'knative.dev/serving',
    ...(release.since('1.10') && { ports: [PROBES_PORT], ...healthProbes({ liveness: 5, readiness: 5 }) }),
    safeToEvict: true,
    service: {},
  });
}
