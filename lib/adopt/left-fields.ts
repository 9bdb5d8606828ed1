// Fields that nothing else says, with the reason of each.
import type { Path } from '../fields/field';
import { get } from '../fields/read';
import type { Json } from '../kubernetes/json';
import type { Draft } from './draft';
import type { Why } from './left';

/** Why a field isn't kept, whatever it says or by what it says. */
export type Reason = Why | ((value: string) => Why);

/** Reasons by the places of what they are about, where `[]` is each item of a list. */
export type Reasons = ReadonlyMap<string, Reason>;

const UNKNOWN: Why = { reason: 'Knative takes no such field, or no such value of it' };

/** Lists what is left of a manifest: each field once that a reason is about, however much is in it. */
export function listFields(draft: Draft, paths: readonly Path[], reasons: Reasons): void {
  const fields = new Map(paths.map((path) => fieldAround(path, reasons)).map((path) => [JSON.stringify(path), path]));
  for (const path of fields.values()) {
    const value = get(draft.json, path);
    const reason = reasons.get(placesOf(path)) ?? UNKNOWN;
    draft.list(path, typeof reason === 'function' ? reason(text(value)) : reason, value);
  }
}

/** Returns the innermost place that there is a reason for, or else the place itself. */
function fieldAround(path: Path, reasons: Reasons): Path {
  const length = path.findLastIndex((_, index) => reasons.has(placesOf(path.slice(0, index + 1))));
  return length < 0 ? path : path.slice(0, length + 1);
}

const placesOf = (path: Path): string =>
  path.map((step, index) => (typeof step === 'number' ? '[]' : `${index === 0 ? '' : '.'}${step}`)).join('');

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value));
