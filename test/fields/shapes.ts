// Small objects, for tests of what is done with any.
import type { Field, Shape } from '../../lib/fields/field';
import { KnativeRelease } from '../../lib/release/knative-release';

/** Returns an object with fields, of which nothing else is to be said. */
export const shape = (fields: Readonly<Record<string, Field>>, others: Partial<Shape> = {}): Shape => ({
  name: 'Any',
  description: 'Any.',
  fields,
  ...others,
});

export const NEWEST = KnativeRelease.newest();
