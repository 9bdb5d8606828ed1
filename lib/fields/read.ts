// From what Kubernetes has back to an object's properties, and what of it no property says.
import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';
import { entriesOf, type Field, type Path, pathOf, type ReadField, type Shape } from './field';

/** What is understood of a value that is right or wrong as a whole. */
export const readWhole = (value: unknown): ReadField => (value === undefined ? { left: [[]] } : { value, left: [] });

/** What a property reads. */
interface ReadProperty {
  readonly property: string;
  /** Where it stands. */
  readonly at: Path;
  /** What stands there, without what it leaves to properties whose places are within its own. */
  readonly value?: unknown;
  /** What it doesn't read: because it doesn't understand it, or because it leaves it to others. */
  readonly left: readonly Path[];
}

/** Reads an object property by property. */
export function readShape(shape: Shape, json: Json): ReadField {
  if (!isJsonObject(json)) {
    return { left: [[]] };
  }
  const places = placesIn(shape);
  const read = entriesOf(shape).flatMap(([property, field]) => readProperty(property, field, json, places));
  return {
    value: Object.fromEntries(
      read.filter(({ value }) => value !== undefined).map(({ property, value }) => [property, value]),
    ),
    left: distinct(leaves(json, places).flatMap((leaf) => leftOf(leaf, read))),
  };
}

function readProperty(property: string, field: Field, json: JsonObject, places: readonly Path[]): ReadProperty[] {
  const at = pathOf(property, field);
  const found = get(json, at);
  if (found === undefined) {
    return [];
  }
  if (isSpread(field)) {
    const { value, left } = field.kind.read(found);
    return [{ property, at, value: isEmpty(value) ? undefined : value, left: left.map((path) => [...at, ...path]) }];
  }
  const others = places.filter((place) => place.length > at.length && startsWith(place, at));
  const steps = [...new Set(others.flatMap((place) => place[at.length] ?? []))].filter(
    (step) => get(found, [step]) !== undefined,
  );
  const own = without(found, steps);
  const { value, left } = isEmpty(own.json) && !isEmpty(found) ? { left: [] } : field.kind.read(own.json);
  return [
    {
      property,
      at,
      value,
      left: [...steps.map((step) => [step]), ...left.map(own.pathIn)].map((path) => [...at, ...path]),
    },
  ];
}

/** Whether the fields of an object stand among those of the object around it. */
const isSpread = ({ at, kind: { notation } }: Field): boolean => at?.length === 0 && notation.as === 'object';

/** Returns the place of each property; for an object whose fields stand among others, the places of these. */
const placesIn = (shape: Shape, base: Path = []): Path[] =>
  entriesOf(shape).flatMap(([property, field]) => {
    const place = [...base, ...pathOf(property, field)];
    const { notation } = field.kind;
    return isSpread(field) && notation.as === 'object' ? placesIn(notation.shape, place) : [place];
  });

/** Returns data without some of its entries or items, and what tells where the rest stood. */
function without(
  json: Json,
  steps: readonly (string | number)[],
): { readonly json: Json; readonly pathIn: (path: Path) => Path } {
  if (isJsonObject(json)) {
    const own = Object.entries(json).filter(([name]) => !steps.includes(name));
    return { json: Object.fromEntries(own), pathIn: (path) => path };
  }
  if (!Array.isArray(json)) {
    return { json, pathIn: (path) => path };
  }
  const indexes = json.map((_, index) => index).filter((index) => !steps.includes(index));
  return {
    json: indexes.map((index) => json[index]),
    pathIn: ([step, ...rest]) => (typeof step === 'number' ? [indexes[step] ?? step, ...rest] : []),
  };
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

/** Returns what of a piece of data no property reads: those that share a place must all leave it. */
function leftOf(leaf: Path, read: readonly ReadProperty[]): Path[] {
  const readers = read.filter(({ at }) => startsWith(leaf, at));
  return readers.length === 0
    ? [leaf]
    : readers
        .flatMap(({ left }) => left)
        .flatMap((path) => (startsWith(leaf, path) ? [leaf] : startsWith(path, leaf) ? [path] : []))
        .filter((path) => readers.every(({ left }) => left.some((other) => startsWith(path, other))));
}

/** Reads the items of a list or the values of a map, all of which must be understood. */
export function readEach(
  parts: readonly (readonly [step: string | number, read: ReadField])[],
  collect: (values: readonly (readonly [step: string | number, value: unknown])[]) => unknown,
): ReadField {
  const understood = parts.flatMap(([step, { value }]) => (value === undefined ? [] : [[step, value] as const]));
  return {
    value: understood.length === 0 && parts.length > 0 ? undefined : collect(understood),
    left: parts.flatMap(([step, { left }]) => left.map((path) => [step, ...path])),
  };
}

/** Returns what stands at a place; nothing if nothing does. */
export function get(json: Json | undefined, path: Path): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) {
    return json;
  }
  if (typeof step === 'number') {
    return Array.isArray(json) ? get(json[step], rest) : undefined;
  }
  // `constructor` and its like are there only if the data says so.
  return isJsonObject(json) && Object.hasOwn(json, step) ? get(json[step], rest) : undefined;
}

/**
 * Returns where the data stands that is no object, one place for each. A list is one piece, but for the items that places of
 * properties lead into.
 */
function leaves(json: Json | undefined, places: readonly Path[], path: Path = []): Path[] {
  if (isJsonObject(json) && (path.length === 0 || Object.keys(json).length > 0)) {
    return Object.entries(json).flatMap(([name, value]) =>
      value === undefined ? [] : leaves(value, places, [...path, name]),
    );
  }
  const inside = places.filter((place) => place.length > path.length && startsWith(place, path));
  return Array.isArray(json) && inside.length > 0
    ? json.flatMap((item, index) => {
        const at = [...path, index];
        return inside.some((place) => startsWith(place, at)) ? leaves(item, places, at) : [at];
      })
    : [path];
}

const startsWith = (path: Path, beginning: Path): boolean => beginning.every((step, index) => step === path[index]);

const distinct = (paths: readonly Path[]): Path[] => [
  ...new Map(paths.map((path) => [JSON.stringify(path), path])).values(),
];
