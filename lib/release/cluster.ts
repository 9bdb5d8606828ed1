// The cluster that everything is written for: which Kubernetes it runs and which Knative release it gets.
import { Construct, type IConstruct } from 'constructs';
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
  /** Returns the cluster of the app that a construct is in; nothing if the app has none. */
  static of(construct: IConstruct): Cluster | undefined {
    return construct.node.root.node.children.find((child) => child instanceof Cluster);
  }

  /** The release that the cluster gets; one that comes near where the props give none, which is reported. */
  readonly release: KnativeRelease;
  /** The Kubernetes minor that the cluster runs. */
  readonly kubernetes: string;

  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    const { release, problems } = findRelease(props);
    this.release = release;
    this.kubernetes = props.kubernetes;
    this.node.addValidation({ validate: () => [...problems] });
  }
}

interface FoundRelease {
  /** Also where there are problems: every other mistake is to be found in the same run. */
  readonly release: KnativeRelease;
  readonly problems: readonly string[];
}

function findRelease({ kubernetes, knative }: ClusterProps): FoundRelease {
  const newest = isMinor(kubernetes) ? KnativeRelease.newestOn(kubernetes) : KnativeRelease.newest();
  const kubernetesProblems = clusterProblems(kubernetes, newest);
  if (knative === undefined) {
    return { release: newest ?? KnativeRelease.oldest(), problems: kubernetesProblems };
  }
  try {
    const release = KnativeRelease.of(knative, 'knative');
    return {
      release,
      problems: kubernetesProblems.length > 0 ? kubernetesProblems : tooOldProblems(kubernetes, release, newest),
    };
  } catch (error) {
    if (error instanceof InputError) {
      return {
        release: KnativeRelease.newestPatch(knative) ?? KnativeRelease.newest(),
        problems: [...error.problems, ...kubernetesProblems],
      };
    }
    throw error;
  }
}

function clusterProblems(kubernetes: unknown, newest: KnativeRelease | undefined): string[] {
  if (!isMinor(kubernetes)) {
    return [`kubernetes is ${show(kubernetes)}; allowed: a minor version such as '1.34'`];
  }
  const { version, minimumKubernetes } = KnativeRelease.oldest();
  return newest === undefined
    ? [`kubernetes is '${kubernetes}'; allowed: ${minimumKubernetes} or newer, on which Knative ${version} runs`]
    : [];
}

const tooOldProblems = (kubernetes: string, release: KnativeRelease, newest: KnativeRelease | undefined): string[] =>
  release.runsOn(kubernetes)
    ? []
    : [
        `kubernetes is '${kubernetes}'; allowed for Knative ${release.version}: ${release.minimumKubernetes} or newer. The newest release for ${kubernetes} is Knative ${newest?.version}`,
      ];
