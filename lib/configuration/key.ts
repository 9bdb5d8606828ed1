// One description for each key of a ConfigMap: it gives the property its type, its check, its text and its line in
// docs/configuration.md.
import type { KnativeRelease } from '../release/knative-release';

/** What becomes of a value: the text that Knative parses, or what is wrong with the value. */
export interface RenderedValue {
  readonly text: string;
  readonly problems: readonly string[];
}

/** What is known of a key whatever its kind. */
export interface KeyFacts<Value> {
  /** What the key says, in a sentence. */
  readonly description: string;

  /** What holds where the key isn't set. @default - see `unset` */
  readonly default?: Value;

  /** What later releases changed the default to, by the first release that has it. @default - nothing */
  readonly defaultSince?: Readonly<Record<string, Value>>;

  /** In words, what holds where the key isn't set and there is no value that would say the same. @default - the default */
  readonly unset?: string;

  /** The first release that knows the key, such as `1.15`. @default - all releases of the catalogue know it */
  readonly since?: string;

  /** The first release that no longer knows the key, such as `1.20`. @default - none: the newest one knows it */
  readonly removed?: string;

  /** What does the key's work in releases that no longer know it. @default - nothing does */
  readonly successor?: string;
}

/** A key of a ConfigMap, set by a property. */
export interface Key<Value = unknown> extends KeyFacts<Value> {
  /** The key as Knative spells it. */
  readonly key: string;
  /** The type of the property in TypeScript. */
  readonly type: string;
  /** In words, which values are allowed, with their unit. */
  readonly allowed: string;
  /** Checks and renders a value, which may come from where no compiler has seen it. */
  readonly render: (property: string, value: unknown) => RenderedValue;
}

/** A ConfigMap and the keys that it may hold. */
export interface ConfigMapDefinition<Configuration = object> {
  /** Name of the ConfigMap, such as `config-autoscaler`. */
  readonly name: string;
  /** What it is for, in a sentence. */
  readonly description: string;
  /** Where Knative documents it. */
  readonly see: string;
  /** The first release that has the ConfigMap. @default - all releases of the catalogue have it */
  readonly since?: string;
  /** The keys by the property that sets each. */
  readonly keys: Readonly<Record<keyof Configuration & string, Key>>;
  /**
   * Checks the values together.
   * @param values what is set, and the release's default of what isn't
   * @returns the problems
   */
  readonly rules?: (values: Configuration) => string[];
}

/** Returns whether a release knows a key. */
export const isKnown = ({ since, removed }: Pick<Key, 'since' | 'removed'>, release: KnativeRelease): boolean =>
  (since === undefined || release.since(since)) && (removed === undefined || !release.since(removed));

/** Returns the value that holds in a release where the key isn't set; undefined where no value says it. */
export const defaultIn = <Value>(key: KeyFacts<Value>, release: KnativeRelease): Value | undefined =>
  Object.entries(key.defaultSince ?? {})
    .filter(([version]) => release.since(version))
    .map(([, value]) => value)
    .at(-1) ?? key.default;
