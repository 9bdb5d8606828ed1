// Stands in for the registry of kubernetes-models (see "jest" in package.json): its schemas let unknown fields pass, these
// refuse them.
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { fullFormats } from 'ajv-formats/dist/formats';
import { closed, type JsonSchema } from './json-schema';

/** What the checks of the packages of other kinds read. */
export const formats = fullFormats;

const ajv = addFormats(new Ajv({ strict: false, allErrors: true, logger: false }));

/** Called by kubernetes-models for each schema that a model needs. */
export function register(id: string, schema: JsonSchema): void {
  if (ajv.schemas[id] === undefined) {
    ajv.addSchema(closed(schema), id);
  }
}

/** Called by kubernetes-models when a model is validated. */
export function validate(id: string, data: unknown): void {
  const check: ValidateFunction | undefined = ajv.getSchema(id);
  if (check === undefined) {
    throw new RangeError(`no schema ${id}`);
  }
  runValidateFunc(check, data);
}

/** Called by the packages of other kinds when a model is validated: their checks are compiled already. */
export function runValidateFunc(check: ValidateFunction, data: unknown): void {
  if (!check(data)) {
    throw new TypeError(ajv.errorsText(check.errors, { dataVar: '' }));
  }
}
