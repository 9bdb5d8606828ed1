// The reference of objects in Markdown: what each property says, where it is written, and how layers go together.
import { releasesInWords } from '../configuration/key-words';
import { tableRow } from '../configuration/reference-page';
import { type Field, type Merge, type Path, pathOf, type Shape } from './field';
import { allShapes, descriptionOf, isSaidByType, ownEntries, type ShapesFile } from './reference-types';

const HEAD = ['Property', 'What it says', 'Default', 'Releases, feature flag', 'Layers'];

const MERGES: Readonly<Record<Merge, string>> = {
  replace: 'replaced',
  'by key': 'key by key',
  'by property': 'property by property',
  'by name': 'item by item',
};

/** Returns a section for each object, the outermost first. */
export function shapeSections({ shapes, describe }: Pick<ShapesFile, 'shapes' | 'describe'>): string {
  const all = [...allShapes(shapes)];
  const named = new Map(all.map(([shape]) => [shape.name, shape]));
  const once = all.filter(([shape]) => named.get(shape.name) === shape);
  const [outermost, inner] = [true, false].map((isOutermost) =>
    once.filter(([, path]) => (path.length === 0) === isOutermost),
  );
  return [...(outermost ?? []), ...(inner ?? [])]
    .map(([shape, path]) => section(shape, path, describe, [...named.keys()]))
    .join('');
}

function section(
  shape: Shape,
  path: readonly string[],
  describe: ShapesFile['describe'],
  names: readonly string[],
): string {
  const { name, description, see, includes = [] } = shape;
  const rows = ownEntries(shape).map(([property, field]) =>
    row(property, field, descriptionOf(property, field, path, describe), names),
  );
  const links = includes.map((included) => linked(included.name, names)).join(' and ');
  return [
    `\n## ${name}\n\n`,
    `${description}${includes.length === 0 ? '' : ` It has all of ${links} too.`}${see === undefined ? '' : ` [More](${see}).`}\n\n`,
    ...(rows.length === 0 ? [] : [HEAD, HEAD.map(() => '---'), ...rows].map(tableRow)),
  ].join('');
}

function row(property: string, field: Field, description: string, names: readonly string[]): string[] {
  const { kind, required, unset, remark, feature, see } = field;
  const at = inPath(pathOf(property, field));
  const releases = releasesInWords(field);
  return [
    `\`${property}\`${at === property || at === '' ? '' : `<br>\`${at}\``}`,
    [
      description,
      remark,
      isSaidByType(kind) ? `Type: ${linked(kind.type, names)}.` : `Allowed: ${kind.allowed}.`,
      see && `[More](${see}).`,
    ]
      .filter((sentence) => sentence)
      .join(' '),
    required ? 'must be set' : (unset ?? ''),
    [...(releases === 'all' ? [] : [releases]), ...(feature === undefined ? [] : [`\`${feature}\``])].join('<br>'),
    MERGES[kind.merge],
  ];
}

/** Returns a type with the objects in it as links to their sections. */
const linked = (type: string, names: readonly string[]): string =>
  type
    .split(/(\w+)/)
    .map((word) => (names.includes(word) ? `[${word}](#${word.toLowerCase()})` : word))
    .join('');

/** Returns a path as people write it, of an annotation or a label its key only. */
function inPath(path: Path): string {
  const last = path.at(-1);
  return typeof last === 'string' && last.includes('/')
    ? last
    : path.reduce<string>(
        (text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}${text === '' ? '' : '.'}${step}`),
        '',
      );
}
