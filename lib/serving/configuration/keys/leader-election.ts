// config-leader-election: which of several pods of a component does the work.
import { Duration } from 'cdk8s';
import { type ConfigMapDefinition, type Key, type KeyFacts, key } from '../../../configuration/key';
import { refusal } from '../../../configuration/kind';
import { integer } from '../../../configuration/kinds';
import { duration } from '../../../configuration/units';
import { milliseconds } from '../../../validation/go-duration';
import { isObject } from '../../../validation/object';
import { secretName, show } from '../../../validation/rules';
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

/** A component, and the work whose leader it elects: COMPONENT.PACKAGE.Type, or COMPONENT.Type. */
const NAME = /^[a-z0-9-]+(\.[-\w]+)*\.[A-Z]\w*$/;

/** Describes the keys of all names. */
function leasePrefixes(facts: KeyFacts<Readonly<Record<string, string>>>): Key<Readonly<Record<string, string>>> {
  const allowed = 'an object of names by COMPONENT.PACKAGE.Type';
  return {
    ...facts,
    key: 'map-lease-prefix.NAME',
    type: 'Readonly<Record<string, string>>',
    allowed,
    render: (property, value) => {
      if (!isObject(value)) {
        return { entries: {}, problems: refusal(property, value, allowed).problems };
      }
      const prefixes = Object.entries(value).filter(([, prefix]) => prefix !== undefined);
      const problems = prefixes.flatMap(([name, prefix]) => [
        ...(NAME.test(name)
          ? []
          : [`${property} has ${show(name)}; allowed: COMPONENT.PACKAGE.Type, the leases of which begin with it`]),
        // A lease is named as a Secret is.
        ...secretName(`${property}.${name}`, prefix),
      ]);
      const entries = prefixes.map(([name, prefix]) => [`map-lease-prefix.${name}`, String(prefix)]);
      return { entries: problems.length > 0 ? {} : Object.fromEntries(entries), problems };
    },
  };
}
