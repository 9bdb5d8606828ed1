// What the changes come to in the cluster: which roll revisions, start pods, or are refused.
import { parse } from 'yaml';
import type { Files } from '../gitops/files';
import { groupKind, isManifest } from '../gitops/manifest';
import { groupBy } from '../validation/group-by';
import type { ObjectInEnvironments, PlacedObject } from './environments';
import { type Folded, folded, type Placed } from './fold';
import { API_RULES } from './rules/apis';
import { CONFIGURATION_RULES } from './rules/configuration';
import { OBJECT_RULES } from './rules/objects';
import { dataOf, EFFECTS, type Effect, type Rule, type Surroundings } from './rules/rule';

/** All rules, those of the gravest effect first. */
export const CONSEQUENCES: readonly Rule[] = Object.keys(EFFECTS).flatMap((effect) =>
  [...OBJECT_RULES, ...CONFIGURATION_RULES, ...API_RULES].filter((rule) => rule.effect === effect),
);

/** What some of the changes come to. */
export interface Consequence {
  /** What it is, such as `rolls a new revision`. */
  readonly effect: string;
  /** The objects whose changes come to it. */
  readonly objects: readonly ObjectInEnvironments[];
}

/** An object, and one thing that its change comes to. */
interface Single {
  readonly effect: Effect;
  readonly object: string;
}

/**
 * Returns what changes come to, the gravest first.
 * @param after all files as they are to be, for what a rule asks about the cluster
 */
export function consequencesOf(objects: readonly PlacedObject[], after: Files): Consequence[] {
  const surroundings = { autoscaler: autoscalerKeys(after) };
  const singles = objects.flatMap((object): Placed<Single>[] =>
    effectsOf(object, surroundings).map((effect) => ({
      environment: object.environment,
      thing: { effect, object: object.object },
    })),
  );
  const byEffect = groupBy(
    folded(singles, (single, replace) => ({ ...single, object: replace(single.object) })),
    ({ thing }) => thing.effect,
  );
  return Object.entries(EFFECTS).flatMap(([name, effect]) => {
    const found: readonly Folded<Single>[] = byEffect.get(name) ?? [];
    return found.length === 0
      ? []
      : [{ effect, objects: found.map(({ environments, thing }) => ({ object: thing.object, environments })) }];
  });
}

/** Returns the effects of a change, each once. */
function effectsOf(object: PlacedObject, surroundings: Surroundings): Effect[] {
  const manifest = object.after ?? object.before;
  const rules = manifest === undefined ? [] : (BY_KIND.get(groupKind(manifest)) ?? []);
  return [...new Set(rules.filter(({ applies }) => applies(object, surroundings)).map(({ effect }) => effect))];
}

const BY_KIND: ReadonlyMap<string, readonly Rule[]> = new Map(
  [
    ...groupBy(
      CONSEQUENCES.flatMap((rule) => rule.kinds.map((kind) => ({ kind, rule }))),
      ({ kind }) => kind,
    ),
  ].map(([kind, entries]) => [kind, entries.map(({ rule }) => rule)]),
);

function autoscalerKeys(files: Files): Surroundings['autoscaler'] {
  const [, text = ''] = [...files].find(([path]) => path.endsWith('-configmap-config-autoscaler.yaml')) ?? [];
  const manifest: unknown = parse(text);
  return isManifest(manifest) ? dataOf(manifest) : {};
}
