// The controllers: make Configurations, Routes, Revisions and Deployments of what people write.
import type { Construct } from 'constructs';
import type { KnativeRelease } from '../../release/knative-release';
import { Component, POD_NAME } from './component';
import { healthProbes, PROBES_PORT } from './probes';

const probed = (release: KnativeRelease) =>
  release.since('1.10') && { ports: [PROBES_PORT], ...healthProbes({ liveness: 6, readiness: 3 }) };

export function controller(scope: Construct, release: KnativeRelease): void {
  new Component(scope, 'controller', {
    release,
    image: 'controller',
    resources: { requests: { cpu: '100m', memory: '100Mi' }, limits: { cpu: '1000m', memory: '1000Mi' } },
    env: [POD_NAME],
    metricsDomain: 'knative.dev/internal/serving',
    ...probed(release),
    safeToEvict: true,
    service: {},
  });
}

/** Routes host names of one's own to services, in releases whose controller doesn't. */
export function domainMapping(scope: Construct, release: KnativeRelease): void {
  new Component(scope, 'domain-mapping', {
    release,
    image: 'domain-mapping',
    resources: { requests: { cpu: '30m', memory: '40Mi' }, limits: { cpu: '300m', memory: '400Mi' } },
    metricsDomain: 'knative.dev/serving',
    ...probed(release),
    safeToEvict: true,
    service: undefined,
  });
}
