// The activator: holds the requests for a revision without pods until one is ready.
import type { Construct } from 'constructs';
import type { KnativeRelease } from '../../release/knative-release';
import { Availability } from './availability';
import { Component, POD_IP, POD_NAME } from './component';
import { kubeletProbe } from './container';

export function activator(scope: Construct, release: KnativeRelease): void {
  const probe = kubeletProbe(8012, 'activator');
  const component = new Component(scope, 'activator', {
    release,
    image: 'activator',
    selector: { app: 'activator', role: 'activator' },
    resources: { requests: { cpu: '300m', memory: '60Mi' }, limits: { cpu: '1000m', memory: '600Mi' } },
    env: [{ name: 'GOGC', value: '500' }, POD_NAME, POD_IP],
    metricsDomain: 'knative.dev/internal/serving',
    ports: [
      { name: 'http1', containerPort: 8012, service: { name: 'http', port: 80 } },
      { name: 'h2c', containerPort: 8013, service: { name: 'http2', port: 81 } },
    ],
    readinessProbe: { ...probe, periodSeconds: 5, failureThreshold: 5 },
    livenessProbe: { ...probe, periodSeconds: 10, failureThreshold: 12, initialDelaySeconds: 15 },
    safeToEvict: false,
    spread: false,
    // As long as the longest request that config-defaults allows.
    terminationGracePeriodSeconds: 600,
    service: { name: 'activator-service', type: 'ClusterIP' },
  });
  new Availability(component, 'availability', { release, deployment: 'activator', maxReplicas: 20 });
}
