// Parts of containers and Services that Serving's and Kourier's have in common.
import { k8s } from 'cdk8s-plus-27';
import type { KnativeRelease } from '../release/knative-release';

/** Requests and limits of a container, as Kubernetes writes quantities. */
export interface Resources {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly cpu: string; readonly memory: string };
}

/** Returns requests and limits as a container has them. */
export function resourceRequirements(resources: Resources): k8s.ResourceRequirements {
  const quantities = ({ cpu, memory }: Resources['requests']) => ({
    cpu: k8s.Quantity.fromString(cpu),
    memory: k8s.Quantity.fromString(memory),
  });
  return { requests: quantities(resources.requests), limits: quantities(resources.limits) };
}

/** What a container of the install does without. */
export const securityContext = (release: KnativeRelease): k8s.SecurityContext => ({
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  capabilities: { drop: [release.since('1.8') ? 'ALL' : 'all'] },
  ...(release.since('1.8') && { seccompProfile: { type: 'RuntimeDefault' } }),
});

/** An environment variable with the value of a field of the pod. */
export const fieldVariable = (name: string, fieldPath: string): k8s.EnvVar => ({
  name,
  valueFrom: { fieldRef: { fieldPath } },
});

/** The namespace that the pod runs in, under the name by which every Knative component reads it. */
export const SYSTEM_NAMESPACE = fieldVariable('SYSTEM_NAMESPACE', 'metadata.namespace');

/** A rolling update during which no replica is missing. */
export const noReplicaMissing = (maxSurge?: k8s.IntOrString): k8s.DeploymentStrategy => ({
  type: 'RollingUpdate',
  rollingUpdate: { maxUnavailable: k8s.IntOrString.fromNumber(0), maxSurge },
});
