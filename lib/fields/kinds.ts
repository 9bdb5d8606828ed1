// The kinds of values that fields have.

import type { Released } from '../configuration/key';
import { released } from '../configuration/key';
import type { Kind } from '../configuration/kind';
import * as text from '../configuration/kinds';
import { isJsonObject, type Json } from '../kubernetes/json';
import { isObject } from '../validation/object';
import { unique } from '../validation/rules';
import type { Feature, FieldKind, Merge, Notation, RenderedField, Shape } from './field';
import { readEach, readShape, readWhole } from './read';
import { refused, renderShape, written } from './render';

/** How a kind that a ConfigMap's key has too is written in an object, and read from it and from YAML. */
interface Scalar {
  /** Returns what Kubernetes reads, of what the ConfigMap would hold. */
  readonly write: (text: string) => Json;
  /** Returns the value of what is written; nothing if it is no value of the kind. */
  readonly read: (json: Json) => unknown;
  readonly notation: Notation;
}

/** A kind of values that are right or wrong as a whole. */
export const scalar = <Value>(kind: Kind<Value>, { write, read, notation }: Scalar): FieldKind<Value> => ({
  type: kind.type,
  allowed: kind.allowed,
  render: (property, value, release) => {
    const { text, problems } = kind.render(property, value, release);
    return problems.length > 0 ? { problems, uses: [] } : written(write(text));
  },
  read: (json) => readWhole(read(json)),
  notation,
  merge: 'replace',
});

const ifString = (json: Json): unknown => (typeof json === 'string' ? json : undefined);
const ifNumber = (json: Json): unknown => (typeof json === 'number' ? json : undefined);
const ifBoolean = (json: Json): unknown => (typeof json === 'boolean' ? json : undefined);

/** `true` or `false`. */
export const flag = scalar(text.flag, {
  write: (written) => written === 'true',
  read: ifBoolean,
  notation: { as: 'boolean' },
});

/**
 * A string of which not every one is allowed.
 * @param allowed in words, which ones are
 */
export const textThat = (allowed: string, test: (value: string) => boolean): FieldKind<string> =>
  scalar(text.textThat(allowed, test), { write: (written) => written, read: ifString, notation: { as: 'text' } });

/** Any string. */
export const anyText = textThat('a string', () => true);

/** A string that is not empty. */
export const someText = textThat('a string that is not empty', (value) => value.trim() !== '');

/** One of a few strings, each by itself or with the releases that know it. */
export const choice = <const Value extends string>(...values: readonly (Value | Released<Value>)[]): FieldKind<Value> =>
  scalar(text.choice(...values), {
    write: (written) => written,
    read: ifString,
    notation: { as: 'choice', choices: values.map((each) => released(each).value) },
  });

/** A whole number between two bounds, both allowed; without an upper one, to the largest that Knative reads. */
export const integer = (bounds: { readonly minimum: number; readonly maximum?: number }): FieldKind<number> =>
  scalar(text.integer(bounds), {
    write: Number,
    read: ifNumber,
    notation: { as: 'number', whole: true, ...bounds },
  });

/** A number between bounds. */
export const decimal = (bounds: text.NumberBounds): FieldKind<number> =>
  scalar(text.decimal(bounds), { write: Number, read: ifNumber, notation: { as: 'number', whole: false } });

/** Returns the same kind, whose type in TypeScript has a name. */
export const named = <Value>(type: string, kind: FieldKind<Value>): FieldKind<Value> => ({ ...kind, type });

/** Returns the same kind, written as the text that an annotation or a label has. */
export const inText = <Value>(kind: FieldKind<Value>): FieldKind<Value> => ({
  ...kind,
  render: (property, value, release) => {
    const rendered = kind.render(property, value, release);
    return { ...rendered, json: rendered.json === undefined ? undefined : String(rendered.json) };
  },
  read: (json) => (typeof json === 'string' ? kind.read(scalarOf(json)) : readWhole(undefined)),
});

/** Returns the number or the boolean that a text stands for, and otherwise the text. */
function scalarOf(written: string): Json {
  if (written === 'true' || written === 'false') {
    return written === 'true';
  }
  return written !== '' && Number.isFinite(Number(written)) ? Number(written) : written;
}

/** Returns a problem-free value's parts put together. */
const collected = <Part>(
  parts: readonly (RenderedField & { readonly part: Part })[],
  collect: (parts: readonly (readonly [part: Part, json: Json])[]) => Json,
): RenderedField => ({
  json: collect(parts.flatMap(({ part, json }) => (json === undefined ? [] : [[part, json] as const]))),
  problems: parts.flatMap(({ problems }) => problems),
  uses: parts.flatMap(({ uses }) => uses),
});

const listType = (item: string): string => `readonly ${item.includes('|') ? `(${item})` : item}[]`;

