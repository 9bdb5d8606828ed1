// Google Cloud's list prices. A newer table may be given in place of it.
import type { Offer, PriceTable } from './price-table';

/** Rates of a vCPU and of a gibibyte, in US dollars an hour. */
type Pair = readonly [vcpuHour: number, gibibyteHour: number];

const rates = ([vcpuHour, gibibyteHour]: Pair) => ({ vcpuHour, gibibyteHour });
const offer = (onDemand: Pair, spot: Pair): Offer => ({ onDemand: rates(onDemand), spot: rates(spot) });

/**
 * Machines cost what their vCPUs and their memory cost; those of E2 that share a core count it in part. Autopilot's prices in
 * europe-west1, europe-west3, europe-west4 and asia-northeast1 are computed: those of us-central1, in the ratio of E2's prices, and
 * 30 % of that for Spot Pods.
 * @see https://cloud.google.com/compute/vm-instance-pricing
 * @see https://cloud.google.com/spot-vms/pricing
 * @see https://cloud.google.com/kubernetes-engine/pricing
 */
export const GOOGLE_CLOUD_PRICES: PriceTable = {
  description: "Google Cloud's list prices",
  date: '2026-08-20',
  currency: 'USD',
  see: 'https://cloud.google.com/kubernetes-engine/pricing',
  clusterHour: 0.1,
  freeTierMonth: 74.4,
  regions: {
    'us-central1': {
      machines: {
        e2: offer([0.02181159, 0.00292353], [0.01309, 0.001754]),
        n2d: offer([0.027502, 0.003686], [0.00964, 0.001291]),
        n4: offer([0.03119, 0.00354], [0.01863, 0.002115]),
      },
      autopilot: offer([0.0445, 0.0049225], [0.0133, 0.0014767]),
    },
    'europe-west1': {
      machines: {
        e2: offer([0.02399337, 0.00321609], [0.01345, 0.001804]),
        n2d: offer([0.030253, 0.004055], [0.0152, 0.002037]),
        n4: offer([0.03434331, 0.00389789], [0.00556, 0.00063]),
      },
      autopilot: offer([0.049, 0.0054151], [0.0147, 0.0016245]),
    },
    'europe-west3': {
      machines: {
        e2: offer([0.0281037, 0.00376602], [0.01686, 0.00226]),
        n2d: offer([0.035435, 0.004748], [0.02126, 0.002849]),
        n4: offer([0.0368042, 0.0041772], [0.02149, 0.002439]),
      },
      autopilot: offer([0.0573, 0.006341], [0.0172, 0.0019023]),
    },
    'europe-west4': {
      machines: {
        e2: offer([0.02401338, 0.00321816], [0.01202, 0.001611]),
        n2d: offer([0.030278, 0.004058], [0.01219, 0.001632]),
        n4: offer([0.0327495, 0.003717], [0.00696, 0.00079]),
      },
      autopilot: offer([0.049, 0.0054186], [0.0147, 0.0016256]),
    },
    'asia-northeast1': {
      machines: {
        e2: offer([0.02802642, 0.00373911], [0.01682, 0.002243]),
        n2d: offer([0.035338, 0.004715], [0.01724, 0.002301]),
        n4: offer([0.0400542, 0.00454607], [0.02197, 0.002493]),
      },
      autopilot: offer([0.0572, 0.0062957], [0.0172, 0.0018887]),
    },
    'asia-southeast1': {
      machines: {
        e2: offer([0.02690931, 0.00360594], [0.01471, 0.001972]),
        n2d: offer([0.033929, 0.004547], [0.00696, 0.000933]),
        n4: offer([0.0384791, 0.0043673], [0.01657, 0.001882]),
      },
      autopilot: offer([0.0549, 0.0060729], [0.0165, 0.0018219]),
    },
  },
};
