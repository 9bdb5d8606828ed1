// The webhooks: fill in defaults and refuse what Knative doesn't allow.
import type { Construct } from 'constructs';
import { Availability } from '../../kubernetes/availability';
import type { KnativeRelease } from '../../release/knative-release';
import { SERVING_NAMESPACE } from '../../release/namespace';
import { servingLabels } from '../labels';
import { Component, type ComponentProps, POD_NAME } from './component';
import { kubeletProbe } from './probes';

/** The port at which the webhooks listen. */
export const WEBHOOK_PORT = 8443;

type WebhookProps = Pick<
  ComponentProps,
  'release' | 'image' | 'component' | 'podLabels' | 'ownEnv' | 'metricsDomain' | 'service'
>;

function webhookComponent(scope: Construct, id: string, { ownEnv = [], service, ...props }: WebhookProps): Component {
  const { release } = props;
  const probe = { ...kubeletProbe(release, WEBHOOK_PORT, 'webhook', 'HTTPS'), periodSeconds: 1 };
  const selector = { app: id, role: id };
  return new Component(scope, id, {
    ...props,
    selector,
    resources: { requests: { cpu: '100m', memory: '100Mi' }, limits: { cpu: '500m', memory: '500Mi' } },
    env: [POD_NAME],
    ownEnv: [...ownEnv, { name: 'WEBHOOK_PORT', value: String(WEBHOOK_PORT) }],
    ports: [{ name: 'https-webhook', containerPort: WEBHOOK_PORT }],
    readinessProbe: probe,
    livenessProbe: {
      ...probe,
      ...(release.since('1.13') && { periodSeconds: 10 }),
      failureThreshold: 6,
      initialDelaySeconds: 20,
    },
    safeToEvict: false,
    terminationGracePeriodSeconds: 300,
    service: {
      labels: { role: id },
      selector: release.since('1.9') ? selector : { role: id },
      ports: [{ name: 'https-webhook', port: 443, targetPort: WEBHOOK_PORT }],
      ...service,
    },
  });
}

export function webhook(scope: Construct, release: KnativeRelease): void {
  const component = webhookComponent(scope, 'webhook', {
    release,
    image: 'webhook',
    // Releases 1.4 to 1.8 leave the component out.
    podLabels: servingLabels(release, release.since('1.4') && !release.since('1.9') ? undefined : 'webhook'),
    ownEnv: [{ name: 'WEBHOOK_NAME', value: 'webhook' }],
    metricsDomain: 'knative.dev/internal/serving',
    service: release.since('1.12') ? { labels: { app: 'webhook', role: 'webhook' } } : {},
  });
  new Availability(component, 'availability', {
    release,
    deployment: 'webhook',
    namespace: SERVING_NAMESPACE,
    labels: servingLabels(release, 'webhook'),
    maxReplicas: 5,
  });
}

/** Does the same for DomainMappings, in releases whose webhook doesn't. */
export function domainMappingWebhook(scope: Construct, release: KnativeRelease): void {
  webhookComponent(scope, 'domainmapping-webhook', {
    release,
    image: 'domain-mapping-webhook',
    component: 'domain-mapping',
    metricsDomain: 'knative.dev/serving',
    service: {},
  });
}
