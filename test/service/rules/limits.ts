// Timeouts and concurrency, and what config-defaults lets a revision ask for.
import { Duration } from 'cdk8s';
import { allowed, type Row, refused } from './row';

const { seconds } = Duration;

const LONGER = { configuration: { defaults: { maxRevisionTimeout: seconds(1200) } } };
const SHORTER = { configuration: { defaults: { revisionTimeout: seconds(60) } } };
const FEWER = { configuration: { defaults: { containerConcurrencyMaxLimit: 500 } } };
const LIMITED = { configuration: { defaults: { allowContainerConcurrencyZero: false } } };

export const LIMITS: readonly Row[] = [
  allowed('the longest timeout', { timeout: seconds(600) }),
  refused(
    'a longer timeout',
    { timeout: seconds(601) },
    'timeout is 601 seconds; allowed: at most 10 minutes, which maxRevisionTimeout in config-defaults is',
  ),
  allowed('the longest timeout of an install', { timeout: seconds(1200) }, LONGER),
  refused(
    'a longer timeout than that of an install',
    { timeout: seconds(1201) },
    'timeout is 1201 seconds; allowed: at most 20 minutes, which maxRevisionTimeout in config-defaults is',
    LONGER,
  ),
  ...(['responseStartTimeout', 'idleTimeout'] as const).flatMap((property) => [
    allowed(`${property} as long as the timeout`, { timeout: seconds(90), [property]: seconds(90) }),
    refused(
      `${property} longer than the timeout`,
      { timeout: seconds(90), [property]: seconds(91) },
      `${property} is 91 seconds; allowed: at most timeout, which is 90 seconds`,
    ),
    allowed(`${property} as long as Knative's timeout`, { [property]: seconds(300) }),
    refused(
      `${property} longer than Knative's timeout`,
      { [property]: seconds(301) },
      `${property} is 301 seconds; allowed: at most timeout, which is 5 minutes`,
    ),
    allowed(`${property} as long as the timeout of an install`, { [property]: seconds(60) }, SHORTER),
    refused(
      `${property} longer than the timeout of an install`,
      { [property]: seconds(61) },
      `${property} is 61 seconds; allowed: at most timeout, which is 1 minute`,
      SHORTER,
    ),
  ]),

  allowed('no limit of requests', { containerConcurrency: 0 }),
  allowed('the most requests', { containerConcurrency: 1000 }),
  refused(
    'more requests',
    { containerConcurrency: 1001 },
    'containerConcurrency is 1001; allowed: a whole number from 0 to 1000',
  ),
  allowed('the most requests of an install', { containerConcurrency: 500 }, FEWER),
  refused(
    'more requests than those of an install',
    { containerConcurrency: 501 },
    'containerConcurrency is 501; allowed: a whole number from 0 to 500',
    FEWER,
  ),
  allowed('a limit where there must be one', { containerConcurrency: 1 }, LIMITED),
  refused(
    'no limit where there must be one',
    { containerConcurrency: 0 },
    'containerConcurrency is 0; allowed: a whole number from 1 to 1000',
    LIMITED,
  ),
];
