// All that is simulated for a report: the fleet at each level, the other ways to run it, and other settings.
import { Duration } from 'cdk8s';
import type { Span } from '../../working-time/working-time';
import type { CostAssumptions } from '../assumptions';
import type { Cluster, ClusterUsage } from '../cluster/cluster';
import { secondsOf } from '../durations';
import type { Fleet } from '../fleet/fleet';
import { type Estimate, forEachLevel, type Level, type Range, valueAt } from '../level';
import { runSchedule } from '../simulation/constant-pods';
import { type Simulated, type SleepingApi, simulate } from '../simulation/simulate';
import type { Traffic } from '../traffic/traffic';
import { type IdleSettings, settingsOfMost, variantsBeside, withIdleSettings } from './curve';
import { leastPods, type Parts } from './parts';

/** From when a pod has a node until it is ready, where nothing else is assumed. */
const POD_START: Range<Duration> = {
  low: Duration.seconds(2),
  expected: Duration.seconds(5),
  high: Duration.seconds(15),
};

/** What settings come to at the level `expected`. */
export interface CurveSimulation {
  readonly idle: IdleSettings;
  readonly isToday: boolean;
  readonly simulated: Simulated;
}

export interface Simulations {
  readonly now: Range<Simulated>;
  /** A pod for each API all the time, without Knative. */
  readonly alwaysOn: ClusterUsage;
  /** A pod for each API during working hours, without Knative. */
  readonly workingHours: ClusterUsage;
  readonly curve: readonly CurveSimulation[];
}

export interface SimulationsProps {
  readonly fleet: Fleet;
  readonly parts: Parts;
  readonly assumptions: CostAssumptions;
  readonly traffic: Range<Traffic>;
  /** When people work, within the period of the traffic. */
  readonly hours: readonly Span[];
  /** Told before each simulation, in words. */
  readonly onStart: (what: string) => void;
}

/** Returns how long a pod takes to start. */
export const podStart = ({ podStart: assumed = POD_START }: CostAssumptions): Estimate<Duration> => assumed;

const startSeconds = (assumptions: CostAssumptions, level: Level): number =>
  secondsOf(valueAt(podStart(assumptions), level));

/**
 * Runs all simulations, one after the other.
 * @throws InputError if no node has room for a pod
 */
export function runSimulations(props: SimulationsProps): Simulations {
  const { parts, traffic, hours, onStart } = props;
  const sleeping = parts.apis.flatMap((part) => part.sleeping ?? []);
  const now = forEachLevel((level) => {
    onStart(`the fleet, ${level}`);
    return simulateFleet(props, sleeping, level);
  });
  const { from, until } = traffic.expected;
  onStart('always on');
  const alwaysOn = simulateDeployments(props, [{ start: from, end: until }]);
  onStart('working hours');
  const workingHours = simulateDeployments(props, hours);
  const today = settingsOfMost(sleeping.map(({ settings }) => settings));
  const variants = variantsBeside(today).map((idle) => {
    const { windowSeconds, retentionSeconds } = idle;
    onStart(`a window of ${windowSeconds} s and a retention of ${retentionSeconds} s`);
    const apis = parts.apis.flatMap((part) => withIdleSettings(part, idle, props.fleet));
    return { idle, isToday: false, simulated: simulateFleet(props, apis, 'expected') };
  });
  return {
    now,
    alwaysOn,
    workingHours,
    curve: today === undefined ? [] : [{ idle: today, isToday: true, simulated: now.expected }, ...variants],
  };
}

function simulateFleet(props: SimulationsProps, apis: readonly SleepingApi[], level: Level): Simulated {
  const { fleet, parts, assumptions, traffic } = props;
  const others = parts.apis.filter(({ sleeping }) => sleeping === undefined);
  return simulate({
    cluster: clusterOf(props, level),
    apis,
    constant: [...parts.platform, ...others.map((part) => leastPods(part, fleet))],
    traffic: traffic[level],
    startSeconds: startSeconds(assumptions, level),
  });
}

function simulateDeployments(props: SimulationsProps, hours: readonly Span[]): ClusterUsage {
  const { parts, assumptions, traffic } = props;
  const { from: start, until: end } = traffic.expected;
  return runSchedule({
    cluster: clusterOf(props, 'expected'),
    period: { start, end },
    constant: parts.others,
    scheduled: parts.apis.map(({ deployment }) => deployment),
    hours,
    startSeconds: startSeconds(assumptions, 'expected'),
  });
}

const clusterOf = ({ assumptions: { cluster }, traffic, parts }: SimulationsProps, level: Level): Cluster =>
  cluster.at(level, traffic[level].from, parts);
