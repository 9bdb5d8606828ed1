// The reference of ConfigMaps in Markdown: what each key says, what is allowed, and which releases know it.
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { isObject } from '../validation/object';
import type { ConfigMapDefinition, Key } from './key';
import { defaultInWords, releasesInWords } from './key-words';
import type { Definitions } from './render';
import { describe } from './words';

const HEAD = ['Property, key', 'What it says', 'Allowed', 'Default', 'Releases'];

/** Returns a list of links to the sections. */
export const referenceContents = (definitions: Definitions): string =>
  Object.values(definitions)
    .map(({ name, description }) => `- [${name}](#${name}): ${description}\n`)
    .join('');

/**
 * Returns a section for each ConfigMap.
 * @param setBy returns how the property that sets a ConfigMap stands in a program
 */
export const referenceSections = (definitions: Definitions, setBy: (property: string) => string): string =>
  Object.entries(definitions)
    .map(([property, definition]) => section(property, definition, setBy(property)))
    .join('');

function section(property: string, definition: ConfigMapDefinition, setBy: string): string {
  const { name, description, see, since, whole } = definition;
  const shown = (key: string) => (key === whole ? property : key);
  const rows = Object.entries(definition.keys).map(([key, facts]) => row(shown(key), facts));
  const rules = (definition.rules ?? []).map(
    (rule) => `- \`${shown(rule.property)}\`: ${inCode(rule.allowed, definition)}\n`,
  );
  return [
    `\n## ${name}\n\n`,
    `${description} Set by ${setBy}${since === undefined ? '' : `, from Knative ${since} on`}; [Knative's own words](${see}).\n\n`,
    ...[HEAD, HEAD.map(() => '---'), ...rows].map(tableRow),
    ...(rules.length === 0 ? [] : ['\nBetween keys:\n\n', ...rules]),
  ].join('');
}

const row = (property: string, key: Key): string[] => [
  `\`${property}\`<br>\`${key.key}\`${key.formerly === undefined ? '' : `<br>\`${key.formerly.key}\` before ${key.formerly.until}`}`,
  key.description,
  key.allowed,
  defaultInWords(key, valueInCode),
  `${releasesInWords(key)}${key.successor === undefined ? '' : `; then ${key.successor}`}`,
];

/** Returns a line of a table. */
export const tableRow = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;

/** Returns a sentence with the properties in it as code. */
const inCode = (sentence: string, { keys }: ConfigMapDefinition): string =>
  sentence.replaceAll(/\w+/g, (word) => (Object.hasOwn(keys, word) ? `\`${word}\`` : word));

/** Returns a value as code, or in words where it has a unit. */
function valueInCode(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(valueInCode).join(', ');
  }
  if (value instanceof Duration || value instanceof Size || value instanceof Cpu) {
    return describe(value);
  }
  if (isObject(value)) {
    return Object.entries(value)
      .map(([property, each]) => `${property} ${valueInCode(each)}`)
      .join(', ');
  }
  return `\`${typeof value === 'string' ? value : describe(value)}\``;
}
