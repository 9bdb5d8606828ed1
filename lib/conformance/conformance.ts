// Is a rendered install equal to the official release?
import { createHash } from 'node:crypto';
import { differences } from '../differences/differences';
import { identity, type Manifest } from '../gitops/manifest';
import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';
import { InputError } from '../validation/input-error';
import { normalize } from './normal-form';

/** SHA-256 of the normal form of each object, by identity. */
export type Fingerprints = Readonly<Record<string, string>>;

/**
 * Returns the objects of an install in normal form, by identity.
 * @throws InputError if one identity has two objects that differ
 */
export function normalForm(manifests: readonly Manifest[]): Map<string, JsonObject> {
  const objects = new Map<string, JsonObject>();
  for (const manifest of manifests) {
    const object = normalize(manifest);
    const id = identity({ ...manifest, ...object });
    const known = objects.get(id);
    if (known !== undefined && differences(known, object).length > 0) {
      throw new InputError([`${id} occurs twice, with differences; allowed: the same object again`]);
    }
    objects.set(id, object);
  }
  return objects;
}

/**
 * Compares a rendered install with the official one.
 * @returns a line for each difference, with the object and the path in it; empty if they are equal
 * @throws InputError if one identity has two objects that differ
 */
export function conformanceDifferences(official: readonly Manifest[], rendered: readonly Manifest[]): string[] {
  const expected = normalForm(official);
  const actual = normalForm(rendered);
  const ids = [...new Set([...expected.keys(), ...actual.keys()])].sort();
  return ids.flatMap((id) => {
    if (!actual.has(id)) {
      return [`${id}: is missing`];
    }
    if (!expected.has(id)) {
      return [`${id}: is not part of the release`];
    }
    return differences(expected.get(id), actual.get(id)).map(
      (difference) => `${id}: ${difference.path} is ${show(difference.actual)}; official: ${show(difference.expected)}`,
    );
  });
}

const show = (value: Json | undefined): string => (value === undefined ? 'not set' : JSON.stringify(value));

/**
 * Returns the fingerprint of each object of an install.
 * @throws InputError if one identity has two objects that differ
 */
export function fingerprints(manifests: readonly Manifest[]): Fingerprints {
  const sorted = [...normalForm(manifests)].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([id, object]) => [
      id,
      createHash('sha256')
        .update(JSON.stringify(sortKeys(object)))
        .digest('hex'),
    ]),
  );
}

function sortKeys(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) {
    return value.map((item) => sortKeys(item) ?? null);
  }
  return isJsonObject(value)
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map((key) => [key, sortKeys(value[key])]),
      )
    : value;
}
