// Clusters whose nodes are charged: GKE Standard with node pools that the cluster autoscaler adds nodes to and removes them from.
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { flagProblems } from '../../namespace/checks';
import { InputError } from '../../validation/input-error';
import { millicpu } from '../../validation/quantity';
import { knownProperties } from '../../validation/rules';
import { durationProblems, estimateInWords, estimateProblems, secondsOf } from '../durations';
import { type Estimate, type Level, valueAt } from '../level';
import { GOOGLE_CLOUD_PRICES } from '../prices/google-cloud';
import { clusterFee, type PriceTable, sourceIn } from '../prices/price-table';
import { allocatable } from './allocatable';
import type { ClusterModel, PodRequests } from './cluster';
import { SCAN_SECONDS } from './cluster-autoscaler';
import type { NodePoolSettings } from './node-pool';
import type { Packing } from './placement';
import { plus } from './pod-requests';
import {
  machineOf,
  mebibytes,
  nodesInWords,
  POOL_PROPERTIES,
  type PoolProps,
  poolProblems,
  requestsProblems,
} from './pool-props';
import { amountProblems, choiceProblems, feeInWords, regionProblems } from './prop-problems';
import { StandardCluster } from './standard-cluster';

/** Nodes that are charged, whoever uses them. */
export interface StandardNodesProps extends PoolProps {
  /**
   * The region of the cluster, such as `europe-west1`: one that the prices have.
   * @default - us-central1
   */
  readonly region?: string;

  /**
   * A pool of their own for the pods of the platform.
   * @default - they run on the same nodes as the environments'
   */
  readonly platformPool?: PoolProps;

  /**
   * What DaemonSets of the cluster itself request on each node, beside those in the manifests.
   * @default - 384m and 626Mi: those of kube-system on a node of GKE 1.36 with Workload Identity and NodeLocal DNSCache
   */
  readonly daemons?: { readonly cpu: Cpu; readonly memory: Size };

  /**
   * From when a node is ordered until it takes pods. It is charged from the order on.
   * @default - 45, 75 and 120 seconds
   */
  readonly provisioning?: Estimate<Duration>;

  /**
   * GKE's autoscaling profile, which decides on `packing` where that says nothing.
   * @default - balanced
   */
  readonly profile?: 'balanced' | 'optimize-utilization';

  /**
   * Whether the scheduler spreads pods over the nodes that there are, or fills one after the other.
   * @default - spread; binpack by the profile optimize-utilization
   */
  readonly packing?: Packing;

  /**
   * How long a node must not be needed until it is removed. By the profile optimize-utilization, GKE waits shorter, and says
   * nowhere how long.
   * @default - 10 minutes
   */
  readonly unneededAfter?: Duration;

  /**
   * How long no node is removed after nodes were ordered.
   * @default - 10 minutes
   */
  readonly delayAfterAdd?: Duration;

  /**
   * Share of a node, 0 to 1, below which the requests on it must be, so that its pods may move to others.
   * @default - 0.5
   */
  readonly utilizationThreshold?: number;

  /**
   * Whether a node is kept that pods of the platform are on, as a PodDisruptionBudget that lets none of them go makes it.
   * @default - as the fleet's PodDisruptionBudgets are
   */
  readonly platformBlocksDrain?: boolean;

  /**
   * Whether the credit that a billing account has for one zonal or Autopilot cluster is this cluster's.
   * @default - false: another one has it
   */
  readonly freeTier?: boolean;

  /**
   * The prices.
   * @default - Google Cloud's list prices, of the day that the table says
   */
  readonly prices?: PriceTable;
}

const NO_PODS: PodRequests = { cpuMillis: 0, memoryMebibytes: 0 };
const PROVISIONING: Estimate<Duration> = {
  low: Duration.seconds(45),
  expected: Duration.seconds(75),
  high: Duration.seconds(120),
};
const DAEMONS = { cpu: Cpu.millis(384), memory: Size.mebibytes(626) };
const TEN_MINUTES = Duration.minutes(10);

const PROPERTIES: Readonly<Record<keyof StandardNodesProps, true>> = {
  ...POOL_PROPERTIES,
  region: true,
  platformPool: true,
  daemons: true,
  provisioning: true,
  profile: true,
  packing: true,
  unneededAfter: true,
  delayAfterAdd: true,
  utilizationThreshold: true,
  platformBlocksDrain: true,
  freeTier: true,
  prices: true,
};

/**
 * Returns a cluster whose nodes are charged, and shared by the pods on them.
 * @throws InputError if a property is wrong
 */
