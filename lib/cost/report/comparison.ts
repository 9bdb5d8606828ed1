// What a fleet costs otherwise than in another version of dist/.
import type { Change } from '../../differences/change-text';
import { forEachLevel, type Range } from '../level';
import type { ApiReport, BaseReport, CostReport, EnvironmentReport } from './cost-report';
import { byName } from './order';

/** Less than this is no change: what adding in another order comes to. */
const LEAST = 0.0001;

/** An environment that only one of both versions has. */
export interface WholeEnvironment {
  readonly name: string;
  /** What it costs in a month. */
  readonly money: number;
}

/** An environment that both versions have. */
export interface EnvironmentChange extends WholeEnvironment {
  /** How much more it costs in a month. */
  readonly moneyChange: number;
  readonly podHoursChange: number;
  readonly coldStartsPerDayChange: number;
  /** What else has changed, from which that may come. */
  readonly causes: readonly Change[];
}

/** What differs, at the level `expected` where nothing else is said. */
export interface Comparison {
  /** The commit as it was named. */
  readonly ref: string;
  /** What all of it cost. */
  readonly before: number;
  /** How much more all of it costs. */
  readonly moneyChange: Range<number>;
  /** How much more of what it cost. @default - it cost nothing */
  readonly moneyChangeShare?: number;
  readonly podHoursChange: number;
  readonly coldStartsPerDayChange: number;
  /** The environments that are new, the dearest first. */
  readonly added: readonly WholeEnvironment[];
  /** Those that are gone, the dearest first. */
  readonly removed: readonly WholeEnvironment[];
  /** Those whose figures change, first those whose cost changes most. */
  readonly changed: readonly EnvironmentChange[];
}

/** Returns what differs from another version of dist/. */
export function compare(report: CostReport, { ref, report: base }: BaseReport): Comparison {
  const old = new Map(base.environments.map((environment) => [environment.name, environment]));
  const names = new Set(report.environments.map(({ name }) => name));
  const before = base.total.expected.money;
  const moneyChange = forEachLevel((level) => report.total[level].money - base.total[level].money);
  return {
    ref,
    before,
    moneyChange,
    ...(before > 0 && { moneyChangeShare: moneyChange.expected / before }),
    podHoursChange: report.total.expected.environments.podHours - base.total.expected.environments.podHours,
    coldStartsPerDayChange: report.service.expected.coldStartsPerDay - base.service.expected.coldStartsPerDay,
    added: whole(report.environments.filter(({ name }) => !old.has(name))),
    removed: whole(base.environments.filter(({ name }) => !names.has(name))),
    changed: report.environments
      .flatMap((environment) => {
        const other = old.get(environment.name);
        return other === undefined ? [] : [changeOf(environment, other)];
      })
      .filter((change) =>
        [change.moneyChange, change.podHoursChange, change.coldStartsPerDayChange].some(
          (each) => Math.abs(each) >= LEAST,
        ),
      )
      .sort((a, b) => Math.abs(b.moneyChange) - Math.abs(a.moneyChange) || byName(a, b)),
  };
}

const whole = (environments: readonly EnvironmentReport[]): WholeEnvironment[] =>
  environments
    .map(({ name, amounts }) => ({ name, money: amounts.expected.money }))
    .sort((a, b) => b.money - a.money || byName(a, b));

const changeOf = (now: EnvironmentReport, before: EnvironmentReport): EnvironmentChange => ({
  name: now.name,
  money: now.amounts.expected.money,
  moneyChange: now.amounts.expected.money - before.amounts.expected.money,
  podHoursChange: now.amounts.expected.podHours - before.amounts.expected.podHours,
  coldStartsPerDayChange: now.service.expected.coldStartsPerDay - before.service.expected.coldStartsPerDay,
  causes: causesOf(now.apis, before.apis),
});

/** Returns what differs in the APIs of an environment besides their figures. */
function causesOf(now: readonly ApiReport[], before: readonly ApiReport[]): Change[] {
  const after = new Map(now.map((api) => [api.name, settingsOf(api)]));
  const old = new Map(before.map((api) => [api.name, settingsOf(api)]));
  return [...new Set([...after.keys(), ...old.keys()])].flatMap((name) => {
    const [a, b] = [old.get(name), after.get(name)];
    return a === undefined || b === undefined
      ? [changeBetween(name, a?.['image'], b?.['image'])]
      : [...new Set([...Object.keys(b), ...Object.keys(a)])]
          .filter((key) => a[key] !== b[key])
          .map((key) => changeBetween(`${name}.${key}`, a[key], b[key]));
  });
}

const settingsOf = ({ image, settings = {} }: ApiReport): Readonly<Record<string, string>> => ({ image, ...settings });

/** Returns a change in which a value that isn't there is left out. */
const changeBetween = (path: string, before: string | undefined, after: string | undefined): Change => ({
  path,
  ...(before !== undefined && { before }),
  ...(after !== undefined && { after }),
});
