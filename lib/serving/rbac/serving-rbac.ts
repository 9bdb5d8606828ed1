// The rights of Serving's components, and the roles for people.
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { KnativeRelease } from '../../release/knative-release';
import { SERVING_NAMESPACE } from '../../release/namespace';
import { WORKLOAD_IDENTITY } from '../../validation/google-cloud';
import { SERVICE_ACCOUNT, servingLabels } from '../labels';
import { ActivatorRbac } from './activator-rbac';
import { AGGREGATED_ROLES, ROLES } from './roles';

export interface ServingRbacProps {
  readonly release: KnativeRelease;
  /** The service account of Google Cloud whose rights the controller has. @default - none */
  readonly googleServiceAccount?: string;
}

/** The service accounts of Serving's components, their rights, and the roles for people. */
export class ServingRbac extends Construct {
  constructor(scope: Construct, id: string, props: ServingRbacProps) {
    super(scope, id);
    const { release, googleServiceAccount } = props;
    const labels = servingLabels(release);
    const controllerLabels = servingLabels(release, 'controller');
    const name = (part: string) => `knative-serving-${part}`;

    for (const role of ROLES) {
      new k8s.KubeClusterRole(this, role.id, {
        metadata: { name: name(role.id), labels: { ...labels, ...role.labels } },
        rules: role.rules
          .filter(({ since }) => since === undefined || release.since(since))
          .map(({ since: _, ...rule }) => rule),
      });
    }
    for (const role of AGGREGATED_ROLES) {
      new k8s.KubeClusterRole(this, role.id, {
        metadata: { name: name(role.id), labels },
        aggregationRule: { clusterRoleSelectors: [{ matchLabels: role.from }] },
      });
    }

    const serviceAccount = new k8s.KubeServiceAccount(this, 'service-account', {
      metadata: {
        name: SERVICE_ACCOUNT,
        namespace: SERVING_NAMESPACE,
        labels: controllerLabels,
        ...(googleServiceAccount !== undefined && { annotations: { [WORKLOAD_IDENTITY]: googleServiceAccount } }),
      },
    });
    for (const role of AGGREGATED_ROLES) {
      new k8s.KubeClusterRoleBinding(this, role.binding, {
        metadata: { name: name(role.binding), labels: controllerLabels },
        subjects: [{ kind: 'ServiceAccount', name: serviceAccount.name, namespace: SERVING_NAMESPACE }],
        roleRef: { kind: 'ClusterRole', name: name(role.id), apiGroup: 'rbac.authorization.k8s.io' },
      });
    }

    if (release.since('1.11')) {
      new ActivatorRbac(this, 'activator', { release });
    }
  }
}