export function standardNodes(props: StandardNodesProps): ClusterModel {
  const resolved = withDefaults(props);
  const problems = [...knownProperties('standardNodes', props, PROPERTIES), ...problemsOf(resolved)];
  if (problems.length > 0) {
    throw new InputError(problems);
  }
  const { pool, platformPool, region, prices, freeTier } = resolved;
  return {
    description: [nodesInWords(pool), ...(platformPool ? [`platform on ${nodesInWords(platformPool)}`] : [])].join(
      '; ',
    ),
    assumptions: assumptionsOf(resolved),
    prices: sourceIn(prices, region),
    at: (level, from, { daemons = NO_PODS, blocksDrain = false } = {}) => {
      const environment = settingsOf(pool, resolved, level, daemons);
      const platform = platformPool && settingsOf(platformPool, resolved, level, daemons);
      return new StandardCluster(
        {
          pools: { environment, platform: platform ?? environment },
          unneededSeconds: secondsOf(resolved.unneededAfter),
          delayAfterAddSeconds: secondsOf(resolved.delayAfterAdd),
          utilizationThreshold: resolved.utilizationThreshold,
          platformBlocksDrain: resolved.platformBlocksDrain ?? blocksDrain,
          fee: (hours) => clusterFee(prices, hours, freeTier),
        },
        from,
      );
    },
  };
}

const withDefaults = ({
  region = 'us-central1',
  platformPool,
  daemons = DAEMONS,
  provisioning = PROVISIONING,
  profile = 'balanced',
  packing = profile === 'balanced' ? 'spread' : 'binpack',
  unneededAfter = TEN_MINUTES,
  delayAfterAdd = TEN_MINUTES,
  utilizationThreshold = 0.5,
  platformBlocksDrain,
  freeTier = false,
  prices = GOOGLE_CLOUD_PRICES,
  ...pool
}: StandardNodesProps) => ({
  pool,
  region,
  platformPool,
  daemons,
  provisioning,
  profile,
  packing,
  unneededAfter,
  delayAfterAdd,
  utilizationThreshold,
  platformBlocksDrain,
  freeTier,
  prices,
});

type Resolved = ReturnType<typeof withDefaults>;

const problemsOf = ({ pool, platformPool, region, prices, ...rest }: Resolved): string[] => [
  ...regionProblems(region, prices),
  ...poolProblems('', pool, region, prices),
  ...(platformPool === undefined
    ? []
    : [
        ...knownProperties('platformPool', platformPool, POOL_PROPERTIES),
        ...poolProblems('platformPool.', platformPool, region, prices),
      ]),
  ...requestsProblems('daemons', rest.daemons),
  ...estimateProblems('provisioning', rest.provisioning),
  ...choiceProblems('profile', rest.profile, ['balanced', 'optimize-utilization']),
  ...choiceProblems('packing', rest.packing, ['spread', 'binpack']),
  ...durationProblems('unneededAfter', rest.unneededAfter),
  ...durationProblems('delayAfterAdd', rest.delayAfterAdd),
  ...amountProblems('utilizationThreshold', rest.utilizationThreshold, 0, 1),
  ...flagProblems('platformBlocksDrain', rest.platformBlocksDrain),
  ...flagProblems('freeTier', rest.freeTier),
];

const assumptionsOf = (resolved: Resolved): Readonly<Record<string, string>> => ({
  'Time to a new node': estimateInWords(resolved.provisioning),
  Scheduling: resolved.packing === 'spread' ? 'the least requested node' : 'the most requested node that has room',
  'Removal of nodes': `${secondsOf(resolved.unneededAfter)} s after they aren't needed, and ${secondsOf(resolved.delayAfterAdd)} s after the last order of nodes; looked at every ${SCAN_SECONDS} s`,
  'Pods that are moved': 'they serve on; their new start is left out',
  'Spot VMs': 'none is taken back',
  "Cluster's own pods": `DaemonSets of ${millicpu(resolved.daemons.cpu)}m and ${mebibytes(resolved.daemons.memory)}Mi on each node; other pods of kube-system are left out`,
  Discounts: 'none',
  'Cluster fee': feeInWords(resolved.freeTier),
});

function settingsOf(
  pool: PoolProps,
  { region, prices, daemons, packing, provisioning }: Resolved,
  level: Level,
  daemonsOfManifests: PodRequests,
): NodePoolSettings {
  const { minNodes = 0, maxNodes = Number.POSITIVE_INFINITY, podsPerNode = 100 } = pool;
  const { machine, hourPrice } = machineOf(pool, region, prices);
  const all = allocatable(machine);
  const ofCluster = { cpuMillis: millicpu(daemons.cpu) ?? 0, memoryMebibytes: mebibytes(daemons.memory) };
  const taken = plus(ofCluster, daemonsOfManifests);
  return {
    allocatable: all,
    room: {
      cpuMillis: Math.max(0, all.cpuMillis - taken.cpuMillis),
      memoryMebibytes: Math.max(0, all.memoryMebibytes - taken.memoryMebibytes),
      pods: podsPerNode,
    },
    hourPrice,
    packing,
    minNodes,
    maxNodes,
    provisionSeconds: secondsOf(valueAt(provisioning, level)),
  };
}
