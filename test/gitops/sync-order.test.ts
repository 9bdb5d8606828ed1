// In which order the objects of main.ts are applied: in which wave each of them is.

import { identity } from '../../lib/gitops/manifest';
import { syncWave } from '../../lib/gitops/sync-wave';
import { build } from '../../main';

const lines = (text: string): string[] => text.trim().split(/\s*\n\s*/);

const PLATFORM = lines(`
  00 Namespace knative-serving
  00 Namespace kourier-system
  10 CustomResourceDefinition.apiextensions.k8s.io certificates.networking.internal.knative.dev
  10 CustomResourceDefinition.apiextensions.k8s.io clusterdomainclaims.networking.internal.knative.dev
  10 CustomResourceDefinition.apiextensions.k8s.io configurations.serving.knative.dev
  10 CustomResourceDefinition.apiextensions.k8s.io domainmappings.serving.knative.dev
  10 CustomResourceDefinition.apiextensions.k8s.io images.caching.internal.knative.dev
  10 CustomResourceDefinition.apiextensions.k8s.io ingresses.networking.internal.knative.dev
  10 CustomResourceDefinition.apiextensions.k8s.io metrics.autoscaling.internal.knative.dev
  10 CustomResourceDefinition.apiextensions.k8s.io podautoscalers.autoscaling.internal.knative.dev
  10 CustomResourceDefinition.apiextensions.k8s.io revisions.serving.knative.dev
  10 CustomResourceDefinition.apiextensions.k8s.io routes.serving.knative.dev
  10 CustomResourceDefinition.apiextensions.k8s.io serverlessservices.networking.internal.knative.dev
  10 CustomResourceDefinition.apiextensions.k8s.io services.serving.knative.dev
  20 ClusterRole.rbac.authorization.k8s.io knative-serving-activator-cluster
  20 ClusterRole.rbac.authorization.k8s.io knative-serving-addressable-resolver
  20 ClusterRole.rbac.authorization.k8s.io knative-serving-admin
  20 ClusterRole.rbac.authorization.k8s.io knative-serving-aggregated-addressable-resolver
  20 ClusterRole.rbac.authorization.k8s.io knative-serving-core
  20 ClusterRole.rbac.authorization.k8s.io knative-serving-namespaced-admin
  20 ClusterRole.rbac.authorization.k8s.io knative-serving-namespaced-edit
  20 ClusterRole.rbac.authorization.k8s.io knative-serving-namespaced-view
  20 ClusterRole.rbac.authorization.k8s.io knative-serving-podspecable-binding
  20 ClusterRole.rbac.authorization.k8s.io net-kourier
  20 ClusterRoleBinding.rbac.authorization.k8s.io knative-serving-activator-cluster
  20 ClusterRoleBinding.rbac.authorization.k8s.io knative-serving-controller-addressable-resolver
  20 ClusterRoleBinding.rbac.authorization.k8s.io knative-serving-controller-admin
  20 ClusterRoleBinding.rbac.authorization.k8s.io net-kourier
  20 Role.rbac.authorization.k8s.io knative-serving/knative-serving-activator
  20 RoleBinding.rbac.authorization.k8s.io knative-serving/knative-serving-activator
  20 ServiceAccount knative-serving/activator
  20 ServiceAccount knative-serving/controller
  20 ServiceAccount knative-serving/net-kourier
  30 ConfigMap knative-serving/config-autoscaler
  30 ConfigMap knative-serving/config-certmanager
  30 ConfigMap knative-serving/config-defaults
  30 ConfigMap knative-serving/config-deployment
  30 ConfigMap knative-serving/config-domain
  30 ConfigMap knative-serving/config-features
  30 ConfigMap knative-serving/config-gc
  30 ConfigMap knative-serving/config-kourier
  30 ConfigMap knative-serving/config-leader-election
  30 ConfigMap knative-serving/config-logging
  30 ConfigMap knative-serving/config-network
  30 ConfigMap knative-serving/config-observability
  30 ConfigMap knative-serving/config-tracing
  30 ConfigMap kourier-system/kourier-bootstrap
  30 Secret knative-serving/webhook-certs
  40 Deployment.apps knative-serving/activator
  40 Deployment.apps knative-serving/autoscaler
  40 Deployment.apps knative-serving/autoscaler-hpa
  40 Deployment.apps knative-serving/controller
  40 Deployment.apps knative-serving/net-kourier-controller
  40 Deployment.apps knative-serving/webhook
  40 Deployment.apps kourier-system/3scale-kourier-gateway
  40 PodDisruptionBudget.policy knative-serving/activator-pdb
  40 PodDisruptionBudget.policy knative-serving/webhook-pdb
  40 PodDisruptionBudget.policy kourier-system/3scale-kourier-gateway-pdb
  40 Service knative-serving/activator-service
  40 Service knative-serving/autoscaler
  40 Service knative-serving/autoscaler-hpa
  40 Service knative-serving/controller
  40 Service knative-serving/net-kourier-controller
  40 Service knative-serving/webhook
  40 Service kourier-system/kourier-internal
  50 MutatingWebhookConfiguration.admissionregistration.k8s.io webhook.serving.knative.dev
  50 ValidatingWebhookConfiguration.admissionregistration.k8s.io config.webhook.serving.knative.dev
  50 ValidatingWebhookConfiguration.admissionregistration.k8s.io validation.webhook.serving.knative.dev
  60 Certificate.networking.internal.knative.dev knative-serving/routing-serving-certs
  60 Image.caching.internal.knative.dev knative-serving/queue-proxy
  60 Job.batch knative-serving/cleanup-serving-1-23-0
  60 Job.batch knative-serving/storage-version-migration-serving-1-23-0
  70 HorizontalPodAutoscaler.autoscaling knative-serving/activator
  70 HorizontalPodAutoscaler.autoscaling knative-serving/webhook
  70 HorizontalPodAutoscaler.autoscaling kourier-system/3scale-kourier-gateway
  70 Service kourier-system/kourier
`);

