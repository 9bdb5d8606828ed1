// A property that a configuration sets.
import type { ConfigMapDefinition, Key, RenderedValue } from './key';

/** A property that a configuration sets, with what becomes of its value. */
export interface Setting {
  readonly definition: ConfigMapDefinition;
  /** The property with that of its ConfigMap, as messages name it. */
  readonly path: string;
  readonly property: string;
  readonly key: Key;
  readonly value: unknown;
  readonly rendered: RenderedValue;
}

/** Returns the path of a property: that of its ConfigMap, if it stands for the whole of it. */
export const pathOf = (configMap: string, { whole }: Pick<ConfigMapDefinition, 'whole'>, property: string): string =>
  property === whole ? configMap : `${configMap}.${property}`;
