// What a fleet costs: the report of its simulations.
import { InputError } from '../../validation/input-error';
import { workingSpans } from '../../working-time/working-time';
import type { CostAssumptions } from '../assumptions';
import { estimateInWords } from '../durations';
import type { Fleet } from '../fleet/fleet';
import { forEachLevel } from '../level';
import type { CostReport, CurvePoint, Waits } from '../report/cost-report';
import type { Simulated } from '../simulation/simulate';
import { wakersOf } from '../simulation/wakers';
import type { Target, Traffic, TrafficSource } from '../traffic/traffic';
import { amountsOf, toMonth, totalOf } from './amounts';
import { environmentReports } from './environments';
import { idleSeconds } from './idle';
import { apiNotes, periodNotes, warmNotes } from './notes';
import { outside } from './outside';
import { type Parts, partsOf } from './parts';
import { roomProblems } from './room';
import { serviceOf } from './service';
import { type CurveSimulation, podStart, runSimulations } from './simulations';

export interface EstimateProps {
  readonly fleet: Fleet;
  /** Whom the traffic is for; every API of the fleet is one of them. */
  readonly targets: readonly Target[];
  readonly traffic: TrafficSource;
  readonly assumptions: CostAssumptions;
  /** Told before each simulation, in words. @default - nobody is told */
  readonly onStart?: (what: string) => void;
}

/**
 * Returns what a fleet costs.
 * @throws InputError naming each API whose pods no node has room for
 */
export function estimate({
  fleet,
  targets,
  traffic: source,
  assumptions,
  onStart = () => {},
}: EstimateProps): CostReport {
  const parts = partsOf(fleet, targets);
  const problems = roomProblems(parts, assumptions.cluster.at('expected', 0, parts));
  if (problems.length > 0) {
    throw new InputError(problems);
  }
  const traffic = forEachLevel((level) => source.at(level));
  const { from, until } = traffic.expected;
  const hours = workingSpans(assumptions.traffic, { start: from, end: until });
  const simulations = runSimulations({ fleet, parts, assumptions, traffic, hours, onStart });
  const { now } = simulations;
  const month = toMonth(from, until);
  return {
    knative: fleet.release.version,
    from: instant(from),
    until: instant(until),
    traffic: source.summary,
    cluster: assumptions.cluster.description,
    prices: assumptions.cluster.prices,
    assumptions: {
      ...assumptions.cluster.assumptions,
      'Time to start a pod': estimateInWords(podStart(assumptions)),
    },
    environments: environmentReports({
      apis: parts.apis,
      simulations,
      traffic: traffic.expected,
      wakers: wakersOf(traffic.expected, idleTimes(parts, targets.length)),
    }),
    service: forEachLevel((level) => fleetService(parts, now[level], traffic[level])),
    waits: forEachLevel((level) => waitsOf(now[level])),
    total: forEachLevel((level) => totalOf(now[level].usage, parts.platformOwner, month)),
    alwaysOn: totalOf(simulations.alwaysOn, parts.platformOwner, month),
    workingHours: totalOf(simulations.workingHours, parts.platformOwner, month),
    requestsOutsideWorkingHours: outside(traffic.expected, hours),
    curve: simulations.curve
      .map((point) => curvePoint(point, parts, traffic.expected))
      .sort((one, other) => one.podHours - other.podHours),
    notes: [...periodNotes(until - from), ...warmNotes(fleet.warm), ...apiNotes(parts.apis, now.expected)],
  };
}

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

function idleTimes({ apis }: Parts, targets: number): number[] {
  const times = new Array<number>(targets).fill(0);
  for (const { owner, sleeping } of apis) {
    times[owner] = idleSeconds(sleeping);
  }
  return times;
}

const fleetService = ({ apis }: Parts, { counters }: Simulated, { from, until }: Traffic) =>
  serviceOf(
    apis.map(({ owner }) => counters.get(owner)),
    until - from,
  );

const waitsOf = ({ waits }: Simulated): Waits => ({
  median: waits.percentile(0.5),
  percentile95: waits.percentile(0.95),
});

function curvePoint({ idle, isToday, simulated }: CurveSimulation, parts: Parts, traffic: Traffic): CurvePoint {
  const { usage } = simulated;
  const { podHours, money } = amountsOf(
    usage.owners.slice(0, parts.platformOwner),
    toMonth(traffic.from, traffic.until),
  );
  const { coldStartsPerDay, waitingShare } = fleetService(parts, simulated, traffic);
  return { ...idle, isToday, podHours, money, coldStartsPerDay, waitingShare };
}