const environment = (name: string): string[] =>
  lines(`
    00 Namespace ${name}
    20 NetworkPolicy.networking.k8s.io ${name}/revisions
    20 RoleBinding.rbac.authorization.k8s.io ${name}/owner-view
    20 ServiceAccount ${name}/api
    80 Service.serving.knative.dev ${name}/hello
`);

const ENVIRONMENTS = Array.from({ length: 20 }, (_, index) => `dev-${String(index + 1).padStart(2, '0')}`);

const APPLICATIONS = lines(`
  20 AppProject.argoproj.io argocd/knative-dev-fleet
  40 Application.argoproj.io argocd/knative-dev-fleet-platform
  ${ENVIRONMENTS.map((name) => `80 Application.argoproj.io argocd/knative-dev-fleet-${name}`).join('\n')}
`);

const folders = build().folders();

/** Returns the objects of a folder and those in it, in the order of their waves. */
const order = (folder: string): string[] =>
  folders
    .filter(({ path }) => `${path}/`.startsWith(`${folder}/`))
    .flatMap(({ objects }) => objects.map(({ manifest }) => manifest))
    .map((manifest) => `${String(syncWave(manifest)).padStart(2, '0')} ${identity(manifest)}`)
    .sort();

test('the platform is applied in this order', () => {
  expect(order('platform')).toEqual(PLATFORM);
});

test.each(ENVIRONMENTS)('%s is applied in this order', (name) => {
  expect(order(`environments/${name}`)).toEqual(environment(name));
});

test('the Applications are applied in this order', () => {
  expect(order('argocd/applications')).toEqual(APPLICATIONS);
});

test('all that dist/ has is one of these, or applied by a person', () => {
  const byPerson = folders.filter(({ path }) => path === 'argocd').flatMap(({ objects }) => objects);
  const all = folders.flatMap(({ objects }) => objects);
  const listed = [PLATFORM, APPLICATIONS, ...ENVIRONMENTS.map(environment)].flat();
  expect(all).toHaveLength(listed.length + byPerson.length);
});
