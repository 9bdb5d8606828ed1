// What `npm run cost` assumes beside what main.ts says: nodes and their prices, and traffic while there is no log of it.
import { Duration } from 'cdk8s';
import type { CostAssumptions } from './lib/cost/assumptions';
import { standardNodes } from './lib/cost/cluster/standard-nodes';

export const assumptions = (): CostAssumptions => ({
  cluster: standardNodes({ region: 'europe-west1', machine: 'e2-standard-4' }),
  podStart: { low: Duration.seconds(2), expected: Duration.seconds(5), high: Duration.seconds(15) },
  traffic: {
    timeZone: 'Europe/Berlin',
    workingHours: { from: '09:00', until: '18:00' },
  },
});
