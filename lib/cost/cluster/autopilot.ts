// Clusters whose pods are charged: GKE Autopilot.
import { Duration } from 'cdk8s';
import { flagProblems } from '../../namespace/checks';
import { InputError } from '../../validation/input-error';
import { knownProperties } from '../../validation/rules';
import { estimateInWords, estimateProblems, secondsOf } from '../durations';
import { type Estimate, valueAt } from '../level';
import { GOOGLE_CLOUD_PRICES } from '../prices/google-cloud';
import { clusterFee, type PriceTable, sourceIn } from '../prices/price-table';
import { AutopilotCluster } from './autopilot-cluster';
import type { ClusterModel } from './cluster';
import { feeInWords, regionProblems } from './prop-problems';

/** Pods that are charged, of the general-purpose class. */
export interface AutopilotProps {
  /**
   * The region of the cluster, such as `europe-west1`: one that the prices have.
   * @default - us-central1
   */
  readonly region?: string;

  /**
   * Whether the pods of environments are Spot Pods. That they are taken back at times isn't simulated. Those of the platform are
   * none.
   * @default false
   */
  readonly spot?: boolean;

  /**
   * Whether pods may use more than they request, and so may request as little as 50m and 52Mi.
   * @default - true, as in all clusters that were made with GKE 1.26 or newer
   */
  readonly bursting?: boolean;

  /**
   * How long a pod waits until GKE has a place for it. It isn't charged until then.
   * @default - 5, 30 and 90 seconds
   */
  readonly provisioning?: Estimate<Duration>;

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

const PROPERTIES: Readonly<Record<keyof AutopilotProps, true>> = {
  region: true,
  spot: true,
  bursting: true,
  provisioning: true,
  freeTier: true,
  prices: true,
};

const PROVISIONING: Estimate<Duration> = {
  low: Duration.seconds(5),
  expected: Duration.seconds(30),
  high: Duration.seconds(90),
};

/**
 * Returns a cluster whose pods are charged by what they request, as long as they run.
 * @throws InputError if a property is wrong
 */
export function autopilot(props: AutopilotProps = {}): ClusterModel {
  const {
    region = 'us-central1',
    spot = false,
    bursting = true,
    provisioning = PROVISIONING,
    freeTier = false,
    prices = GOOGLE_CLOUD_PRICES,
  } = props;
  const offer = prices.regions[region]?.autopilot;
  const problems = [
    ...knownProperties('autopilot', props, PROPERTIES),
    ...regionProblems(region, prices),
    ...flagProblems('spot', spot),
    ...flagProblems('bursting', bursting),
    ...flagProblems('freeTier', freeTier),
    ...estimateProblems('provisioning', provisioning),
  ];
  if (offer === undefined || problems.length > 0) {
    throw new InputError(problems);
  }
  return {
    description: `Autopilot, ${spot ? 'Spot Pods' : 'on-demand'}`,
    assumptions: {
      'Time to a place for a pod': estimateInWords(provisioning),
      'Requests of pods': `at least ${bursting ? '50m and 52Mi' : '250m, in steps of 250m, and 512Mi'}; 500m and 2Gi for a container that requests nothing`,
      'Spot Pods': 'none is taken back',
      'Ephemeral storage': 'left out',
      DaemonSets: 'left out',
      Discounts: 'none',
      'Cluster fee': feeInWords(freeTier),
    },
    prices: sourceIn(prices, region),
    at: (level, from) =>
      new AutopilotCluster(
        {
          bursting,
          waitSeconds: secondsOf(valueAt(provisioning, level)),
          rates: { environment: spot ? offer.spot : offer.onDemand, platform: offer.onDemand },
          fee: (hours) => clusterFee(prices, hours, freeTier),
        },
        from,
      ),
  };
}
