// Traffic as a profile tells it, a day at a time.

import { groupBy } from '../../../validation/group-by';
import { InputError } from '../../../validation/input-error';
import { show } from '../../../validation/rules';
import { withDefaults } from '../../../validation/with-defaults';
import { dayOf } from '../../../working-time/time-zone';
import { calendar, type Day } from '../../../working-time/working-time';
import { forEachLevel } from '../../level';
import { RequestBuffer } from '../sorted/request-buffer';
import type { RequestBlock, Target, Traffic, TrafficSource } from '../traffic';
import { calls, forEachPoll, type Poll, pollCount, polls } from './polls';
import { profileLines } from './profile-lines';
import { profileProblems } from './profile-problems';
import { randomOf } from './random';
import { DEFAULT_PROFILE, type Poller, type TrafficProfile, type Usage, usageOf } from './traffic-profile';
import { VISIT_KINDS, type Visit, visits } from './visits';

/**
 * Returns the requests to a fleet that a profile tells. They are made anew each time they are read, a day at a time, and always the same.
 * Those to an API depend on nothing but the profile and the names of the environment and the API.
 * @throws InputError if the profile isn't allowed, or a poller calls none of the APIs
 */
export function profileTraffic(profile: TrafficProfile, targets: readonly Target[]): TrafficSource {
  const problems = profileProblems(profile);
  const resolved = withDefaults<TrafficProfile>(DEFAULT_PROFILE, profile);
  const first = dayOf(resolved.start);
  if (problems.length > 0 || first === undefined) {
    throw new InputError(problems);
  }
  const idle = resolved.pollers.flatMap((poller, index) => pollerWithoutTarget(poller, index, targets));
  if (idle.length > 0) {
    throw new InputError(idle);
  }
  const days = calendar(resolved, first, resolved.days);
  const usage = usageOf(resolved);
  const traffic = forEachLevel((level) => new ProfileTraffic(resolved, usage[level], days, targets));
  return { summary: { kind: 'profile', lines: profileLines(resolved, usage) }, at: (level) => traffic[level] };
}

function pollerWithoutTarget(poller: Poller, index: number, targets: readonly Target[]): string[] {
  const names = targets.map(({ environment, api }) => `${api} of ${environment}`);
  return targets.some((target) => calls(poller, target))
    ? []
    : [
        `pollers[${index}] (${show(poller.name)}) calls none of the APIs; allowed: environments and apis with at least one, such as ${names[0] ?? 'none, as there is no API'}`,
      ];
}

/** An API of an environment. */
interface NamedTarget {
  readonly api: string;
  /** Its index in the targets. */
  readonly target: number;
}

/** The requests of a profile at a level. */
class ProfileTraffic implements Traffic {
  readonly from: number;
  readonly until: number;
  readonly callers: readonly string[];
  private readonly environments: ReadonlyMap<string, readonly NamedTarget[]>;
  private readonly polls: readonly Poll[];
  private known: number | undefined;

  constructor(
    private readonly profile: Required<TrafficProfile>,
    private readonly usage: Usage,
    private readonly days: readonly Day[],
    targets: readonly Target[],
  ) {
    this.from = days[0]?.start ?? 0;
    this.until = days.at(-1)?.end ?? 0;
    this.callers = [...VISIT_KINDS.map((kind) => `people ${kind}`), ...profile.pollers.map(({ name }) => name)];
    this.environments = groupBy(
      targets.map(({ environment, api }, target) => ({ environment, api, target })),
      ({ environment }) => environment,
    );
    this.polls = polls(profile.seed, profile.pollers, targets, this.from);
  }

  get count(): number {
    this.known ??= this.days.reduce((sum, day) => sum + this.countOf(day), 0);
    return this.known;
  }

  *blocks(): Generator<RequestBlock> {
    const buffer = new RequestBuffer();
    for (const day of this.days) {
      this.addVisits(day, buffer);
      this.addPolls(day, buffer);
      if (buffer.length > 0) {
        yield buffer.takeSorted();
      }
    }
  }

  private countOf(day: Day): number {
    let count = 0;
    this.forEachVisit(day, (_, { requests }, apis) => {
      count += requests * apis.length;
    });
    return this.polls.reduce((sum, poll) => sum + pollCount(poll, day), count);
  }

  private addVisits(day: Day, buffer: RequestBuffer): void {
    const { burstSeconds, requestSeconds } = this.usage;
    this.forEachVisit(day, (names, { start, requests }, apis, caller) => {
      for (const { api, target } of apis) {
        const random = randomOf(this.profile.seed, ...names, api);
        for (let request = 0; request < requests; request++) {
          buffer.add(start + random() * burstSeconds, requestSeconds, target, caller);
        }
      }
    });
  }

  private addPolls(day: Day, buffer: RequestBuffer): void {
    for (const poll of this.polls) {
      const caller = VISIT_KINDS.length + poll.number;
      forEachPoll(this.profile.seed, poll, day, (time) => {
        buffer.add(time, this.usage.requestSeconds, poll.target, caller);
      });
    }
  }

  /** Calls a function with each visit on a day, the names that it is known by to chance, the APIs that it goes to and its caller. */
  private forEachVisit(
    day: Day,
    take: (names: readonly string[], visit: Visit, apis: readonly NamedTarget[], caller: number) => void,
  ): void {
    for (const [environment, apis] of this.environments) {
      for (const [caller, kind] of VISIT_KINDS.entries()) {
        for (const [index, visit] of visits(this.profile.seed, this.usage, environment, day, kind).entries()) {
          take([environment, day.date, kind, String(index)], visit, apis, caller);
        }
      }
    }
  }
}
