// Which items of two lists are the same thing before and after: a rule that is put between others changes none of them.

import { isJsonObject, type Json } from '../kubernetes/json';
import { byIndex, type Pairing } from './differences';

/** An item and its place in its list. */
interface Item {
  readonly value: Json;
  readonly index: number;
  /** What the item is called in its list, where items have names. */
  readonly name?: string;
  /** What tells the item from the others: its name, or else all of it. */
  readonly key: string;
}

const items = (list: readonly Json[]): Item[] =>
  list.map((value, index) => {
    const name = isJsonObject(value) && typeof value['name'] === 'string' ? value['name'] : undefined;
    return { value, index, name, key: name ?? JSON.stringify(value) };
  });

const label = ({ name, index }: Item): string | number => name ?? index;

/**
 * Compares items of the same name or the same content. Of the others, those without a name are compared in their order,
 * and those with one are added or removed. Where what both lists have is in another order, places count.
 */
export const byContent: Pairing = (before, after) => {
  const remaining = items(after);
  const take = (matches: (item: Item) => boolean): Item | undefined => {
    const place = remaining.findIndex(matches);
    return place === -1 ? undefined : remaining.splice(place, 1)[0];
  };

  const same = items(before).map((old) => ({ old, next: take(({ key }) => key === old.key) }));
  const places = same.flatMap(({ next }) => next?.index ?? []);
  if (places.some((place, index) => place < (places[index - 1] ?? 0))) {
    return byIndex(before, after);
  }

  const paired = same.map(({ old, next }) => ({
    old,
    next: next ?? (old.name === undefined ? take(({ name }) => name === undefined) : undefined),
  }));
  return [
    ...paired.map(({ old, next }) => ({ label: label(next ?? old), expected: old.value, actual: next?.value })),
    ...remaining.map((next) => ({ label: label(next), expected: undefined, actual: next.value })),
  ];
};
