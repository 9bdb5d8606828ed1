// An Autopilot cluster during one simulation: which pods there are, and what they cost.
import type { Rates } from '../prices/price-table';
import { autopilotRequests } from './autopilot-requests';
import type { Cluster, ClusterUsage, ContainerRequests, Pod, PodRole, Pods } from './cluster';
import { type Account, Ledger } from './ledger';

/** What pods cost and wait for, all of it resolved. */
export interface AutopilotSettings {
  /** Whether pods may use more than they request. */
  readonly bursting: boolean;
  /** How long a pod waits for a place. */
  readonly waitSeconds: number;
  /** What the pods of each role cost. */
  readonly rates: Readonly<Record<PodRole, Rates>>;
  /** Returns what a number of hours costs beside the pods. */
  readonly fee: (hours: number) => number;
}

/** A pod, and what it costs. */
class AutopilotPod implements Pod {
  constructor(
    readonly account: Account,
    readonly hourPrice: number,
    readonly chargedFrom: number,
    readonly readyAt: number,
  ) {}
}

/** A cluster whose pods are charged. */
export class AutopilotCluster implements Cluster {
  /** Nothing happens by itself: each pod's place is there after the same time. */
  readonly due = Number.POSITIVE_INFINITY;
  private readonly ledger = new Ledger();
  private readonly pods = new Set<AutopilotPod>();
  private podsThatWaited = 0;

  constructor(
    private readonly settings: AutopilotSettings,
    private readonly from: number,
  ) {}

  podsOf(
    owner: number,
    containers: readonly ContainerRequests[],
    startSeconds: number,
    role: PodRole = 'environment',
  ): Pods {
    const account = this.ledger.accountOf(owner);
    const { bursting, waitSeconds, rates } = this.settings;
    const { cpuMillis, memoryMebibytes } = autopilotRequests(containers, bursting);
    const hourPrice = (cpuMillis / 1000) * rates[role].vcpuHour + (memoryMebibytes / 1024) * rates[role].gibibyteHour;
    return {
      create: (at) => {
        const runsAlready = role === 'platform' && at <= this.from;
        const chargedFrom = runsAlready ? at : at + waitSeconds;
        this.podsThatWaited += chargedFrom > at ? 1 : 0;
        const pod = new AutopilotPod(account, hourPrice, chargedFrom, runsAlready ? at : chargedFrom + startSeconds);
        this.pods.add(pod);
        return pod;
      },
      remove: (pod, at) => {
        if (!(pod instanceof AutopilotPod && this.pods.delete(pod))) {
          throw new RangeError('the pod is not one of this cluster');
        }
        this.charge(pod, at);
      },
    };
  }

  step(): number {
    return this.due;
  }

  end(at: number): ClusterUsage {
    for (const pod of this.pods) {
      this.charge(pod, at);
    }
    const { owners, unused } = this.ledger;
    const fee = this.settings.fee((at - this.from) / 3600);
    return { owners, unused: unused.usage, fee, mostNodes: 0, podsThatWaited: this.podsThatWaited };
  }

  private charge({ account, hourPrice, chargedFrom }: AutopilotPod, until: number): void {
    account.chargePod(Math.max(0, until - chargedFrom), hourPrice);
  }
}
