// In which order environments are told.
import type { EnvironmentReport } from './cost-report';

/** Returns what compares two texts as people do: `dev-2` comes before `dev-10`. */
const { compare } = new Intl.Collator('en', { numeric: true });

/** Compares two things that have a name. */
export const byName = (a: { readonly name: string }, b: { readonly name: string }): number => compare(a.name, b.name);

/** Returns environments, the dearest first. */
export const byMoney = (environments: readonly EnvironmentReport[]): EnvironmentReport[] =>
  environments.toSorted((a, b) => b.amounts.expected.money - a.amounts.expected.money || byName(a, b));
