// Who keeps environments warm by annotations, and what they may do in one.
import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';

/** Name of everything that keeps environments warm, and of the namespace that it runs in. */
export const WORKING_HOURS = 'working-hours';

const RBAC = 'rbac.authorization.k8s.io';

/** Adds who keeps environments warm, and what may be done in those that let it. */
export function addAccess(scope: Construct): void {
  new k8s.KubeServiceAccount(scope, 'service-account', {
    metadata: { name: WORKING_HOURS, namespace: WORKING_HOURS },
  });
  new k8s.KubeClusterRole(scope, 'cluster-role', {
    metadata: { name: WORKING_HOURS },
    rules: [
      { apiGroups: ['serving.knative.dev'], resources: ['services'], verbs: ['list'] },
      { apiGroups: ['serving.knative.dev'], resources: ['revisions'], verbs: ['get', 'list', 'patch'] },
    ],
  });
}

/** Lets it be done in an environment. */
export const roleBinding = (scope: Construct, namespace: string): k8s.KubeRoleBinding =>
  new k8s.KubeRoleBinding(scope, WORKING_HOURS, {
    metadata: { name: WORKING_HOURS, namespace },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: WORKING_HOURS },
    subjects: [{ kind: 'ServiceAccount', name: WORKING_HOURS, namespace: WORKING_HOURS }],
  });
