// Deployments to a fake cluster, without processes and without waiting.
import type { Clock } from '../../lib/deploy/clock';
import { deploy } from '../../lib/deploy/deploy';
import { deployables } from '../../lib/deploy/deployable';
import { planRun } from '../../lib/deploy/plan';
import { type RunContext, warnOnce } from '../../lib/deploy/run-context';
import type { Folder } from '../../lib/gitops/folders';
import type { Progress } from '../../lib/progress/progress';
import type { Cluster } from '../../lib/release/cluster';
import { InputError } from '../../lib/validation/input-error';
import type { FakeCluster } from './fake-cluster';

/** A clock that a sleep sets forward. */
export class FakeClock implements Clock {
  private time = 0;

  now(): number {
    return this.time;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.time += milliseconds;
  }
}

/** What a run has printed. */
export interface Printed {
  readonly lines: string[];
  readonly statuses: string[];
}

const recording = ({ lines, statuses }: Printed): Progress => ({
  line: (text) => lines.push(text),
  status: (text) => statuses.push(text),
  end: () => undefined,
});

/** Returns what the parts of a run work with, and what they print. */
export function fakeContext(cluster: FakeCluster, props: Partial<RunContext> = {}): RunContext & Printed {
  const printed: Printed = { lines: [], statuses: [] };
  const progress = recording(printed);
  return {
    kubectl: cluster.kubectl,
    progress,
    warn: warnOnce(progress),
    clock: new FakeClock(),
    timeoutMilliseconds: 60_000,
    forceConflicts: false,
    ...printed,
    ...props,
  };
}

export interface RunProps extends Partial<RunContext> {
  readonly only?: readonly string[];
  readonly prune?: boolean;
  readonly deletions?: number;
  readonly isDryRun?: boolean;
}

/** Deploys all of dist/, or some folders of it. Returns what was printed, with the problems that ended the run. */
export async function run(
  cluster: FakeCluster,
  dist: { readonly folders: readonly Folder[]; readonly cluster: Cluster },
  props: RunProps = {},
): Promise<Printed & { readonly problems: readonly string[] }> {
  const { only = [], prune = false, deletions, isDryRun = false, ...context } = props;
  const all = fakeContext(cluster, context);
  const { lines, statuses } = all;
  try {
    const plan = await planRun(all, {
      ...dist,
      selection: deployables(dist.folders, only),
      isWhole: only.length === 0,
      prune,
      deletions,
      how: (option) => `npm run x -- ${option}`,
    });
    await deploy(all, plan, { prune, isDryRun });
    return { lines, statuses, problems: [] };
  } catch (error) {
    if (error instanceof InputError) {
      return { lines, statuses, problems: error.problems };
    }
    throw error;
  }
}
