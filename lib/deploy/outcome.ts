// What became of an object that was applied, and how the outcomes of many are told.
import { isDeepStrictEqual } from 'node:util';
import type { Manifest } from '../gitops/manifest';
import type { JsonObject } from '../kubernetes/json';
import { groupBy } from '../validation/group-by';
import { isReplaced } from './replaced';

/** Each outcome as it is told, in the order in which they are. */
const OUTCOMES = ['created', 'changed', 'replaced', 'unchanged', 'not checked', 'refused'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/**
 * Returns what became of an object.
 * @param before the object as the cluster had it; nothing if it is new
 * @param after the object as the cluster has it
 */
export function outcomeOf(before: Manifest | undefined, after: Manifest): Outcome {
  if (before === undefined) {
    return 'created';
  }
  if (isReplaced(after)) {
    return 'replaced';
  }
  return isDeepStrictEqual(content(before), content(after)) ? 'unchanged' : 'changed';
}

/** Returns what an object says, without what the API server and controllers write. */
function content({ status: _, metadata, ...rest }: Manifest): JsonObject {
  const { managedFields, resourceVersion, generation, ...own } = metadata;
  return { ...rest, metadata: own };
}

/** Returns how many objects came to what, such as `13 objects: 2 created, 11 unchanged`. */
export function outcomeText(outcomes: readonly Outcome[]): string {
  const counts = groupBy(outcomes, (outcome) => outcome);
  const parts = OUTCOMES.flatMap((outcome) => {
    const count = counts.get(outcome)?.length ?? 0;
    return count === 0 ? [] : [`${count} ${outcome}`];
  });
  return `${objectCount(outcomes.length)}: ${parts.join(', ')}`;
}

/** Returns how many objects there are, such as `13 objects`. */
export const objectCount = (count: number): string => `${count} object${count === 1 ? '' : 's'}`;
