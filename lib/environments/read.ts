// Reads environments.yaml.
import type * as z from 'zod';
import { object } from '../fields/kinds';
import type { EnvironmentDefinition } from '../fleet/environment-definition';
import { isObject } from '../validation/object';
import { show } from '../validation/rules';
import { textOf } from './draft';
import { FILE } from './fields';
import { schemaOf } from './schema';
import { type Place, type PlacedProblem, YamlFile } from './yaml-file';

const SCHEMA = schemaOf(object(FILE));

/**
 * Returns the environments of a file, each with the position of its row as its source.
 * @param path such as `environments.yaml`
 * @throws InputError with all problems of the file, each with its line and column; the error of the operating system if the
 * file can't be read
 */
export function readEnvironments(path: string): EnvironmentDefinition[] {
  const file = new YamlFile(path, textOf(path));
  const { error, data } = SCHEMA.safeParse(file.data);
  file.check([...(error?.issues ?? []).flatMap((issue) => problemsOf(issue, [])), ...repeatedNames(file)]);
  return (data?.environments ?? []).map((row, index) => ({
    ...row,
    source: file.position(['environments', index]),
  }));
}

/** Returns what an issue says, by the places that it is about. */
function problemsOf(issue: z.core.$ZodIssue, base: Place): PlacedProblem[] {
  const place = [...base, ...issue.path];
  const message = `${nameOf(place)}${issue.message}`;
  if (issue.code === 'unrecognized_keys') {
    const lines = issue.message.split('\n');
    return issue.keys.map((key, index) => ({
      place: [...place, key],
      atKey: true,
      message: `${nameOf(place)}${lines[index] ?? ''}`,
    }));
  }
  if (issue.code === 'custom' && typeof issue.params?.['key'] === 'string') {
    return [{ place: [...place, issue.params['key']], atKey: true, message }];
  }
  const nested = issue.code === 'invalid_union' ? issue.errors.find(isMeant) : undefined;
  return nested?.flatMap((each) => problemsOf(each, place)) ?? [{ place, message }];
}

/** Of several kinds of values, the one is meant that a value is right for as a whole, and wrong only in what it holds. */
const isMeant = (issues: readonly z.core.$ZodIssue[]): boolean =>
  issues.every(({ code, path }) => path.length > 0 || code === 'unrecognized_keys' || code === 'custom');

/** Returns the property at a place, as messages name it. */
function nameOf([list, row, ...steps]: Place): string {
  if (row === undefined) {
    return list === undefined ? 'the file' : String(list);
  }
  const path = steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return path === '' ? 'environment' : path.slice('.'.length);
}

/** Returns a problem for each row whose name an earlier one has. */
function repeatedNames(file: YamlFile): PlacedProblem[] {
  const rows = isObject(file.data) && Array.isArray(file.data['environments']) ? file.data['environments'] : [];
  const names = rows.map((row: unknown) => (isObject(row) ? row['name'] : undefined));
  const placeOf = (index: number) => ['environments', index, 'name'];
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    return name === undefined || first === index
      ? []
      : [
          {
            place: placeOf(index),
            message: `name is ${show(name)}, as in line ${file.line(placeOf(first))}; allowed: once`,
          },
        ];
  });
}
