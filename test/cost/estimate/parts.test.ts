// What of a fleet keeps nodes. The rest of the parts is tested by what a report says of them.
import { partsOf } from '../../../lib/cost/estimate/parts';
import type { Manifest } from '../../../lib/gitops/manifest';
import { deployment, fleetOf } from '../../support/cost-fleet';

const labelled: Manifest = {
  ...deployment('database'),
  spec: { template: { metadata: { labels: { app: 'database' } } } },
};

const budget = (minAvailable: number): Manifest => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'database', namespace: 'system' },
  spec: { minAvailable, selector: { matchLabels: { app: 'database' } } },
});

test.each([
  ['that lets none of its pods go', [labelled, budget(1)], true],
  ['that lets one go', [labelled, budget(0)], false],
  ['of no pods', [budget(1)], false],
])('a fleet with a PodDisruptionBudget %s: %s', (_, others, blocksDrain) => {
  expect(partsOf(fleetOf([], others), []).blocksDrain).toBe(blocksDrain);
});