/** A list. What is set in a layer replaces that of the layer below. */
export const list = <Item>(item: FieldKind<Item>): FieldKind<readonly Item[]> => ({
  type: listType(item.type),
  allowed: `a list, each ${item.allowed}`,
  render: (property, value, release) =>
    Array.isArray(value)
      ? collected(
          // An item that isn't there is undefined.
          Array.from(value, (each, index) => ({ part: index, ...item.render(`${property}[${index}]`, each, release) })),
          (items) => items.map(([, json]) => json),
        )
      : refused(property, value, 'a list'),
  read: (json) =>
    Array.isArray(json)
      ? readEach(
          json.map((each, index) => [index, item.read(each)]),
          (items) => items.map(([, value]) => value),
        )
      : readWhole(undefined),
  notation: { as: 'list', item },
  merge: 'replace',
});

/** A list of objects each of which has a name of its own. */
export function namedList<Item extends object>(
  item: FieldKind<Item>,
  name: keyof Item & string,
): FieldKind<readonly Item[]> {
  const items = list(item);
  return {
    ...items,
    render: (property, value, release) => {
      const rendered = items.render(property, value, release);
      const names = (Array.isArray(value) ? value : []).flatMap((each) =>
        isObject(each) && typeof each[name] === 'string' ? [each[name]] : [],
      );
      return {
        ...rendered,
        problems: [
          ...rendered.problems,
          ...unique(names, (same, count) => `${property} has ${name} '${same}' ${count} times; allowed: once`),
        ],
      };
    },
    merge: 'by name',
    key: name,
  };
}

/**
 * A map from strings to values of one kind.
 * @param isKey whether a string may be a key, with the words for it
 */
export const map = <Item>(
  item: FieldKind<Item>,
  keys: { readonly allowed: string; readonly test: (key: string) => boolean } = { allowed: '', test: () => true },
): FieldKind<Readonly<Record<string, Item>>> => ({
  type: `Readonly<Record<string, ${item.type}>>`,
  allowed: `an object, each value ${item.allowed}`,
  render: (property, value, release) => {
    if (!isObject(value)) {
      return refused(property, value, `an object, each value ${item.allowed}`);
    }
    return collected(
      Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .map(([key, each]) => {
          const rendered = item.render(`${property}.${key}`, each, release);
          const wrong = keys.test(key) ? [] : [`${property} has '${key}'; allowed: ${keys.allowed}`];
          return { part: key, ...rendered, problems: [...wrong, ...rendered.problems] };
        }),
      (entries) => Object.fromEntries(entries),
    );
  },
  read: (json) =>
    isJsonObject(json)
      ? readEach(
          Object.entries(json).flatMap(([key, each]) => (each === undefined ? [] : [[key, item.read(each)] as const])),
          (entries) => Object.fromEntries(entries),
        )
      : readWhole(undefined),
  notation: { as: 'map', item },
  merge: 'by key',
});

/** An object with fields. What a layer says of it replaces what the layer below says. */
export const object = <Properties extends object>(
  shape: Shape<Properties>,
  merge: Merge = 'replace',
): FieldKind<Properties> => ({
  type: shape.name,
  allowed: `an object with ${Object.keys(shape.fields).join(', ')}`,
  render: (property, value, release) => renderShape(shape, property, value, release),
  read: (json) => readShape(shape, json),
  notation: { as: 'object', shape },
  merge,
});

/** A value of one of several kinds. */
export const oneOf = <Kinds extends readonly FieldKind<unknown>[]>(
  ...kinds: Kinds
): FieldKind<Kinds[number] extends FieldKind<infer Value> ? Value : never> => ({
  type: kinds.map(({ type }) => type).join(' | '),
  allowed: kinds.map(({ allowed }) => allowed).join(', or '),
  render: (property, value, release) => {
    const tried = kinds.map((kind) => ({ kind, ...kind.render(property, value, release) }));
    // An object that is nearly right is told what is wrong with it.
    return (
      tried.find(({ problems }) => problems.length === 0) ??
      tried.find(({ kind }) => isObject(value) && kind.notation.as === 'object') ??
      refused(property, value, kinds.map(({ allowed }) => allowed).join(', or '))
    );
  },
  read: (json) => kinds.map((kind) => kind.read(json)).find(({ value }) => value !== undefined) ?? readWhole(undefined),
  notation: { as: 'one of', kinds },
  merge: 'replace',
});

/** One boolean, where the other isn't allowed. */
export const only = <const Value extends boolean>(value: Value): FieldKind<Value> => ({
  type: String(value),
  allowed: String(value),
  render: (property, given) => (given === value ? written(value) : refused(property, given, String(value))),
  read: (json) => readWhole(json === value ? value : undefined),
  notation: { as: 'boolean' },
  merge: 'replace',
});

/** Returns the same kind, for what isn't written in the object itself. */
export const apart = <Value>(kind: FieldKind<Value>): FieldKind<Value> => ({
  ...kind,
  render: (property, value, release) => ({ ...kind.render(property, value, release), json: undefined }),
});

/** A flag that needs one in config-features where it is true; false says what holds without it. */
export const flagThatUses = (feature: Feature): FieldKind<boolean> => ({
  ...flag,
  render: (property, value, release) => ({
    ...flag.render(property, value, release),
    uses: value === true ? [{ feature, property }] : [],
  }),
});
