// The TypeScript interfaces of objects, with everything that is known of each field where an editor shows it.
import { releasesInWords } from '../configuration/key-words';
import { comment, imports } from '../configuration/reference-types';
import { entriesOf, type Field, type Path, pathOf, type Shape } from './field';

/** What a file of interfaces is made of. */
export interface ShapesFile {
  /** The first line, as a comment. */
  readonly header: string;
  /** The outermost objects. Those within them are found by themselves. */
  readonly shapes: readonly Shape[];
  /** Types that the properties may have, by the module that each is imported from. */
  readonly modules: Readonly<Record<string, readonly string[]>>;
  /** Returns what is said of a field elsewhere, by the names that lead to it in the outermost object. */
  readonly describe: (path: readonly string[]) => string | undefined;
}

/** Returns the text of a file of interfaces. */
export function shapesFile({ header, shapes, modules, describe }: ShapesFile): string {
  const interfaces = new Map<string, string>();
  for (const [shape, path] of allShapes(shapes)) {
    const text = interfaceOf(shape, (property, field) => descriptionOf(property, field, path, describe));
    const same = interfaces.get(shape.name);
    if (same !== undefined && same !== text) {
      throw new RangeError(`two different objects are called ${shape.name}`);
    }
    interfaces.set(shape.name, text);
  }
  const text = [...interfaces.values()].join('\n');
  return `// ${header}\n${imports(modules, text)}\n${text}`;
}

/** Returns what a field says: its own sentence, or else the one that is said of it elsewhere. */
export const descriptionOf = (
  property: string,
  field: Field,
  path: readonly string[],
  describe: ShapesFile['describe'],
): string => field.description ?? describe([...path, ...names(pathOf(property, field))]) ?? '';

const names = (path: Path): string[] => path.filter((step) => typeof step === 'string');

/** Returns objects with those that they include and those within them, each with the names that lead to it. */
export function allShapes(shapes: readonly Shape[]): ReadonlyMap<Shape, readonly string[]> {
  const found = new Map<Shape, readonly string[]>();
  const visit = (shape: Shape, path: readonly string[]) => {
    if (!found.has(shape)) {
      found.set(shape, path);
      for (const [property, field] of entriesOf(shape)) {
        visitKind(field.kind, [...path, ...names(pathOf(property, field))]);
      }
      for (const included of shape.includes ?? []) {
        visit(included, path);
      }
    }
  };
  const visitKind = ({ notation }: Field['kind'], path: readonly string[]) => {
    if (notation.as === 'object') {
      visit(notation.shape, path);
    } else if (notation.as === 'list') {
      visitKind(notation.item, path);
    } else if (notation.as === 'map') {
      visitKind(notation.item, [...path, ...names(notation.at ?? [])]);
    } else if (notation.as === 'one of') {
      for (const kind of notation.kinds) {
        visitKind(kind, path);
      }
    }
  };
  for (const shape of shapes) {
    visit(shape, []);
  }
  return found;
}

/** Returns the fields of an object without those of the objects that it includes. */
export const ownEntries = (shape: Shape): (readonly [property: string, field: Field])[] =>
  entriesOf(shape).filter(([property]) => !shape.includes?.some(({ fields }) => Object.hasOwn(fields, property)));

function interfaceOf(shape: Shape, describe: (property: string, field: Field) => string): string {
  const { name, description, see, includes = [] } = shape;
  const properties = ownEntries(shape).map(([property, field]) => {
    const lines = fieldLines(field, describe(property, field));
    return `${comment('  ', lines)}  readonly ${property}${field.required ? '' : '?'}: ${field.kind.type};\n`;
  });
  const body = properties.length === 0 ? '{}' : `{\n${properties.join('\n')}}`;
  const heritage = includes.length === 0 ? '' : ` extends ${includes.map((included) => included.name).join(', ')}`;
  const lines = [description, ...(see === undefined ? [] : [`@see ${see}`])];
  return `${comment('', lines)}export interface ${name}${heritage} ${body}\n`;
}

function fieldLines(field: Field, description: string): string[] {
  const { kind, remark, required, unset, see, feature } = field;
  const releases = releasesInWords(field);
  return [
    [description, remark].filter((sentence) => sentence).join(' '),
    ...(isSaidByType(kind) ? [] : [`Allowed: ${kind.allowed}.`]),
    ...(releases === 'all' ? [] : [`Releases: ${releases}.`]),
    ...(feature === undefined ? [] : [`Feature flag: ${feature}, which a DevFleet switches on where it is used.`]),
    ...(required ? [] : [`@default - ${unset}`]),
    ...(see === undefined ? [] : [`@see ${see}`]),
  ];
}

/** Returns whether the type of a kind says all that is allowed. */
export function isSaidByType({ notation }: Field['kind']): boolean {
  return notation.as === 'list' || notation.as === 'map'
    ? isSaidByType(notation.item)
    : notation.as !== 'text' && notation.as !== 'number';
}
