// Changes of environments.yaml, each of a few lines: whatever else a person has written stays as it is, byte for byte.
import { isDeepStrictEqual } from 'node:util';
import {
  Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parse,
  parseDocument,
  Scalar,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { nearest } from '../configuration/nearest';
import type { EnvironmentDefinition } from '../fleet/environment-definition';
import { InputError } from '../validation/input-error';
import { isObject, type Unchecked } from '../validation/object';
import { show } from '../validation/rules';
import { Lines } from './lines';

/** A row that is added. What the environment does differently comes later. */
export type NewEnvironment = Omit<EnvironmentDefinition, 'source' | 'apis'>;

/** Which image an environment is to run of which API. */
export interface ImageChange {
  readonly environment: string;
  readonly api: string;
  readonly image: string;
}

/** The lines of a row, counted from 0. */
interface Row {
  readonly name: unknown;
  /** How far its dash is indented. */
  readonly column: number;
  readonly first: number;
  /** The line after its last one. */
  readonly end: number;
}

/**
 * Returns the text of a file with a row more, at its end.
 * @param text one in which readEnvironments finds no problem
 * @throws InputError if there is such a row, or the rows stand in brackets
 */
export function addEnvironment(text: string, environment: NewEnvironment): string {
  const list = listOf(text);
  const lines = new Lines(text);
  const rows = rowsOf(list, lines);
  if (rows.some(({ name }) => name === environment.name)) {
    throw new InputError([`name is ${show(environment.name)}, which another environment has; allowed: a new one`]);
  }
  const added = rowText(environment);
  const [before, last] = [rows.at(-2), rows.at(-1)];
  const isSpaced = before !== undefined && lines.isBlank(before.end);
  const after =
    last === undefined
      ? lines.replace(
          [text.slice(0, rangeOf(list)[0]).trimEnd().length, rangeOf(list)[1]],
          `\n${indented(added, 2).trimEnd()}`,
        )
      : lines.insert(
          lines.afterComments(last.end, (column) => column > 0),
          `${isSpaced ? '\n' : ''}${indented(added, last.column)}`,
        );
  return checked(text, after, (data) => [...data, ...parse(added)]);
}

/** Returns a row as a person would write it. */
function rowText({ runs, ...properties }: NewEnvironment): string {
  const document = new Document([properties]);
  if (runs !== undefined) {
    document.setIn([0, 'runs'], document.createNode(runs, { flow: true }));
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/**
 * Returns the text of a file without a row, and without the comment directly above it unless that is a heading of other rows
 * as well.
 * @param text one in which readEnvironments finds no problem
 * @throws InputError if there is no such row or no other one, or the rows stand in brackets
 */
export function removeEnvironment(text: string, name: string): string {
  const list = listOf(text);
  const lines = new Lines(text);
  const rows = rowsOf(list, lines);
  const row = rows.find((each) => each.name === name);
  if (row === undefined) {
    throw unknownEnvironment(name, namesIn(list));
  }
  if (rows.length === 1) {
    throw new InputError([`${name} is the only environment; allowed: one of several`]);
  }
  const [start, end] = ownLines(rows, row, lines);
  return checked(text, lines.remove(start, end), (data) => data.filter((each) => each['name'] !== name));
}

/** Returns the lines that go with a row: of the blank ones around it, one stays. */
function ownLines(rows: readonly Row[], row: Row, lines: Lines): readonly [start: number, end: number] {
  const { column, first, end } = row;
  if (row === rows[0]) {
    // What stands above the first row is said of all of them.
    return [first, lines.isBlank(end) ? end + 1 : end];
  }
  const above = lines.beforeComments(first, (indentation) => indentation === column);
  if (!lines.isBlank(above - 1)) {
    return [above, end];
  }
  // Below a blank line, a comment with more rows under it is their heading.
  return lines.isBlank(end) || row === rows.at(-1) ? [above - 1, end] : [first, end];
}

/**
 * Returns the text of a file in which an environment runs another image of an API.
 * @param text one in which readEnvironments finds no problem
 * @throws InputError if there is no such row
 */
export function setImage(text: string, { environment, api, image }: ImageChange): string {
  const list = listOf(text);
  const row = list.items.filter((each) => isMap(each)).find((each) => each.get('name') === environment);
  if (row === undefined) {
    throw unknownEnvironment(environment, namesIn(list));
  }
  const after = withImageIn(row, text, api, image);
  return checked(text, after, (data) =>
    data.map((each) => (each['name'] === environment ? withImage(each, api, image) : each)),
  );
}

function withImageIn(row: YAMLMap, text: string, api: string, image: string): string {
  const lines = new Lines(text);
  const apis = row.get('apis', true);
  if (!isMap(apis)) {
    return withPair(row, { apis: { [api]: { image } } }, lines);
  }
  const overrides = apis.get(api, true);
  if (!isMap(overrides)) {
    return withPair(apis, { [api]: { image } }, lines);
  }
  const present = overrides.get('image', true);
  if (!isScalar(present)) {
    return withPair(overrides, { image }, lines);
  }
  const [start, end] = rangeOf(present);
  // A text of several lines ends with a line break, which stays.
  return lines.replace([start, text.slice(0, end).trimEnd().length], scalarText(image, present));
}

/** Returns a text as YAML has it in place of another one, in the same quotes. */
function scalarText(text: string, { type }: Scalar): string {
  const scalar = new Scalar(text);
  scalar.type = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE' ? type : 'PLAIN';
  return stringify(scalar, STYLE).trimEnd();
}

/** Returns the text with a property more at the end of an object, on lines of its own or in brackets as the others are. */
function withPair(map: YAMLMap, pair: Unchecked, lines: Lines): string {
  const [first, last] = [map.items[0], map.items.at(-1)];
  if (map.flow) {
    const added = stringify(pair, { ...STYLE, collectionStyle: 'flow' }).trim();
    const end = endOf(last);
    return last === undefined
      ? lines.replace(rangeOf(map), added)
      : lines.replace([end, end], `, ${added.slice('{ '.length, -' }'.length)}`);
  }
  const column = lines.columnOf(rangeOf(first?.key)[0]);
  const end = lines.afterComments(lines.lineOf(endOf(map) - 1) + 1, (indentation) => indentation >= column);
  return lines.insert(end, indented(stringify(pair, STYLE), column));
}

/** Returns a row as data with an image in it. */
function withImage(row: Unchecked, api: string, image: string): Unchecked {
  const apis = isObject(row['apis']) ? row['apis'] : {};
  const overrides = isObject(apis[api]) ? apis[api] : {};
  return { ...row, apis: { ...apis, [api]: { ...overrides, image } } };
}

/** Nothing is wrapped. */
const STYLE = { lineWidth: 0 };

function listOf(text: string): YAMLSeq {
  const list = parseDocument(text, { keepSourceTokens: true }).get('environments');
  if (!isSeq(list)) {
    throw new RangeError('the file has no list of environments');
  }
  return list;
}

/** Returns the rows of a list, which stand one under the other. */
function rowsOf(list: YAMLSeq, lines: Lines): Row[] {
  const { srcToken, items } = list;
  if (srcToken?.type !== 'block-seq') {
    if (items.length > 0) {
      throw new InputError([
        'environments stands in brackets; allowed: one row under the other, as a command changes lines',
      ]);
    }
    return [];
  }
  const dashes = srcToken.items.flatMap(({ start }) => start.filter(({ type }) => type === 'seq-item-ind'));
  return dashes.map(({ offset }, index) => {
    const item = items[index];
    const column = lines.columnOf(offset);
    return {
      name: isMap(item) ? item.get('name') : undefined,
      column,
      first: lines.lineOf(offset),
      end: lines.afterComments(lines.lineOf(endOf(item) - 1) + 1, (indentation) => indentation > column),
    };
  });
}

const namesIn = ({ items }: YAMLSeq): string[] =>
  items.map((item) => (isMap(item) ? String(item.get('name')) : String(item)));

/** Returns what is wrong with the name of an environment that there isn't. */
export function unknownEnvironment(name: string, names: readonly string[]): InputError {
  const meant = nearest(
    name,
    names.map((each) => [each] as const),
  );
  const question = meant === undefined ? '' : ` (did you mean ${meant}?)`;
  return new InputError([`environment is ${show(name)}${question}; allowed: ${names.join(', ')}`]);
}

/** Returns the offsets between which a node stands. */
const rangeOf = (node: unknown): readonly [start: number, end: number] => {
  const [start, end] = (isNode(node) ? node.range : undefined) ?? [0, 0];
  return [start, end];
};

/** Returns the offset at which a node ends, without the comments after it. */
function endOf(node: unknown): number {
  if (isPair(node)) {
    return endOf(node.value ?? node.key);
  }
  return isCollection(node) && !node.flow && node.items.length > 0 ? endOf(node.items.at(-1)) : rangeOf(node)[1];
}

const indented = (text: string, columns: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(columns));

/**
 * Returns a changed text, which must say what the text before says but for the change.
 * @throws InputError if it says something else: YAML can be written in more ways than are known here
 */
function checked(before: string, after: string, change: (rows: readonly Unchecked[]) => readonly Unchecked[]): string {
  const document = parseDocument(after);
  const isRight =
    document.errors.length === 0 &&
    isDeepStrictEqual(document.toJS(), { environments: change(parse(before).environments) });
  if (!isRight) {
    throw new InputError([
      "environments.yaml is written so that a command can't change only this; allowed: a change by hand",
    ]);
  }
  return after;
}
