// Runs a revision by itself, with pods that have a node at once.
import { RevisionSimulation } from '../../../lib/cost/autoscaler/revision';
import type { ScaleSettings } from '../../../lib/cost/autoscaler/scale-settings';
import type { Pod, Pods } from '../../../lib/cost/cluster/cluster';

/** A second of no meaning. */
export const FROM = 1_790_000_000;

/** What a revision has that says nothing of its own, in the newest release. */
export const DEFAULTS: ScaleSettings = {
  metric: 'concurrency',
  aggregation: 'linear',
  averageRounding: 'nearest',
  target: 70,
  total: 100,
  containerConcurrency: 0,
  targetBurstCapacity: 211,
  activatorAlwaysInPath: false,
  stableWindowSeconds: 60,
  panicWindowSeconds: 6,
  panicThreshold: 2,
  maxScaleUpRate: 1000,
  maxScaleDownRate: 2,
  minScale: 0,
  maxScale: 0,
  initialScale: 1,
  activationScale: 1,
  scaleDownDelaySeconds: 0,
  gracePeriodSeconds: 30,
  retentionSeconds: 0,
  enableScaleToZero: true,
  progressDeadlineSeconds: 600,
  timeoutSeconds: 300,
  longestWaitSeconds: 300,
};

/** One request at a time, as containerConcurrency 1 comes to. */
export const ONE_AT_A_TIME: Partial<ScaleSettings> = { containerConcurrency: 1, target: 0.7, total: 1 };

/** A request: when it comes, from the beginning of the simulation, and how many seconds it takes. */
export type Request = readonly [at: number, durationSeconds: number];

/** Requests that come again and again. */
export const every = (seconds: number, from: number, until: number, durationSeconds = 0.2): Request[] =>
  Array.from({ length: Math.ceil((until - from) / seconds) }, (_, index) => [from + index * seconds, durationSeconds]);

/** How a simulation is run. */
export interface Run {
  readonly requests?: readonly Request[];
  readonly until: number;
  /** @default 3 */
  readonly startSeconds?: number;
  /** Simulates each second, whatever the simulation asks for. @default - only the seconds that it asks for */
  readonly isEachSecond?: boolean;
  /** Replaces when a pod is ready that is created at a time. @default - after startSeconds */
  readonly readyAt?: (createdAt: number, second: number) => number;
}

/** A pod as it was: from when to when, in seconds from the beginning. */
export interface PodLife {
  readonly createdAt: number;
  readonly goneAt: number;
}

/** Pods that take note of when they come and go. */
class RecordedPods implements Pods {
  readonly lives: PodLife[] = [];
  second = FROM;
  private readonly created = new Map<Pod, number>();

  constructor(private readonly readyAt: (createdAt: number, second: number) => number) {}

  create(at: number): Pod {
    const { readyAt } = this;
    const second = () => this.second;
    const pod = {
      get readyAt() {
        return FROM + readyAt(at - FROM, second() - FROM);
      },
    };
    this.created.set(pod, at);
    return pod;
  }

  remove(pod: Pod, at: number): void {
    const createdAt = this.created.get(pod);
    if (createdAt === undefined) {
      throw new Error('a pod is removed that there is not');
    }
    this.created.delete(pod);
    this.lives.push({ createdAt: createdAt - FROM, goneAt: at - FROM });
  }

  get left(): number {
    return this.created.size;
  }
}

/** Runs a revision, and returns what came of it. */
export function simulate(
  settings: Partial<ScaleSettings>,
  { requests = [], until, startSeconds = 3, isEachSecond = false, readyAt = (at) => at + startSeconds }: Run,
) {
  const pods = new RecordedPods(readyAt);
  const waits: number[] = [];
  const revision = new RevisionSimulation({ ...DEFAULTS, ...settings }, pods, FROM, (wait) => waits.push(wait));
  let due = 0;
  let steps = 0;
  let arrived = 0;
  for (let second = 0; second < until; second++) {
    pods.second = FROM + second;
    let isAny = false;
    for (let next = requests[arrived]; next !== undefined && next[0] < second + 1; next = requests[arrived]) {
      revision.arrive(FROM + next[0], next[1]);
      arrived++;
      isAny = true;
    }
    if (isAny || isEachSecond || second >= due) {
      due = revision.step(FROM + second) - FROM;
      steps++;
    }
  }
  revision.end(FROM + until);
  return { ...revision.counters, lives: pods.lives, left: pods.left, waits, steps };
}

/** Returns when there is a pod from the time on, and until when: as long as one isn't to go. */
export const podSeconds = (lives: readonly PodLife[]): number =>
  lives.reduce((sum, { createdAt, goneAt }) => sum + goneAt - createdAt, 0);

/** Returns the most pods at a time. */
export function mostPods(lives: readonly PodLife[]): number {
  const changes = lives
    .flatMap(({ createdAt, goneAt }) => [
      { at: createdAt, by: 1 },
      { at: goneAt, by: -1 },
    ])
    .sort((one, other) => one.at - other.at || one.by - other.by);
  let pods = 0;
  return Math.max(0, ...changes.map(({ by }) => (pods += by)));
}
