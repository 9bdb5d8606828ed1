// The TypeScript interfaces of ConfigMaps, with everything that is known of each key where an editor shows it.

import type { ConfigMapDefinition, Key } from './key';
import { defaultInWords, releasesInWords } from './key-words';
import type { Definitions } from './render';
import { describe } from './words';

/** What a file of interfaces is made of. */
export interface TypesFile {
  /** The first line, as a comment. */
  readonly header: string;
  /** The ConfigMaps, by the property that sets each. */
  readonly definitions: Definitions;
  /** Types that the properties may have, by the module that each is imported from. */
  readonly modules: Readonly<Record<string, readonly string[]>>;
  /** The interface of all ConfigMaps together, and what it is. @default - there is none */
  readonly all?: { readonly name: string; readonly description: string };
}

const WIDTH = 120;

/** Returns the text of a file of interfaces. */
export function typesFile({ header, definitions, modules, all }: TypesFile): string {
  const interfaces = Object.entries(definitions)
    .filter(([, { whole }]) => whole === undefined)
    .map(([property, definition]) => configMapInterface(property, definition));
  const text = [...interfaces, ...(all ? [interfaceOfAll(all, definitions)] : [])].join('\n');
  return `// ${header}\n${imports(modules, text)}\n${text}`;
}

/** Imports the types that a text has. */
export const imports = (modules: TypesFile['modules'], text: string): string =>
  Object.entries(modules)
    .map(([module, types]) => [module, types.filter((type) => new RegExp(`[ (]${type}\\b`).test(code(text)))] as const)
    .filter(([, types]) => types.length > 0)
    .map(([module, types]) => `import type { ${types.join(', ')} } from '${module}';\n`)
    .join('');

/** Returns a text without its comments. */
const code = (text: string): string => text.replaceAll(/\/\*\*[\s\S]*?\*\//g, '');

/** Returns the name of the interface of a ConfigMap. */
const interfaceName = (property: string): string =>
  `${property.charAt(0).toUpperCase()}${property.slice(1)}Configuration`;

function configMapInterface(property: string, definition: ConfigMapDefinition): string {
  const { description, see, keys } = definition;
  const properties = Object.entries(keys).map(([name, key]) =>
    propertyOf(name, key.type, keyLines(name, key, definition)),
  );
  return `${comment('', [description, `@see ${see}`])}export interface ${interfaceName(property)} {\n${properties.join('\n')}}\n`;
}

const propertyOf = (name: string, type: string, lines: readonly string[]): string =>
  `${comment('  ', lines)}  readonly ${name}?: ${type};\n`;

function keyLines(property: string, key: Key, { name, since, rules = [] }: ConfigMapDefinition): string[] {
  const releases = releasesInWords({ since, ...key });
  return [
    `${key.description} \`${key.key}\` of ${name}.`,
    `Allowed: ${key.allowed}.`,
    ...rules.filter((rule) => rule.property === property).map(({ allowed }) => `Between keys: ${allowed}.`),
    ...(releases === 'all' ? [] : [`Releases: ${releases}.`]),
    ...(key.successor === undefined ? [] : [`Then: ${key.successor}.`]),
    `@default ${isLiteral(key) ? '' : '- '}${defaultInWords(key, describe)}`,
  ];
}

/** Returns whether the default is as it would stand in the source, in all releases. */
const isLiteral = (key: Key): boolean =>
  typeof key.default !== 'object' && key.unset === undefined && !key.defaultSince;

function interfaceOfAll({ name, description }: NonNullable<TypesFile['all']>, definitions: Definitions): string {
  const properties = Object.entries(definitions).map(([property, { whole, keys, name, description }]) =>
    propertyOf(property, (whole === undefined ? undefined : keys[whole]?.type) ?? interfaceName(property), [
      `${description} (${name})`,
      "@default - Knative's own defaults",
    ]),
  );
  return `${comment('', [description])}export interface ${name} {\n${properties.join('\n')}}\n`;
}

/** Returns lines as a comment, each of them wrapped. */
export function comment(indent: string, lines: readonly string[]): string {
  const wrapped = lines.flatMap((line) => wrap(line, WIDTH - indent.length - ' * '.length));
  return [`${indent}/**`, ...wrapped.map((line) => `${indent} * ${line}`), `${indent} */\n`].join('\n');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = `${last} ${word}`;
    }
  }
  return lines;
}
