// What Argo CD's own ConfigMap must say besides what it says: how the health of Knative's objects is told.
import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { AWAITED } from './application';

/** Conditions that say nothing of the newest change are not believed. */
const KNATIVE_HEALTH = `local health = { status = "Progressing", message = "waiting for Knative" }
if obj.status == nil or obj.status.conditions == nil or obj.status.observedGeneration ~= obj.metadata.generation then
  return health
end
for _, condition in ipairs(obj.status.conditions) do
  if condition.type == "Ready" then
    health.message = condition.message or ""
    if condition.status == "True" then
      health.status = "Healthy"
    elseif condition.status == "False" then
      health.status = "Degraded"
    end
  end
end
return health
`;

/**
 * An Application is as healthy as what it has applied: without this, Argo CD doesn't wait for one before the next. Those that
 * nobody is to wait for are healthy for those that would.
 */
const APPLICATION_HEALTH = `local annotations = obj.metadata.annotations or {}
if annotations["${AWAITED}"] == "false" then
  return { status = "Healthy", message = "not waited for" }
end
local health = { status = "Progressing", message = "waiting for the first sync" }
if obj.status ~= nil and obj.status.health ~= nil and obj.status.health.status ~= nil then
  health.status = obj.status.health.status
  health.message = obj.status.health.message or ""
end
return health
`;

/** Kinds of Knative whose condition Ready says how they are. */
const KNATIVE_KINDS = ['Service', 'Configuration', 'Route', 'DomainMapping'];

const healthKey = (group: string, kind: string): string => `resource.customizations.health.${group}_${kind}`;

/** What is added to the ConfigMap argocd-cm, by key. */
export const ARGOCD_SETTINGS: Readonly<Record<string, string>> = {
  [healthKey('argoproj.io', 'Application')]: APPLICATION_HEALTH,
  ...Object.fromEntries(KNATIVE_KINDS.map((kind) => [healthKey('serving.knative.dev', kind), KNATIVE_HEALTH])),
  // Kubernetes fills ClusterRoles of this kind, and nobody else.
  'resource.compareoptions': 'ignoreAggregatedRoles: true\n',
};

/** Adds the keys, as a ConfigMap for server-side apply: whoever else sets keys in it keeps them. */
export function settings(scope: Construct, id: string, namespace: string): void {
  new k8s.KubeConfigMap(scope, id, {
    metadata: {
      name: 'argocd-cm',
      namespace,
      labels: { 'app.kubernetes.io/name': 'argocd-cm', 'app.kubernetes.io/part-of': 'argocd' },
    },
    data: { ...ARGOCD_SETTINGS },
  });
}
