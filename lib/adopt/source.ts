// Properties as TypeScript, as a person would write them.
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { entriesOf, type FieldKind } from '../fields/field';
import { object } from '../fields/kinds';
import { SERVICE } from '../service/fields/service';
import type { ServiceProps } from '../service/service-props';
import { milliseconds } from '../validation/go-duration';
import { isObject } from '../validation/object';
import { kibibytes } from '../validation/quantity';
import { type Group, type Part, print, type Text } from './layout';

/** Classes of values, by the module that each is imported from. */
const MODULES = { cdk8s: { Duration, Size }, 'cdk8s-plus-27': { Cpu } };

/** Returns an API as an entry of `apis: { … }`, with its properties in the order of the interface. */
export function entrySource(name: string, props: ServiceProps): string {
  const source = sourceOf(props, object(SERVICE));
  return `${print({ name: propertyName(name), source: { ...source, isBroken: true } })},\n`;
}

/** Returns the imports that the source of properties needs. */
export function importLines(props: ServiceProps): string[] {
  const values = valuesIn(props);
  return Object.entries(MODULES).flatMap(([module, classes]) => {
    const used = Object.entries(classes).flatMap(([name, type]) =>
      values.some((value) => value instanceof type) ? name : [],
    );
    return used.length === 0 ? [] : [`import { ${used.join(', ')} } from '${module}';`];
  });
}

const valuesIn = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(valuesIn)] : [value];

/** @param property the property that has the value */
function sourceOf(value: unknown, kind: FieldKind<unknown> | undefined, property = ''): Text | Group {
  if (value instanceof Duration) {
    return { text: durationSource(value) };
  }
  if (value instanceof Size) {
    return { text: sizeSource(value) };
  }
  if (value instanceof Cpu) {
    return { text: cpuSource(value) };
  }
  if (Array.isArray(value)) {
    return listSource(value, kind?.notation.as === 'list' ? kind.notation.item : undefined);
  }
  if (isObject(value)) {
    return { brackets: '{}', parts: propertiesOf(value, kind) };
  }
  if (typeof value === 'string') {
    return textSource(value);
  }
  return { text: /^mode$|Mode$/.test(property) && typeof value === 'number' ? octal(value) : String(value) };
}

/** Several items are told apart by their lines, if each is an object or a list that says several things. */
function listSource(items: readonly unknown[], kind: FieldKind<unknown> | undefined): Group {
  const parts = items.map((item): Part => ({ source: sourceOf(item, kind) }));
  const isRich = ({ source }: Part, brackets: Group['brackets']) =>
    'parts' in source && source.brackets === brackets && source.parts.length > 1;
  return {
    brackets: '[]',
    parts,
    isBroken:
      parts.length > 1 && (parts.every((part) => isRich(part, '{}')) || parts.every((part) => isRich(part, '[]'))),
    isFilled: items.length > 1 && items.every((item) => typeof item === 'number'),
  };
}

function propertiesOf(value: Readonly<Record<string, unknown>>, kind: FieldKind<unknown> | undefined): Part[] {
  const kinds = kindsIn(kind);
  const item = kind?.notation.as === 'map' ? kind.notation.item : undefined;
  const order = [...kinds.keys()];
  const rank = (property: string) => (kinds.has(property) ? order.indexOf(property) : order.length);
  return Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .toSorted(([one], [other]) => rank(one) - rank(other))
    .map(([property, each]) => ({
      name: propertyName(property),
      source: sourceOf(each, kinds.get(property) ?? item, property),
    }));
}

/** Returns the kinds of an object's properties, in the order of its interface. */
function kindsIn(kind: FieldKind<unknown> | undefined): ReadonlyMap<string, FieldKind<unknown>> {
  const notation = kind?.notation;
  const objects = notation?.as === 'one of' ? notation.kinds : kind === undefined ? [] : [kind];
  return new Map(
    objects.flatMap((each) =>
      each.notation.as === 'object'
        ? entriesOf(each.notation.shape).map(([property, field]) => [property, field.kind] as const)
        : [],
    ),
  );
}

/** `__proto__` would otherwise be no property. */
const propertyName = (name: string): string =>
  name === '__proto__' ? "['__proto__']" : /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);

const UNITS: readonly (readonly [unit: string, milliseconds: number])[] = [
  ['hours', 3_600_000],
  ['minutes', 60_000],
  ['seconds', 1000],
];

/** The largest unit of which it is a whole number. */
function durationSource(value: Duration): string {
  const amount = milliseconds(value);
  const [unit, length] = UNITS.find(([, length]) => amount >= length && amount % length === 0) ?? ['millis', 1];
  return amount === 0 ? 'Duration.seconds(0)' : `Duration.${unit}(${amount / length})`;
}

function sizeSource(value: Size): string {
  const amount = kibibytes(value) ?? 0;
  if (amount % 1024 !== 0) {
    return `Size.kibibytes(${amount})`;
  }
  return amount > 0 && amount % 1024 ** 2 === 0
    ? `Size.gibibytes(${amount / 1024 ** 2})`
    : `Size.mebibytes(${amount / 1024})`;
}

const cpuSource = ({ amount }: Cpu): string =>
  amount.endsWith('m') ? `Cpu.millis(${amount.slice(0, -1)})` : `Cpu.units(${amount})`;

/** Permissions of a file. */
const octal = (mode: number): string => `0o${mode.toString(8).padStart(3, '0')}`;

/** Several lines are written as such, unless there is something in them that an editor would not show. */
const textSource = (text: string): Text =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /\n./.test(text) && !/[\0-\x08\x0b-\x1f\x7f\u2028\u2029\ud800-\udfff]/.test(text)
    ? { text: `\`${text.replaceAll(/[\\`]|\$(?=\{)/g, '\\$&')}\`` }
    : { text: quoted(text), mayFollow: true };

/** The quotes are those that need fewer escapes. */
function quoted(text: string): string {
  const quote = text.split("'").length > text.split('"').length ? '"' : "'";
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(/\\./g, (found) => (found === '\\"' ? '"' : found))
    .replaceAll(quote, `\\${quote}`)
    .replaceAll(/[\u007f\u2028\u2029]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${quote}${escaped}${quote}`;
}
