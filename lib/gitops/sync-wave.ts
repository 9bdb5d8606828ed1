// The order in which objects are applied. Argo CD reads it from an annotation, a plain `kubectl apply` from the file names.
import { groupKind, isLoadBalancer, type Manifest } from './manifest';

/** A wave starts when every object of the one before it is healthy. */
export enum SyncWave {
  Namespaces = 0,
  /** CustomResourceDefinitions, before any object of theirs. */
  Definitions = 10,
  /** Service accounts, roles and bindings. */
  Access = 20,
  /** ConfigMaps and Secrets: a component that misses one doesn't start. */
  Configuration = 30,
  /** Deployments, their Services and what protects them. */
  Workloads = 40,
  /** Configuration that is for the new components only: see configDeploymentAfterController. */
  LateConfiguration = 45,
  /** Webhook configurations, when there is somebody to answer. */
  Admission = 50,
  /** Objects of Knative that the install itself holds, and Jobs, which work on what is there by then. */
  Resources = 60,
  /**
   * HorizontalPodAutoscalers and load balancers, which are healthy only when somebody else has given them metrics and an
   * address: nothing of the install waits for them, and a fresh cluster doesn't fail by them.
   */
  Externals = 70,
  /** What the fleet holds, when all of the install is up. */
  Fleet = 80,
  /** Host names of one's own, when what they point to is there. */
  HostNames = 90,
}

const WAVES: Readonly<Record<string, SyncWave>> = {
  Namespace: SyncWave.Namespaces,
  'CustomResourceDefinition.apiextensions.k8s.io': SyncWave.Definitions,
  ServiceAccount: SyncWave.Access,
  'ClusterRole.rbac.authorization.k8s.io': SyncWave.Access,
  'ClusterRoleBinding.rbac.authorization.k8s.io': SyncWave.Access,
  'Role.rbac.authorization.k8s.io': SyncWave.Access,
  'RoleBinding.rbac.authorization.k8s.io': SyncWave.Access,
  'AppProject.argoproj.io': SyncWave.Access,
  'NetworkPolicy.networking.k8s.io': SyncWave.Access,
  'ComputeFirewall.compute.cnrm.cloud.google.com': SyncWave.Access,
  LimitRange: SyncWave.Access,
  ResourceQuota: SyncWave.Access,
  ConfigMap: SyncWave.Configuration,
  Secret: SyncWave.Configuration,
  'ExternalSecret.external-secrets.io': SyncWave.Configuration,
  'BackendConfig.cloud.google.com': SyncWave.Configuration,
  'FrontendConfig.networking.gke.io': SyncWave.Configuration,
  'Deployment.apps': SyncWave.Workloads,
  Service: SyncWave.Workloads,
  'HorizontalPodAutoscaler.autoscaling': SyncWave.Externals,
  // Load balancers of other kinds, and what is healthy only when one of them is.
  'Ingress.networking.k8s.io': SyncWave.Externals,
  'ManagedCertificate.networking.gke.io': SyncWave.Externals,
  'Gateway.gateway.networking.k8s.io': SyncWave.Externals,
  'HTTPRoute.gateway.networking.k8s.io': SyncWave.Externals,
  'GCPBackendPolicy.networking.gke.io': SyncWave.Externals,
  'HealthCheckPolicy.networking.gke.io': SyncWave.Externals,
  'PodDisruptionBudget.policy': SyncWave.Workloads,
  'MutatingWebhookConfiguration.admissionregistration.k8s.io': SyncWave.Admission,
  'ValidatingWebhookConfiguration.admissionregistration.k8s.io': SyncWave.Admission,
  'Job.batch': SyncWave.Resources,
  'Service.serving.knative.dev': SyncWave.Fleet,
  'Configuration.serving.knative.dev': SyncWave.Fleet,
  'Route.serving.knative.dev': SyncWave.Fleet,
  'ClusterDomainClaim.networking.internal.knative.dev': SyncWave.Fleet,
  'DomainMapping.serving.knative.dev': SyncWave.HostNames,
};

/** The annotation by which Argo CD knows an object's wave. */
export const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';

/** Returns the wave of an object: the one that it says itself, or else that of its kind. */
export function syncWave(manifest: Manifest): number {
  const own = manifest.metadata.annotations?.[SYNC_WAVE];
  if (own !== undefined) {
    return Number(own);
  }
  return isLoadBalancer(manifest) ? SyncWave.Externals : (WAVES[groupKind(manifest)] ?? SyncWave.Resources);
}
