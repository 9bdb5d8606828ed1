// One description for each key of a ConfigMap: it gives the property its type, its check, its text and its line in
// docs/configuration.md.
import type { KnativeRelease } from '../release/knative-release';
import type { Kind } from './kind';

/** What becomes of a value: the texts that Knative parses, by their keys, or what is wrong with the value. */
export interface RenderedValue {
  readonly entries: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
}

/** What is known of a key whatever its kind. */
export interface KeyFacts<Value> {
  /** What the key says, in a sentence. */
  readonly description: string;

  /** What holds where the key isn't set. @default - see `unset` */
  readonly default?: Value;

  /** What later releases changed the default to, by the first release that has it, the oldest first. @default - nothing */
  readonly defaultSince?: Readonly<Record<string, Value>>;

  /** In words, what holds where the key isn't set and there is no value that would say the same. @default - the default */
  readonly unset?: string;

  /** The first release that knows the key, such as `1.15`. @default - all releases of the catalogue know it */
  readonly since?: string;

  /** The first release that no longer knows the key, such as `1.20`. @default - none: the newest one knows it */
  readonly removed?: string;

  /** What does the key's work in releases that no longer know it. @default - nothing does */
  readonly successor?: string;

  /** How older releases spell the key, and the first one that no longer does. @default - all releases spell it alike */
  readonly formerly?: { readonly key: string; readonly until: string };
}

/** What not every release knows: a value, or a part of one. */
export interface Released<Value> extends Pick<KeyFacts<Value>, 'since' | 'removed'> {
  readonly value: Value;
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
  readonly render: (property: string, value: unknown, release: KnativeRelease) => RenderedValue;
  /** Puts together what several configurations say. @default - they must all say the same */
  readonly combine?: (values: readonly unknown[]) => unknown;
}

/**
 * Describes a key.
 * @param spelling the key as Knative spells it
 */
export const key = <Value>(spelling: string, kind: Kind<Value>, facts: KeyFacts<NoInfer<Value>>): Key<Value> => ({
  ...facts,
  key: spelling,
  type: kind.type,
  allowed: kind.allowed,
  render: (property, value, release) => {
    const { text, problems } = kind.render(property, value, release);
    const entry = spellingIn({ key: spelling, formerly: facts.formerly }, release);
    return { entries: problems.length > 0 ? {} : { [entry]: text }, problems };
  },
});

/** What must hold between keys of a ConfigMap. */
export interface Rule<Configuration extends object> {
  /** The property that breaks the rule. */
  readonly property: keyof Configuration & string;
  /** In words, what is allowed, such as `at most maxScale`. */
  readonly allowed: string;
  /** The other properties that the rule looks at. */
  readonly others: readonly (keyof Configuration & string)[];
  /**
   * Returns whether the rule is kept. A method, so that a definition passes as one of any configuration.
   * @param values what is set, and the release's default of what isn't
   * @param set only what is set
   */
  holds(values: Configuration, set: Configuration): boolean;
}

/** A ConfigMap and the keys that it may hold. */
export interface ConfigMapDefinition<Configuration extends object = Readonly<Record<string, unknown>>> {
  /** Name of the ConfigMap, such as `config-autoscaler`. */
  readonly name: string;
  /** What it is for, in a sentence. */
  readonly description: string;
  /** Where Knative documents it. */
  readonly see: string;
  /** The first release that has the ConfigMap. @default - all releases of the catalogue have it */
  readonly since?: string;
  /** The keys by the property that sets each. */
  readonly keys: {
    readonly [Property in keyof Configuration & string]: Key<Exclude<Configuration[Property], undefined>>;
  };
  /** The only property, where it stands for the whole ConfigMap. @default - the ConfigMap is set property by property */
  readonly whole?: keyof Configuration & string;
  /** What must hold between the keys. @default - nothing: each is right or wrong by itself */
  readonly rules?: readonly Rule<Configuration>[];
}

/** Returns a string as one that a release may not know. */
export const released = <Value extends string>(value: Value | Released<Value>): Released<Value> =>
  typeof value === 'string' ? { value } : value;

/** Returns whether a release knows a key. */
export const isKnown = ({ since, removed }: Pick<Key, 'since' | 'removed'>, release: KnativeRelease): boolean =>
  (since === undefined || release.since(since)) && (removed === undefined || !release.since(removed));

/** Returns the value that holds in a release where the key isn't set; undefined where no value says it. */
export const defaultIn = <Value>(key: KeyFacts<Value>, release: KnativeRelease): Value | undefined =>
  Object.entries(key.defaultSince ?? {})
    .filter(([version]) => release.since(version))
    .map(([, value]) => value)
    .at(-1) ?? key.default;

/** Returns a key as a release spells it. */
export const spellingIn = ({ key, formerly }: Pick<Key, 'key' | 'formerly'>, release: KnativeRelease): string =>
  formerly === undefined || release.since(formerly.until) ? key : formerly.key;
