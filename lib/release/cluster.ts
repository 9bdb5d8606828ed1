// The cluster that everything is written for: which Kubernetes it runs and which Knative release it gets.
import { Construct } from 'constructs';
import { InputError } from '../validation/input-error';
import { show } from '../validation/rules';
import { KnativeRelease } from './knative-release';
import { isMinor } from './versions';

export interface ClusterProps {
  /** The Kubernetes minor that the cluster runs, such as `1.34`. */
  readonly kubernetes: string;

  /**
   * The Knative release to install, such as `1.19.9`: one of those that the catalogue in lib/release/releases.ts has, and
   * that runs on the cluster's Kubernetes.
   * @default - the newest known release that runs on the cluster's Kubernetes
   */
  readonly knative?: string;
}

/** The cluster, and the release that it gets. It writes no object. */
export class Cluster extends Construct {
  /** The release that the cluster gets; the newest known one where the props give none, which is reported. */
  readonly release: KnativeRelease;
  /** The Kubernetes minor that the cluster runs. */
  readonly kubernetes: string;

  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    const { kubernetes, knative } = props;
    const { release, problems } = isMinor(kubernetes)
      ? findRelease(kubernetes, knative)
      : { problems: [`kubernetes is ${show(kubernetes)}; allowed: a minor version such as '1.34'`] };
    // Without a release, every other mistake is still to be found in the same run.
    this.release = release ?? KnativeRelease.newest();
    this.kubernetes = kubernetes;
    this.node.addValidation({ validate: () => [...problems] });
  }
}

interface FoundRelease {
  readonly release?: KnativeRelease;
  readonly problems: readonly string[];
}

function findRelease(kubernetes: string, knative: string | undefined): FoundRelease {
  const newest = KnativeRelease.newestOn(kubernetes);
  if (knative === undefined) {
    return newest === undefined ? { problems: [noReleaseOn(kubernetes)] } : { release: newest, problems: [] };
  }
  try {
    const release = KnativeRelease.of(knative);
    return { release, problems: release.runsOn(kubernetes) ? [] : [tooOld(kubernetes, release, newest)] };
  } catch (error) {
    if (error instanceof InputError) {
      return { problems: error.problems.map((problem) => `knative ${problem}`) };
    }
    throw error;
  }
}

const noReleaseOn = (kubernetes: string): string => {
  const [oldest = KnativeRelease.newest()] = KnativeRelease.all();
  return `kubernetes is '${kubernetes}'; allowed: ${oldest.minimumKubernetes} or newer, on which Knative ${oldest.version} runs`;
};

const tooOld = (kubernetes: string, release: KnativeRelease, newest: KnativeRelease | undefined): string =>
  newest === undefined
    ? noReleaseOn(kubernetes)
    : `kubernetes is '${kubernetes}'; allowed for Knative ${release.version}: ${release.minimumKubernetes} or newer. The newest release for ${kubernetes} is Knative ${newest.version}`;
