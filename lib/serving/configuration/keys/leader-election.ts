// config-leader-election: which of several pods of a component does the work.
import { Duration } from 'cdk8s';
import type { ConfigMapDefinition, Key, KeyFacts } from '../../../configuration/key';
import { integer, key } from '../../../configuration/kinds';
import { isUnchecked } from '../../../configuration/structures';
import { duration } from '../../../configuration/units';
import { describe } from '../../../configuration/words';
import { milliseconds } from '../../../validation/go-duration';
import type { LeaderElectionConfiguration } from '../serving-configuration';

/** By how much a component may be late when it retries. */
const JITTER = 1.2;

export const LEADER_ELECTION: ConfigMapDefinition<LeaderElectionConfiguration> = {
  name: 'config-leader-election',
  description:
    'Which of several pods of a component does the work. A component that may not be elected by these stops.',
  see: 'https://knative.dev/docs/serving/config-ha/',
  keys: {
    leaseDuration: key('lease-duration', duration({ minimum: Duration.seconds(1) }), {
      description: 'Time after which the others take over from a leader that is no longer heard of.',
      default: Duration.seconds(60),
    }),
    renewDeadline: key('renew-deadline', duration({ minimum: Duration.millis(1) }), {
      description: 'Time for which a leader tries to remain it before it gives up.',
      default: Duration.seconds(40),
    }),
    retryPeriod: key('retry-period', duration({ minimum: Duration.millis(1) }), {
      description: 'Time between two tries, of the leader and of the others.',
      default: Duration.seconds(10),
    }),
    buckets: key('buckets', integer({ minimum: 1, maximum: 10 }), {
      description: 'Parts into which the work of each component is divided, each with a leader of its own.',
      default: 1,
    }),
    // Before 1.4 the components crash on it.
    mapLeasePrefix: leasePrefixes({
      description: 'Names of leases in place of those that Knative makes, by what these begin with; each is a key.',
      unset: "Knative's own names",
      since: '1.4',
    }),
  },
  rules: [
    {
      property: 'renewDeadline',
      others: ['leaseDuration'],
      allowed: 'shorter than leaseDuration',
      holds: ({ renewDeadline, leaseDuration }) =>
        renewDeadline === undefined ||
        leaseDuration === undefined ||
        milliseconds(renewDeadline) < milliseconds(leaseDuration),
    },
    {
      property: 'retryPeriod',
      others: ['renewDeadline'],
      allowed: `shorter than renewDeadline by more than a factor of ${JITTER}`,
      holds: ({ retryPeriod, renewDeadline }) =>
        retryPeriod === undefined ||
        renewDeadline === undefined ||
        milliseconds(retryPeriod) * JITTER < milliseconds(renewDeadline),
    },
  ],
};

const NAME = /^[-._a-zA-Z0-9]+$/;
const PREFIX = /^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/;

/** Describes the keys of all names. */
function leasePrefixes(facts: KeyFacts<Readonly<Record<string, string>>>): Key<Readonly<Record<string, string>>> {
  const allowed = "an object of names, each of lower-case letters, digits, '-' and '.'";
  return {
    ...facts,
    key: 'map-lease-prefix.NAME',
    type: 'Readonly<Record<string, string>>',
    allowed,
    render: (property, value) =>
      isUnchecked(value) &&
      Object.entries(value).every(([name, prefix]) => NAME.test(name) && PREFIX.test(String(prefix)))
        ? {
            entries: Object.fromEntries(
              Object.entries(value).map(([name, prefix]) => [`map-lease-prefix.${name}`, String(prefix)]),
            ),
            problems: [],
          }
        : { entries: {}, problems: [`${property} is ${describe(value)}; allowed: ${allowed}`] },
  };
}
