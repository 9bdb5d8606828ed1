// How the requests of APIs fared, in a day.
import type { Service } from '../report/cost-report';
import type { ApiCounters } from '../simulation/simulate';

/**
 * Returns how requests fared.
 * @param counters of each API that is told of together; nothing of one that always runs
 * @param seconds how long the period is
 */
export function serviceOf(counters: readonly (ApiCounters | undefined)[], seconds: number): Service {
  const days = seconds / 86_400;
  const sum = (count: (each: ApiCounters) => number): number =>
    counters.reduce((total, each) => total + (each === undefined ? 0 : count(each)), 0);
  const requests = sum((each) => each.requests);
  const always = counters.filter((each) => each === undefined).length * seconds;
  return {
    requestsPerDay: requests / days,
    coldStartsPerDay: sum(({ coldStarts }) => coldStarts) / days,
    waitingShare: requests === 0 ? 0 : sum(({ heldRequests }) => heldRequests) / requests,
    awakeShare:
      counters.length === 0 ? 0 : (sum(({ awakeSeconds }) => awakeSeconds) + always) / (counters.length * seconds),
  };
}
