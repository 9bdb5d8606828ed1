// What must hold before anything is applied: the context is one of kubeconfig's, and its cluster answers and is new enough.
import type { Cluster } from '../release/cluster';
import { isAtLeast, minorOf } from '../release/versions';
import { InputError } from '../validation/input-error';
import { isObject } from '../validation/object';
import { show } from '../validation/rules';
import { type Kubectl, MINIMUM_KUBECTL, output } from './kubectl';
import { errorsIn } from './messages';

/** What the cluster says of itself. */
export interface ClusterVersion {
  /** The version of Kubernetes, such as `v1.34.2-gke.1`. */
  readonly version: string;
  readonly warnings: readonly string[];
}

/**
 * Returns the contexts that kubeconfig has.
 * @throws InputError if there is no kubectl, or if it can't read kubeconfig
 */
export async function contexts(kubectl: Kubectl): Promise<string[]> {
  const names = await output(kubectl, ['config', 'get-contexts', '--output', 'name']);
  return names.split('\n').filter((name) => name !== '');
}

/**
 * Returns the context that a run is for.
 * @param known the contexts of kubeconfig
 * @throws InputError if it isn't one of them, or if none is given
 */
export function knownContext(known: readonly string[], context: string | undefined): string {
  if (context === undefined || !known.includes(context)) {
    const allowed = known.length === 0 ? 'a context of kubeconfig, which has none' : known.join(', ');
    const what = context === undefined ? 'missing, as the current one may be of another cluster' : show(context);
    throw new InputError([`--context is ${what}; allowed: ${allowed}`]);
  }
  return context;
}

/**
 * Returns what the cluster of the context runs.
 * @param expected what dist/ is written for
 * @throws InputError if the cluster doesn't answer, or if it or kubectl is too old
 */
export async function clusterVersion(kubectl: Kubectl, expected: Cluster): Promise<ClusterVersion> {
  const { status, stdout, stderr } = await kubectl(['version', '--output', 'json', '--request-timeout', '20s']);
  if (status !== 0) {
    throw new InputError(errorsIn(stderr).map((message) => `the cluster does not answer: ${message}`));
  }
  const versions: unknown = JSON.parse(stdout);
  const client = versionIn(versions, 'clientVersion');
  const server = versionIn(versions, 'serverVersion');
  const { release, kubernetes } = expected;
  const problems = [
    ...(isAtLeast(client, MINIMUM_KUBECTL)
      ? []
      : [`kubectl is ${client}; allowed: ${MINIMUM_KUBECTL} or newer, where server-side apply is stable`]),
    ...(release.runsOn(server)
      ? []
      : [
          `the cluster runs Kubernetes ${server}; allowed for Knative ${release.version}: ${release.minimumKubernetes} or newer`,
        ]),
  ];
  if (problems.length > 0) {
    throw new InputError(problems);
  }
  const minor = `1.${minorOf(server)}`;
  return {
    version: server,
    warnings:
      minor === kubernetes
        ? []
        : [`the cluster runs Kubernetes ${server}, and main.ts says ${kubernetes}: set kubernetes: '${minor}' there`],
  };
}

/** Returns a version of those that kubectl prints; an empty text if it doesn't print it. */
function versionIn(versions: unknown, part: 'clientVersion' | 'serverVersion'): string {
  const version = isObject(versions) ? versions[part] : undefined;
  return isObject(version) && typeof version['gitVersion'] === 'string' ? version['gitVersion'] : '';
}
