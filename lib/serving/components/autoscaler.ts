// The autoscaler: decides how many pods each revision needs, from its requests.
import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { KnativeRelease } from '../../release/knative-release';
import { Component, POD_IP, POD_NAME } from './component';
import { kubeletProbe } from './container';

export function autoscaler(scope: Construct, release: KnativeRelease): void {
  const probe = kubeletProbe(8080, 'autoscaler');
  new Component(scope, 'autoscaler', {
    release,
    image: 'autoscaler',
    replicas: 1,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: k8s.IntOrString.fromNumber(0) } },
    resources: { requests: { cpu: '100m', memory: '100Mi' }, limits: { cpu: '1000m', memory: '1000Mi' } },
    env: [POD_NAME, POD_IP],
    metricsDomain: 'knative.dev/serving',
    ports: [{ name: 'websocket', containerPort: 8080, service: { name: 'http', port: 8080 } }],
    readinessProbe: probe,
    livenessProbe: { ...probe, failureThreshold: 6 },
    safeToEvict: false,
    service: {},
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
    safeToEvict: true,
    service: {},
  });
}
