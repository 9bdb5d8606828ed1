// One description for each field of an object: it gives the property its type, its check, what is written for it, its notation
// in YAML, and its line in the documentation.
import type { KeyFacts } from '../configuration/key';
import type { Json } from '../kubernetes/json';
import type { KnativeRelease } from '../release/knative-release';
import type { FeaturesConfiguration } from '../serving/configuration/serving-configuration';
import type { Unchecked } from '../validation/object';

/** Where a field stands in an object: names of properties, and indexes of lists. */
export type Path = readonly (string | number)[];

/** A flag in config-features, by the property that sets it. */
export type Feature = keyof FeaturesConfiguration;

/** A use of something that a flag must allow. */
export interface Use {
  readonly feature: Feature;
  /** The property that uses it. */
  readonly property: string;
}

/** What becomes of a value: what Kubernetes reads, or what is wrong with the value. */
export interface RenderedField {
  /** Nothing where the value isn't allowed. */
  readonly json?: Json;
  readonly problems: readonly string[];
  /** What the value uses that a flag must allow. */
  readonly uses: readonly Use[];
}

/** What is understood of what is written. */
export interface ReadField {
  /** Nothing where it isn't understood. */
  readonly value?: unknown;
  /** Where something stands that no property says, from what is read on. */
  readonly left: readonly Path[];
}

/** How values are written in YAML, and what they are made of. */
export type Notation =
  | { readonly as: 'boolean' }
  | { readonly as: 'number'; readonly whole: boolean; readonly minimum?: number; readonly maximum?: number }
  | { readonly as: 'choice'; readonly choices: readonly string[] }
  | {
      readonly as: 'text';
      /** What a text looks like, as a regular expression. @default - any text */
      readonly pattern?: string;
      /** Returns the value that a text stands for. @default - the text itself */
      readonly read?: (text: string) => unknown;
    }
  | { readonly as: 'list'; readonly item: FieldKind<unknown> }
  | {
      readonly as: 'map';
      readonly item: FieldKind<unknown>;
      /** Where what is said of the values stands in an item that is written. @default - the item is the value */
      readonly at?: Path;
    }
  | { readonly as: 'object'; readonly shape: Shape }
  | { readonly as: 'one of'; readonly kinds: readonly FieldKind<unknown>[] };

/**
 * How what one layer says goes together with what the layer below says: it replaces it; it is put together key by key, or
 * property by property; items of a list take the place of those of the same name, and others are added.
 */
export type Merge = 'replace' | 'by key' | 'by property' | 'by name';

/** A kind of values. */
export interface FieldKind<Value> {
  /** The type of the property in TypeScript. */
  readonly type: string;
  /** In words, which values are allowed. */
  readonly allowed: string;
  /** Checks and renders a value, which may come from where no compiler has seen it. */
  readonly render: (property: string, value: unknown, release: KnativeRelease) => RenderedField;
  /** Returns the value of what is written. */
  readonly read: (json: Json) => ReadField;
  readonly notation: Notation;
  readonly merge: Merge;
  /** The property that tells the items of a list apart, where they go together by name. @default - none */
  readonly key?: string;
  /** Carries the type of the value; never set. */
  readonly value?: Value;
}

/** What is known of a field whatever its kind. */
export interface FieldFacts extends Pick<KeyFacts<unknown>, 'since' | 'removed'> {
  /** Where the object stands in the one that is written. @default - it is that one */
  readonly base?: Path;

  /** Where the field stands in the object. @default - under the property's name */
  readonly at?: Path;

  /** What the field says, in a sentence. @default - what the schema of the CRD says of it */
  readonly description?: string;

  /** More sentences, about the property and not about the field: what to choose, and what comes of it. @default - none */
  readonly remark?: string;

  /** In words, what holds where the property isn't set. */
  readonly unset?: string;

  /** Whether the property must be set. @default false */
  readonly required?: true;

  /** The flag in config-features without which Knative refuses the field. @default - none is needed */
  readonly feature?: Feature;

  /** Where the field is documented. @default - the interface says where */
  readonly see?: string;
}

/** A field of an object, set by a property. */
export interface Field<Value = unknown> extends FieldFacts {
  readonly kind: FieldKind<Value>;
}

/** Describes a field. */
export const field = <Value>(kind: FieldKind<Value>, facts: FieldFacts = {}): Field<Value> => ({ kind, ...facts });

/** The fields of an object by the property that sets each. */
export type Fields<Properties> = {
  readonly [Property in keyof Properties & string]-?: Field<Exclude<Properties[Property], undefined>>;
};

/** An object with fields. */
export interface Shape<Properties = Readonly<Record<string, unknown>>> {
  /** Name of the interface in TypeScript. */
  readonly name: string;
  /** What the object is, in a sentence. */
  readonly description: string;
  /** Where it is documented. @default - nowhere by itself */
  readonly see?: string;
  readonly fields: Fields<Properties>;
  /** Objects all of whose fields this one has too. @default - none */
  readonly includes?: readonly Shape[];
  /** Properties of which exactly one is set. @default - each may be set or not */
  readonly oneOf?: readonly string[];
  /** Returns the flags that an object needs besides those of its fields. @default - none */
  readonly uses?: (object: Unchecked) => readonly Feature[];
}

/** Returns what describes fields of an object that stands within another one. */
export const fieldUnder =
  (base: Path) =>
  <Value>(kind: FieldKind<Value>, facts: Omit<FieldFacts, 'base'> = {}): Field<Value> => ({ kind, base, ...facts });

/** Returns where a field stands in its object. */
export const pathOf = (property: string, { base = [], at = [property] }: Pick<FieldFacts, 'base' | 'at'>): Path => [
  ...base,
  ...at,
];

/** Returns the fields of an object by their properties, as data. */
export const entriesOf = (shape: Shape): (readonly [property: string, field: Field])[] => Object.entries(shape.fields);
