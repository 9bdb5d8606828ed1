// The kinds of values that most keys have.
import { MAX_INT32, show } from '../validation/rules';
import { isKnown, type Released, released } from './key';
import { releasedInWords } from './key-words';
import { type Kind, kindOf, refusal } from './kind';

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
    choices.map(({ value }) => show(value)).join(' | '),
    choices.map((each) => releasedInWords({ ...each, value: show(each.value) })).join(', '),
    (value, release) => choices.find((candidate) => candidate.value === value && isKnown(candidate, release))?.value,
  );
}

/** A kind whose type in TypeScript has a name. */
export const named = <Value>(type: string, kind: Kind<Value>): Kind<Value> => ({ ...kind, type });

/** A whole number between two bounds, both allowed; without an upper one, to the largest that Knative reads. */
export const integer = ({ minimum, maximum = MAX_INT32 }: { minimum: number; maximum?: number }): Kind<number> =>
  kindOf('number', `a whole number from ${minimum} to ${maximum}`, (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum
      ? String(value)
      : undefined,
  );

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
    ...(maximum === undefined ? [] : [minimum === undefined ? `at most ${maximum}` : `to ${maximum}`]),
  ].join(above === undefined ? ' ' : ', ');
  const within = (value: number) =>
    Number.isFinite(value) &&
    (minimum === undefined || value >= minimum) &&
    (above === undefined || value > above) &&
    (maximum === undefined || value <= maximum);
  return kindOf('number', `a number ${bounds}${or === undefined ? '' : `, or ${or}`}`, (value) =>
    typeof value === 'number' && (within(value) || value === or) ? String(value) : undefined,
  );
}

/** A part of a whole: 1 is all of it. */
export const fraction = decimal({ minimum: 0, maximum: 1 });

/** A list that may be empty, written with commas between its values. */
export const listOrNone = <Item>(item: Kind<Item>): Kind<readonly Item[]> => ({
  type: `readonly ${item.type.includes('|') ? `(${item.type})` : item.type}[]`,
  allowed: `a list, each ${item.allowed}`,
  render: (property, value, release) => {
    if (!Array.isArray(value)) {
      return refusal(property, value, 'a list');
    }
    const items = value.map((each, index) => item.render(`${property}[${index}]`, each, release));
    return { text: items.map(({ text }) => text).join(','), problems: items.flatMap(({ problems }) => problems) };
  },
});

/** A list of one or more values, written with commas between them. */
export function list<Item>(item: Kind<Item>): Kind<readonly Item[]> {
  const any = listOrNone(item);
  return {
    ...any,
    allowed: `a list of one or more, each ${item.allowed}`,
    render: (property, value, release) =>
      Array.isArray(value) && value.length === 0
        ? { text: '', problems: [`${property} is empty; allowed: a list of one or more`] }
        : any.render(property, value, release),
  };
}

/** A value of a kind, or a word in its place. */
export const or = <Value, const Word extends string>(kind: Kind<Value>, word: Word): Kind<Value | Word> => {
  const allowed = `${kind.allowed}, or ${show(word)}`;
  return {
    type: `${kind.type} | ${show(word)}`,
    allowed,
    render: (property, value, release) => {
      if (value === word) {
        return { text: word, problems: [] };
      }
      const rendered = kind.render(property, value, release);
      return rendered.problems.length === 0 ? rendered : refusal(property, value, allowed);
    },
  };
};
