// The way from one release to another: through which releases, and where Kubernetes has to be raised.
import { KnativeRelease } from '../release/knative-release';

/** A stretch of the way. */
export type PathStep = KubernetesUpgrade | KnativeUpgrade;

/** Kubernetes is raised, from one minor to another. */
export interface KubernetesUpgrade {
  readonly kind: 'kubernetes';
  readonly from: string;
  readonly to: string;
  /** The release that the cluster runs meanwhile. */
  readonly knative: KnativeRelease;
  /** The release that doesn't start on an older one. */
  readonly neededBy: KnativeRelease;
}

/** Knative gets another release, on the Kubernetes minor that the cluster runs by then. */
export interface KnativeUpgrade {
  readonly kind: 'knative';
  readonly from: KnativeRelease;
  readonly to: KnativeRelease;
  readonly kubernetes: string;
}

/**
 * Returns the way from one release to a newer one: by one minor at a time, as Knative supports no more, and each time to
 * its newest patch. Kubernetes is raised right before the release that needs it, and only as far as that needs.
 */
export function upgradePath(from: KnativeRelease, to: KnativeRelease, kubernetes: string): PathStep[] {
  const path: PathStep[] = [];
  let current = { release: from, kubernetes };
  for (const release of releasesBetween(from, to)) {
    const next = {
      release,
      kubernetes: release.runsOn(current.kubernetes) ? current.kubernetes : release.minimumKubernetes,
    };
    if (next.kubernetes !== current.kubernetes) {
      path.push({
        kind: 'kubernetes',
        from: current.kubernetes,
        to: next.kubernetes,
        knative: current.release,
        neededBy: release,
      });
    }
    path.push({ kind: 'knative', from: current.release, to: release, kubernetes: next.kubernetes });
    current = next;
  }
  return path;
}

/** Returns the newest patch of each minor after a release, and last the release to end with. */
const releasesBetween = (from: KnativeRelease, to: KnativeRelease): KnativeRelease[] =>
  KnativeRelease.all()
    .filter((release) => !from.since(release.version) && to.since(release.version))
    .filter((release, index, all) => release.minor !== all[index + 1]?.minor);
