// The pods that run all the time, whoever calls: those of Deployments, StatefulSets and DaemonSets.
import { groupKind, type Manifest } from '../../gitops/manifest';
import { valueAt } from '../../kubernetes/json';
import { namespaceOf } from '../../limits/objects';
import { fewestReplicas } from '../../limits/replicas';
import { isObject } from '../../validation/object';
import type { ContainerRequests, PodRequests } from './cluster';
import { plus, podContainers, podRequests } from './pod-requests';

/** A workload whose pods run all the time. */
export interface AlwaysOn {
  /** Its namespace and name. */
  readonly name: string;
  /** Its pods, as few as it may have. */
  readonly replicas: number;
  /** What each container of a pod requests. */
  readonly containers: readonly ContainerRequests[];
}

const WORKLOADS: readonly string[] = ['Deployment.apps', 'StatefulSet.apps'];

/** Returns the Deployments and StatefulSets that have pods when nobody calls. */
export function alwaysOn(manifests: readonly Manifest[]): AlwaysOn[] {
  const autoscalers = manifests.filter((manifest) => groupKind(manifest) === 'HorizontalPodAutoscaler.autoscaling');
  return manifests
    .filter((manifest) => WORKLOADS.includes(groupKind(manifest)))
    .map((manifest) => ({
      name: `${namespaceOf(manifest)}/${manifest.metadata.name}`,
      replicas: fewestReplicas(manifest, autoscalers),
      containers: containersIn(manifest),
    }))
    .filter(({ replicas }) => replicas > 0);
}

/** Returns what the pods of the DaemonSets request together, on every node. */
export const onEveryNode = (manifests: readonly Manifest[]): PodRequests =>
  manifests
    .filter((manifest) => groupKind(manifest) === 'DaemonSet.apps')
    .map((manifest) => podRequests(containersIn(manifest)))
    .reduce(plus, { cpuMillis: 0, memoryMebibytes: 0 });

function containersIn(manifest: Manifest): ContainerRequests[] {
  const spec = valueAt(manifest, 'spec', 'template', 'spec');
  return isObject(spec) ? podContainers(spec) : [];
}
