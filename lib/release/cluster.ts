// The cluster that everything is written for: which Kubernetes it runs and which Knative release it gets.
import { Construct } from 'constructs';
import { InputError } from '../validation/input-error';
import { KnativeRelease } from './knative-release';

export interface ClusterProps {
  /** The Knative release to install, such as `1.3.1`: one of those that the catalogue in lib/release/releases.ts has. */
  readonly knative: string;
  /** The Kubernetes minor that the cluster runs, such as `1.25`. The release bounds it on both sides. */
  readonly kubernetes: string;
}

/** The cluster, and the release that it gets. It writes no object. */
export class Cluster extends Construct {
  /** The release that the cluster gets; the newest known one where the props name an unknown one, which is reported. */
  readonly release: KnativeRelease;
  /** The Kubernetes minor that the cluster runs. */
  readonly kubernetes: string;

  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    const { release, problems } = findRelease(props.knative);
    this.release = release;
    this.kubernetes = props.kubernetes;
    this.node.addValidation({ validate: () => [...problems, ...kubernetesProblems(release, props.kubernetes)] });
  }
}

/** An unknown release is replaced by the newest one, so that every other mistake is still found in the same run. */
function findRelease(version: string): { release: KnativeRelease; problems: readonly string[] } {
  try {
    return { release: KnativeRelease.of(version), problems: [] };
  } catch (error) {
    if (error instanceof InputError) {
      return { release: KnativeRelease.newest(), problems: error.problems.map((problem) => `knative ${problem}`) };
    }
    throw error;
  }
}

function kubernetesProblems(release: KnativeRelease, minor: string): string[] {
  return /^1\.\d+$/.test(minor)
    ? release.kubernetesProblems(minor)
    : [`kubernetes is '${minor}'; allowed: a minor version such as '1.25'`];
}
