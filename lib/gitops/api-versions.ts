// Which API versions a cluster serves, as far as one that is written here might not be.
import type { Cluster } from '../release/cluster';
import { KnativeRelease } from '../release/knative-release';
import { isAtLeast, isMinor } from '../release/versions';
import type { Problem } from '../validation/problems';
import type { Folder } from './folders';
import { isOfRelease } from './manifest';

/** The Kubernetes minors that serve an API version. */
interface Served {
  /** The first one. @default - all that any release of Knative runs on */
  readonly since?: string;
  /** The first one that no longer does. @default - none */
  readonly removed?: string;
  /** What to write where it isn't served. */
  readonly instead: string;
}

/** @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/ */
const SERVED: Readonly<Record<string, Served>> = {
  'admissionregistration.k8s.io/v1beta1': { removed: '1.22', instead: 'admissionregistration.k8s.io/v1' },
  'apiextensions.k8s.io/v1beta1': { removed: '1.22', instead: 'apiextensions.k8s.io/v1' },
  'autoscaling/v2': { since: '1.23', instead: 'autoscaling/v2beta2' },
  'autoscaling/v2beta1': { removed: '1.25', instead: 'autoscaling/v2' },
  'autoscaling/v2beta2': { removed: '1.26', instead: 'autoscaling/v2' },
  'batch/v1beta1': { removed: '1.25', instead: 'batch/v1' },
  'discovery.k8s.io/v1beta1': { removed: '1.25', instead: 'discovery.k8s.io/v1' },
  'extensions/v1beta1': { removed: '1.22', instead: 'networking.k8s.io/v1' },
  'flowcontrol.apiserver.k8s.io/v1': { since: '1.29', instead: 'flowcontrol.apiserver.k8s.io/v1beta2' },
  'flowcontrol.apiserver.k8s.io/v1beta1': { removed: '1.26', instead: 'flowcontrol.apiserver.k8s.io/v1beta2' },
  'flowcontrol.apiserver.k8s.io/v1beta2': { removed: '1.29', instead: 'flowcontrol.apiserver.k8s.io/v1' },
  'networking.k8s.io/v1beta1': { removed: '1.22', instead: 'networking.k8s.io/v1' },
  'policy/v1beta1': { removed: '1.25', instead: 'policy/v1' },
  'rbac.authorization.k8s.io/v1beta1': { removed: '1.22', instead: 'rbac.authorization.k8s.io/v1' },
};

/** Returns the objects of API versions that the cluster doesn't serve. */
export function apiVersionProblems(folders: readonly Folder[], { kubernetes }: Cluster): Problem[] {
  // Any other is reported already.
  if (!isMinor(kubernetes)) {
    return [];
  }
  return folders.flatMap(({ objects }) =>
    objects.flatMap(({ path, manifest }) => {
      const served = SERVED[manifest.apiVersion];
      if (served === undefined || isServed(served, kubernetes)) {
        return [];
      }
      const problem = `${manifest.kind} is of ${manifest.apiVersion}, which Kubernetes ${kubernetes} doesn't serve; allowed: ${served.instead}`;
      const newest = KnativeRelease.newestOn(kubernetes);
      return isOfRelease(manifest) && newest !== undefined
        ? [{ path, message: `${problem}. The newest release for ${kubernetes} is Knative ${newest.version}` }]
        : [{ path, message: problem }];
    }),
  );
}

const isServed = ({ since, removed }: Served, kubernetes: string): boolean =>
  (since === undefined || isAtLeast(kubernetes, since)) && (removed === undefined || !isAtLeast(kubernetes, removed));
