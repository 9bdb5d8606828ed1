// Which API versions a cluster serves, as far as one that is written here might not be.
import type { Cluster } from '../release/cluster';
import { KnativeRelease } from '../release/knative-release';
import { isAtLeast, isMinor } from '../release/versions';
import type { Problem } from '../validation/problems';
import type { Folder } from './folders';
import { isOfRelease, type Manifest } from './manifest';

/** The Kubernetes minors that serve an API version. */
interface Served {
  /** The kinds that it is about. @default - all kinds of the API version */
  readonly kinds?: readonly string[];
  /** The first minor that serves it. @default - all that any release of Knative runs on */
  readonly since?: string;
  /** The first minor that no longer does. @default - none */
  readonly removed?: string;
  /** What to write where it isn't served. */
  readonly instead: string;
}

/** @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/ */
const SERVED: Readonly<Record<string, readonly Served[]>> = {
  'admissionregistration.k8s.io/v1beta1': [
    {
      kinds: ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
      removed: '1.22',
      instead: 'admissionregistration.k8s.io/v1',
    },
  ],
  'apiextensions.k8s.io/v1beta1': [{ removed: '1.22', instead: 'apiextensions.k8s.io/v1' }],
  'apps/v1beta1': [{ removed: '1.16', instead: 'apps/v1' }],
  'apps/v1beta2': [{ removed: '1.16', instead: 'apps/v1' }],
  'autoscaling/v2': [{ since: '1.23', instead: 'autoscaling/v2beta2' }],
  'autoscaling/v2beta1': [{ removed: '1.25', instead: 'autoscaling/v2' }],
  'autoscaling/v2beta2': [{ removed: '1.26', instead: 'autoscaling/v2' }],
  'batch/v1beta1': [{ removed: '1.25', instead: 'batch/v1' }],
  'certificates.k8s.io/v1beta1': [
    { kinds: ['CertificateSigningRequest'], removed: '1.22', instead: 'certificates.k8s.io/v1' },
  ],
  'coordination.k8s.io/v1beta1': [{ kinds: ['Lease'], removed: '1.22', instead: 'coordination.k8s.io/v1' }],
  'discovery.k8s.io/v1beta1': [{ removed: '1.25', instead: 'discovery.k8s.io/v1' }],
  'events.k8s.io/v1beta1': [{ removed: '1.25', instead: 'events.k8s.io/v1' }],
  'extensions/v1beta1': [
    { kinds: ['Ingress'], removed: '1.22', instead: 'networking.k8s.io/v1' },
    { kinds: ['NetworkPolicy'], removed: '1.16', instead: 'networking.k8s.io/v1' },
    { kinds: ['DaemonSet', 'Deployment', 'ReplicaSet'], removed: '1.16', instead: 'apps/v1' },
  ],
  'flowcontrol.apiserver.k8s.io/v1': [{ since: '1.29', instead: 'flowcontrol.apiserver.k8s.io/v1beta3' }],
  'flowcontrol.apiserver.k8s.io/v1beta1': [{ removed: '1.26', instead: 'a version that the cluster serves' }],
  'flowcontrol.apiserver.k8s.io/v1beta2': [
    { since: '1.23', removed: '1.29', instead: 'a version that the cluster serves' },
  ],
  'flowcontrol.apiserver.k8s.io/v1beta3': [
    { since: '1.26', removed: '1.32', instead: 'a version that the cluster serves' },
  ],
  'networking.k8s.io/v1beta1': [
    { kinds: ['Ingress', 'IngressClass'], removed: '1.22', instead: 'networking.k8s.io/v1' },
  ],
  'node.k8s.io/v1beta1': [{ removed: '1.25', instead: 'node.k8s.io/v1' }],
  'policy/v1beta1': [
    { kinds: ['PodDisruptionBudget'], removed: '1.25', instead: 'policy/v1' },
    { kinds: ['PodSecurityPolicy'], removed: '1.25', instead: "the namespace's Pod Security labels" },
  ],
  'rbac.authorization.k8s.io/v1beta1': [{ removed: '1.22', instead: 'rbac.authorization.k8s.io/v1' }],
  'scheduling.k8s.io/v1beta1': [{ removed: '1.22', instead: 'scheduling.k8s.io/v1' }],
  'storage.k8s.io/v1beta1': [
    {
      kinds: ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
      removed: '1.22',
      instead: 'storage.k8s.io/v1',
    },
    { kinds: ['CSIStorageCapacity'], removed: '1.27', instead: 'storage.k8s.io/v1' },
  ],
};

/** Returns the objects of API versions that the cluster doesn't serve. */
export function apiVersionProblems(folders: readonly Folder[], { kubernetes }: Cluster): Problem[] {
  // Any other is reported already.
  if (!isMinor(kubernetes)) {
    return [];
  }
  return folders.flatMap(({ objects }) =>
    objects.flatMap(({ path, manifest }) =>
      (SERVED[manifest.apiVersion] ?? [])
        .filter(({ kinds }) => kinds === undefined || kinds.includes(manifest.kind))
        .filter((served) => !isServed(served, kubernetes))
        .map(({ instead }) => ({ path, message: message(manifest, instead, kubernetes) })),
    ),
  );
}

const isServed = ({ since, removed }: Served, kubernetes: string): boolean =>
  (since === undefined || isAtLeast(kubernetes, since)) && (removed === undefined || !isAtLeast(kubernetes, removed));

function message(manifest: Manifest, instead: string, kubernetes: string): string {
  const problem = `${manifest.kind} is of ${manifest.apiVersion}, which Kubernetes ${kubernetes} doesn't serve; allowed: ${instead}`;
  const newest = KnativeRelease.newestOn(kubernetes);
  return isOfRelease(manifest) && newest !== undefined
    ? `${problem}. The newest release for ${kubernetes} is Knative ${newest.version}`
    : problem;
}
