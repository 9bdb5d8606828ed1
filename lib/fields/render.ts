// From an object's properties to what Kubernetes reads, with everything that is wrong in them.
import { isKnown } from '../configuration/key';
import { releasesInWords } from '../configuration/key-words';
import { nearest } from '../configuration/nearest';
import { describe } from '../configuration/words';
import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';
import type { KnativeRelease } from '../release/knative-release';
import { isObject, type Unchecked } from '../validation/object';
import { entriesOf, type Field, type Path, pathOf, type RenderedField, type Shape } from './field';

/** What becomes of a value that isn't allowed. */
export const refused = (property: string, value: unknown, allowed: string): RenderedField => ({
  problems: [`${property} is ${describe(value)}; allowed: ${allowed}`],
  uses: [],
});

/** What becomes of a value that is allowed. */
export const written = (json: Json): RenderedField => ({ json, problems: [], uses: [] });

/** An object, and each of its properties as it is rendered. */
export interface RenderedShape extends RenderedField {
  /** The properties with which nothing is wrong. */
  readonly sound: readonly string[];
}

/**
 * Renders an object property by property.
 * @param name the property that has the object, as messages name it; for the outermost one, an empty string
 */
export function renderShape(shape: Shape, name: string, object: unknown, release: KnativeRelease): RenderedShape {
  const what = name === '' ? 'props' : name;
  if (!isObject(object)) {
    return { ...refused(what, object, `an object with ${propertiesIn(shape, release).join(', ')}`), sound: [] };
  }
  const unknown = Object.keys(object)
    .filter((property) => !Object.hasOwn(shape.fields, property) && object[property] !== undefined)
    .map((property) => unknownProblem(shape, what, property, release));
  const rendered = entriesOf(shape)
    .filter(([property, { required }]) => required || object[property] !== undefined)
    .map(([property, field]) => ({
      property,
      at: pathOf(property, field),
      ...renderProperty(field, name === '' ? property : `${name}.${property}`, object[property], release),
    }));
  return {
    json: rendered.reduce<Json>((json, part) => (part.json === undefined ? json : put(json, part.at, part.json)), {}),
    problems: [
      ...unknown,
      ...oneOfProblems(shape, what, object, unknown.length > 0, release),
      ...rendered.flatMap(({ problems }) => problems),
    ],
    uses: [
      ...(shape.uses?.(object) ?? []).map((feature) => ({ feature, property: what })),
      ...rendered.flatMap(({ uses }) => uses),
    ],
    sound: rendered.filter(({ problems }) => problems.length === 0).map(({ property }) => property),
  };
}

/** @param hasUnknown whether there are properties of which one may be meant; that is told already */
function oneOfProblems(
  shape: Shape,
  what: string,
  object: Unchecked,
  hasUnknown: boolean,
  release: KnativeRelease,
): string[] {
  const set = shape.oneOf?.filter((property) => object[property] !== undefined) ?? [];
  const known = propertiesIn(shape, release);
  return shape.oneOf === undefined || set.length === 1 || (set.length === 0 && hasUnknown)
    ? []
    : [
        `${what} has ${set.length === 0 ? 'none' : set.join(' and ')}; allowed: one of ${shape.oneOf.filter((property) => known.includes(property)).join(', ')}`,
      ];
}

function renderProperty(field: Field, property: string, value: unknown, release: KnativeRelease): RenderedField {
  if (!isKnown(field, release)) {
    const problem = `${property} is unknown to Knative ${release.version}; allowed: ${releasesInWords(field)}`;
    return { problems: [problem], uses: [] };
  }
  const rendered = field.kind.render(property, value, release);
  return field.feature === undefined || isEmpty(field, value)
    ? rendered
    : { ...rendered, uses: [{ feature: field.feature, property }, ...rendered.uses] };
}

/** An empty list or map says as little as none; an object without properties is still one. */
const isEmpty = ({ kind }: Field, value: unknown): boolean =>
  kind.notation.as !== 'object' &&
  (Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0);

/** Returns the properties that a release knows. */
const propertiesIn = (shape: Shape, release: KnativeRelease): string[] =>
  entriesOf(shape)
    .filter(([, field]) => isKnown(field, release))
    .map(([property]) => property);

function unknownProblem(shape: Shape, what: string, property: string, release: KnativeRelease): string {
  const known = propertiesIn(shape, release);
  const spellings = known.map((name) => {
    const last = pathOf(name, shape.fields[name] ?? {}).at(-1);
    return typeof last === 'string' ? ([name, last] as const) : ([name] as const);
  });
  const meant = nearest(property, spellings);
  const question = meant === undefined ? '' : ` (did you mean ${meant}?)`;
  return `${what} has property '${property}'${question}; allowed: ${known.join(', ')}`;
}

/** Returns data with a part put where it belongs: objects are put together, lists one after the other. */
export function put(json: Json | undefined, path: Path, part: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) {
    return together(json, part);
  }
  if (typeof step === 'number') {
    const items = Array.isArray(json) ? [...json] : [];
    items[step] = put(items[step], rest, part);
    return items;
  }
  const object: JsonObject = isJsonObject(json) ? json : {};
  return { ...object, [step]: put(object[step], rest, part) };
}

function together(json: Json | undefined, part: Json): Json {
  if (Array.isArray(json) && Array.isArray(part)) {
    return [...json, ...part];
  }
  return isJsonObject(json) && isJsonObject(part)
    ? Object.entries(part).reduce<Json>(
        (whole, [name, value]) => (value === undefined ? whole : put(whole, [name], value)),
        json,
      )
    : part;
}
