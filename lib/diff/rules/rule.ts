// What a rule about the consequences of a change is, and what rules look at.
import { isDeepStrictEqual } from 'node:util';
import type { Manifest } from '../../gitops/manifest';
import { valueAt } from '../../kubernetes/json';
import type { ObjectDifference } from '../objects';

/** What a change comes to in the cluster, the gravest first. */
export const EFFECTS = {
  refused: "can't be applied to the object that is there, which must be deleted first",
  address: 'recreates the load balancer, with another address',
  secret: 'deletes a Secret',
  hosts: 'changes the hosts of APIs',
  starts: 'starts pods',
  replaces: 'replaces the pods of APIs that run',
  restarts: 'restarts pods',
  revision: 'rolls a new revision',
  later: 'holds for revisions that are made from then on',
} as const;

export type Effect = keyof typeof EFFECTS;

/** What a rule asks about the cluster beside the object. */
export interface Surroundings {
  /** The keys of config-autoscaler, as they will be. */
  readonly autoscaler: Readonly<Record<string, string>>;
}

/** What a change of some kinds of objects comes to. */
export interface Rule {
  /** When it applies, in words. */
  readonly when: string;
  readonly effect: Effect;
  /** Why that is so. */
  readonly reason: string;
  /** The kinds that it is about, as kubectl writes them, such as `Deployment.apps`. */
  readonly kinds: readonly string[];
  /** Returns whether it applies to an object of these kinds that is added, removed or changed. */
  readonly applies: (object: ObjectDifference, surroundings: Surroundings) => boolean;
}

/** Where something stands in an object, such as `['spec', 'template']`. */
export type Place = readonly string[];

/** Returns whether an object that stays has something else at one of some places. */
export const changesAt =
  (...places: readonly Place[]) =>
  ({ before, after }: ObjectDifference): boolean =>
    before !== undefined &&
    after !== undefined &&
    places.some((place) => !isDeepStrictEqual(valueAt(before, ...place), valueAt(after, ...place)));

/** Returns the keys of a ConfigMap that stays whose values change, with their new values. */
export function changedKeys({ before, after }: ObjectDifference): Map<string, string | undefined> {
  if (before === undefined || after === undefined) {
    return new Map();
  }
  const [old, next] = [dataOf(before), dataOf(after)];
  const keys = new Set([...Object.keys(old), ...Object.keys(next)]);
  return new Map([...keys].filter((key) => old[key] !== next[key]).map((key) => [key, next[key]]));
}

/** Returns the keys of a ConfigMap with their values. */
export const dataOf = (manifest: Manifest): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(valueAt(manifest, 'data') ?? {}).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value]] : [],
    ),
  );
