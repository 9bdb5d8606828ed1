// The JSON Schema of environments.yaml, by which editors complete and check it.
import * as z from 'zod';
import { object } from '../fields/kinds';
import { allShapes, descriptionOf } from '../fields/reference-types';
import { crdDescription } from '../service/descriptions';
import { FILE, OVERRIDES } from './fields';
import { type Describe, schemaOf, WRITTEN } from './schema';

/** An API's fields stand in the CRD of a Knative Service, whose sentences describe them. */
const PATHS = allShapes([OVERRIDES]);

const describe: Describe = (shape, property, field) =>
  [
    descriptionOf(property, field, PATHS.get(shape) ?? [], crdDescription),
    field.remark,
    field.kind.type in WRITTEN ? `Written as ${WRITTEN[field.kind.type]}.` : undefined,
  ]
    .filter((sentence) => sentence)
    .join(' ');

/** Returns the text of the JSON Schema. What it can't say, such as that a name occurs once, readEnvironments checks. */
export function environmentsSchema(): string {
  // Draft 7 is what every editor reads.
  const schema = z.toJSONSchema(schemaOf(object(FILE), describe), { io: 'input', target: 'draft-07' });
  return `${JSON.stringify(schema, null, 2).replaceAll(LIST, inOneLine)}\n`;
}

/** A list of texts, one in each line. */
const LIST = /^(.*)\[\n([^[\]{}]*)\n *\](,?)$/gm;

const WIDTH = 120;

/** The formatter writes a list in one line where it fits. */
function inOneLine(list: string, start: string, items: string, end: string): string {
  const line = `${start}[${items.trim().split(/,\n */).join(', ')}]${end}`;
  return line.length <= WIDTH ? line : list;
}
