// Why the pods of a Deployment or a Job don't start.
import type { Manifest } from '../gitops/manifest';
import { isJsonObject, type JsonObject, textAt, valueAt } from '../kubernetes/json';
import { conditionOf, itemsOf, numberOf } from '../kubernetes/live';
import type { Kubectl } from './kubectl';
import { manifestsIn } from './list';

/** Reasons for a container to wait that say nothing: it starts. */
const STARTING = new Set(['', 'ContainerCreating', 'PodInitializing']);

/**
 * Returns the first problem of an object's pods; nothing if they have none, or if the cluster doesn't say.
 * @param owner an object that selects pods by labels
 */
export async function podProblem(kubectl: Kubectl, owner: Manifest): Promise<string | undefined> {
  const labels = valueAt(owner, 'spec', 'selector', 'matchLabels');
  if (!isJsonObject(labels)) {
    return undefined;
  }
  const selector = Object.entries(labels).map(([label, value]) => `${label}=${value}`);
  const { status, stdout } = await kubectl([
    ...['get', 'pods', '--namespace', owner.metadata.namespace ?? 'default'],
    ...['--selector', selector.join(','), '--output', 'json'],
  ]);
  return status === 0 ? manifestsIn(stdout).flatMap(problemsOf)[0] : undefined;
}

function problemsOf(pod: Manifest): string[] {
  const scheduled = conditionOf(pod, 'PodScheduled');
  const containers = [
    ...itemsOf(pod, 'status', 'initContainerStatuses'),
    ...itemsOf(pod, 'status', 'containerStatuses'),
  ];
  return [
    ...(scheduled?.status === 'False' ? [`${scheduled.reason}: ${scheduled.message}`] : []),
    ...containers.flatMap(containerProblem),
  ].map((problem) => `pod ${pod.metadata.name}: ${problem}`);
}

function containerProblem(container: JsonObject): string[] {
  const reason = textAt(container, 'state', 'waiting', 'reason');
  const isUnready = valueAt(container, 'state', 'running') !== undefined && container['ready'] === false;
  if (STARTING.has(reason) && !isUnready) {
    return [];
  }
  const exitCode = numberOf(container, 'lastState', 'terminated', 'exitCode');
  const parts = [
    isUnready ? 'it runs and is not ready' : reason,
    textAt(container, 'state', 'waiting', 'message'),
    exitCode === undefined ? '' : `before, it ended with exit code ${exitCode}`,
    textAt(container, 'lastState', 'terminated', 'message'),
  ];
  const text = parts.filter((part) => part !== '').join(': ');
  return [`container ${textAt(container, 'name')}: ${text.replaceAll(/\s*\n\s*/g, ' ')}`];
}
