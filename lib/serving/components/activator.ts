// The activator: holds the requests for a revision without pods until one is ready.
import type { Construct } from 'constructs';
import { Availability } from '../../kubernetes/availability';
import type { KnativeRelease } from '../../release/knative-release';
import { SERVING_NAMESPACE } from '../../release/namespace';
import { ACTIVATOR_SERVICE_ACCOUNT, SERVICE_ACCOUNT, servingLabels } from '../labels';
import { Component, POD_IP, POD_NAME } from './component';
import { kubeletProbe } from './probes';

const HTTP_PORT = 8012;
const HTTP2_PORT = 8013;
const HTTPS_PORT = 8112;

export function activator(scope: Construct, release: KnativeRelease): void {
  const probe = kubeletProbe(release, HTTP_PORT, 'activator');
  const component = new Component(scope, 'activator', {
    release,
    image: 'activator',
    selector: { app: 'activator', role: 'activator' },
    resources: { requests: { cpu: '300m', memory: '60Mi' }, limits: { cpu: '1000m', memory: '600Mi' } },
    env: [{ name: 'GOGC', value: '500' }, POD_NAME, POD_IP],
    metricsDomain: 'knative.dev/internal/serving',
    ports: [
      { name: 'http1', containerPort: HTTP_PORT },
      { name: 'h2c', containerPort: HTTP2_PORT },
    ],
    readinessProbe: { ...probe, periodSeconds: 5, failureThreshold: 5 },
    livenessProbe: { ...probe, periodSeconds: 10, failureThreshold: 12, initialDelaySeconds: 15 },
    safeToEvict: false,
    spread: release.since('1.13'),
    // As long as the longest request that config-defaults allows.
    terminationGracePeriodSeconds: 600,
    serviceAccount: release.since('1.11') ? ACTIVATOR_SERVICE_ACCOUNT : SERVICE_ACCOUNT,
    service: {
      name: 'activator-service',
      type: 'ClusterIP',
      ports: [
        { name: 'http', port: 80, targetPort: HTTP_PORT },
        { name: 'http2', port: 81, targetPort: HTTP2_PORT },
        ...(release.since('1.4') ? [{ name: 'https', port: 443, targetPort: HTTPS_PORT }] : []),
      ],
    },
  });
  new Availability(component, 'availability', {
    release,
    deployment: 'activator',
    namespace: SERVING_NAMESPACE,
    labels: servingLabels(release, 'activator'),
    maxReplicas: 20,
  });
}
