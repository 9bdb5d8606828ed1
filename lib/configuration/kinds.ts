// The kinds of values that a key may have: each knows its type in TypeScript, which values are allowed, and how Knative
// parses them.
import type { KnativeRelease } from '../release/knative-release';
import { MAX_INT32 } from '../validation/rules';
import { isKnown, type Key, type KeyFacts, type Released, released, spellingIn } from './key';
import { describe, releasedInWords } from './words';

/** What becomes of a value: its text, or what is wrong with it. */
export interface RenderedText {
  readonly text: string;
  readonly problems: readonly string[];
}

/** A kind of values. */
export interface Kind<Value> {
  /** The type of the property in TypeScript. */
  readonly type: string;
  /** In words, which values are allowed, with their unit. */
  readonly allowed: string;
  /** Checks and renders a value, which may come from where no compiler has seen it. */
  readonly render: (property: string, value: unknown, release: KnativeRelease) => RenderedText;
  /** Carries the type of the value; never set. */
  readonly value?: Value;
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

/**
 * Describes a kind of values that are right or wrong as a whole.
 * @param write returns the text of a value; nothing if the value isn't allowed
 * @param told which values are allowed, for who has given another
 */
export const kindOf = <Value>(
  type: string,
  allowed: string,
  write: (value: unknown, release: KnativeRelease) => string | undefined,
  told = allowed,
): Kind<Value> => ({
  type,
  allowed,
  render: (property, value, release) => {
    const text = write(value, release);
    return text === undefined
      ? { text: '', problems: [`${property} is ${describe(value)}; allowed: ${told}`] }
      : { text, problems: [] };
  },
});

/** `true` or `false`. */
export const flag = kindOf<boolean>('boolean', 'true, false', (value) =>
  typeof value === 'boolean' ? String(value) : undefined,
);

/**
 * A string of which not every one is allowed.
 * @param allowed in words, which ones are
 */
export const textThat = (allowed: string, test: (value: string) => boolean): Kind<string> =>
  kindOf('string', allowed, (value) => (typeof value === 'string' && test(value) ? value : undefined));

/** A string that is not empty. */
export const text = textThat('a string that is not empty', (value) => value.trim() !== '');

/** One of a few strings, each by itself or with the releases that know it. */
export function choice<const Value extends string>(...values: readonly (Value | Released<Value>)[]): Kind<Value> {
  const choices = values.map(released);
  return kindOf(
    choices.map(({ value }) => `'${value}'`).join(' | '),
    choices.map(releasedInWords).join(', '),
    (value, release) => choices.find((candidate) => candidate.value === value && isKnown(candidate, release))?.value,
  );
}

/**
 * One of many strings, whose type has a name.
 * @param allowed in words, which ones are
 */
export const named = <Value extends string>(type: string, allowed: string, values: readonly Value[]): Kind<Value> =>
  kindOf(type, allowed, (value) => values.find((candidate) => candidate === value));

/** A whole number between two bounds, both allowed; without an upper one, to the largest that Knative reads. */
export function integer({ minimum, maximum }: { minimum: number; maximum?: number }): Kind<number> {
  const bounds = (to?: number) => `a whole number from ${minimum}${to === undefined ? '' : ` to ${to}`}`;
  const most = maximum ?? MAX_INT32;
  return kindOf(
    'number',
    bounds(maximum),
    (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= most
        ? String(value)
        : undefined,
    bounds(most),
  );
}

/** The bounds of a number that need not be whole. */
export interface NumberBounds {
  /** The least number. @default - none, or what it must be `above` */
  readonly minimum?: number;
  /** What the number must be greater than. @default - none, or the `minimum` */
  readonly above?: number;
  /** The greatest number. @default - none */
  readonly maximum?: number;
  /** A number out of these bounds that is allowed too. @default - none */
  readonly or?: number;
}

/** A number between bounds. */
export function decimal({ minimum, above, maximum, or }: NumberBounds): Kind<number> {
  const bounds = [
    ...(minimum === undefined ? [] : [`from ${minimum}`]),
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(maximum === undefined ? [] : [`to ${maximum}`]),
  ];
  const within = (value: number) =>
    Number.isFinite(value) &&
    (minimum === undefined || value >= minimum) &&
    (above === undefined || value > above) &&
    (maximum === undefined || value <= maximum);
  return kindOf('number', `a number ${bounds.join(' ')}${or === undefined ? '' : `, or ${or}`}`, (value) =>
    typeof value === 'number' && (within(value) || value === or) ? String(value) : undefined,
  );
}

/** A list of one or more values, written with commas between them. */
export const list = <Item>(item: Kind<Item>): Kind<readonly Item[]> => ({
  ...listOrNone(item),
  allowed: `a list of one or more, each ${item.allowed}`,
  render: (property, value, release) =>
    Array.isArray(value) && value.length === 0
      ? { text: '', problems: [`${property} is empty; allowed: a list of one or more`] }
      : listOrNone(item).render(property, value, release),
});

/** A list that may be empty, written with commas between its values. */
export const listOrNone = <Item>(item: Kind<Item>): Kind<readonly Item[]> => ({
  type: `readonly ${item.type.includes('|') ? `(${item.type})` : item.type}[]`,
  allowed: `a list, each ${item.allowed}`,
  render: (property, value, release) => {
    if (!Array.isArray(value)) {
      return { text: '', problems: [`${property} is ${describe(value)}; allowed: a list`] };
    }
    const items = value.map((each, index) => item.render(`${property}[${index}]`, each, release));
    return { text: items.map(({ text }) => text).join(','), problems: items.flatMap(({ problems }) => problems) };
  },
});

/** A value of a kind, or a word in its place. */
export const or = <Value, const Word extends string>(kind: Kind<Value>, word: Word): Kind<Value | Word> => {
  const allowed = `${kind.allowed}, or ${word}`;
  return {
    type: `${kind.type} | '${word}'`,
    allowed,
    render: (property, value, release) => {
      if (value === word) {
        return { text: word, problems: [] };
      }
      const rendered = kind.render(property, value, release);
      return rendered.problems.length === 0
        ? rendered
        : { text: '', problems: [`${property} is ${describe(value)}; allowed: ${allowed}`] };
    },
  };
};
