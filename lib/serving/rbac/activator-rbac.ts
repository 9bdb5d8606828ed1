// The activator's own rights, from the release on in which it does without those of the controllers.
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { KnativeRelease } from '../../release/knative-release';
import { SERVING_NAMESPACE } from '../../release/namespace';
import { ACTIVATOR_SERVICE_ACCOUNT, ROUTING_CERTIFICATE, servingLabels } from '../labels';
import { CONTROLLER_ROLE, READ } from './roles';

const ROLE = 'knative-serving-activator';
const CLUSTER_ROLE = 'knative-serving-activator-cluster';

export interface ActivatorRbacProps {
  readonly release: KnativeRelease;
}

/** A service account, what it may read in Serving's namespace, and what in all of them. */
export class ActivatorRbac extends Construct {
  constructor(scope: Construct, id: string, props: ActivatorRbacProps) {
    super(scope, id);
    const namespace = SERVING_NAMESPACE;
    const roleLabels = { ...servingLabels(props.release), ...CONTROLLER_ROLE };
    const labels = servingLabels(props.release, 'activator');
    const apiGroup = 'rbac.authorization.k8s.io';
    const subjects = [{ kind: 'ServiceAccount', name: ACTIVATOR_SERVICE_ACCOUNT, namespace }];

    new k8s.KubeServiceAccount(this, 'service-account', {
      metadata: { name: ACTIVATOR_SERVICE_ACCOUNT, namespace, labels },
    });

    new k8s.KubeRole(this, 'role', {
      metadata: { name: ROLE, namespace, labels: roleLabels },
      rules: [
        { apiGroups: [''], resources: ['configmaps', 'secrets'], verbs: READ },
        {
          apiGroups: [''],
          resources: ['secrets'],
          verbs: READ,
          resourceNames: [ROUTING_CERTIFICATE, 'knative-serving-certs'],
        },
      ],
    });
    new k8s.KubeRoleBinding(this, 'role-binding', {
      metadata: { name: ROLE, namespace, labels },
      subjects,
      roleRef: { kind: 'Role', name: ROLE, apiGroup },
    });

    new k8s.KubeClusterRole(this, 'cluster-role', {
      metadata: { name: CLUSTER_ROLE, labels: roleLabels },
      rules: [
        { apiGroups: [''], resources: ['services', 'endpoints'], verbs: READ },
        { apiGroups: ['serving.knative.dev'], resources: ['revisions'], verbs: READ },
      ],
    });
    new k8s.KubeClusterRoleBinding(this, 'cluster-role-binding', {
      metadata: { name: CLUSTER_ROLE, labels },
      subjects,
      roleRef: { kind: 'ClusterRole', name: CLUSTER_ROLE, apiGroup },
    });
  }
}
