// The webhooks: fill in defaults and refuse what Knative doesn't allow.
import type { Construct } from 'constructs';
import type { KnativeRelease } from '../../release/knative-release';
import { Availability } from './availability';
import { Component, type ComponentProps, POD_NAME } from './component';
import { kubeletProbe } from './container';

const PORT = 8443;

function webhookComponent(
  scope: Construct,
  id: string,
  props: Pick<ComponentProps, 'release' | 'image' | 'ownEnv' | 'metricsDomain'> & { readonly component?: string },
): Component {
  const probe = { ...kubeletProbe(PORT, 'webhook', 'HTTPS'), periodSeconds: 1 };
  return new Component(scope, id, {
    ...props,
    selector: { app: id, role: id },
    resources: { requests: { cpu: '100m', memory: '100Mi' }, limits: { cpu: '500m', memory: '500Mi' } },
    env: [POD_NAME],
    ownEnv: [...(props.ownEnv ?? []), { name: 'WEBHOOK_PORT', value: String(PORT) }],
    ports: [{ name: 'https-webhook', containerPort: PORT, service: { name: 'https-webhook', port: 443 } }],
    readinessProbe: probe,
    livenessProbe: { ...probe, failureThreshold: 6, initialDelaySeconds: 20 },
    safeToEvict: false,
    terminationGracePeriodSeconds: 300,
    service: { key: 'role' },
  });
}

export function webhook(scope: Construct, release: KnativeRelease): void {
  const component = webhookComponent(scope, 'webhook', {
    release,
    image: 'webhook',
    ownEnv: [{ name: 'WEBHOOK_NAME', value: 'webhook' }],
    metricsDomain: 'knative.dev/internal/serving',
  });
  new Availability(component, 'availability', { release, deployment: 'webhook', maxReplicas: 5 });
}

export function domainMappingWebhook(scope: Construct, release: KnativeRelease): void {
  webhookComponent(scope, 'domainmapping-webhook', {
    release,
    image: 'domain-mapping-webhook',
    component: 'domain-mapping',
    metricsDomain: 'knative.dev/serving',
  });
}
