// Reads a table of prices of a user's own.
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { InputError } from '../../validation/input-error';
import { show } from '../../validation/rules';
import type { PriceTable } from './price-table';

/** What a value is refused with. */
const allowed = (what: string) => (issue: { readonly input?: unknown }) =>
  `is ${issue.input === undefined ? 'missing' : show(issue.input)}; allowed: ${what}`;

const object = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => {
  const names = Object.keys(shape).join(', ');
  const refused = allowed(`an object with ${names}`);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => `has property '${key}'; allowed: ${names}`).join('\n')
        : refused(issue),
  });
};

const record = <Value extends z.ZodType>(what: string, value: Value) =>
  z
    .record(z.string(), value, { error: allowed(what) })
    .refine((entries) => Object.keys(entries).length > 0, { error: allowed(what) });

const text = (what: string, pattern: RegExp) =>
  z.string({ error: allowed(what) }).regex(pattern, { error: allowed(what) });
const AMOUNT_ALLOWED = allowed('a number, 0 or more');
const AMOUNT = z.number({ error: AMOUNT_ALLOWED }).nonnegative({ error: AMOUNT_ALLOWED });

const RATES = object({ vcpuHour: AMOUNT, gibibyteHour: AMOUNT });
const OFFER = object({ onDemand: RATES, spot: RATES });

const TABLE: z.ZodType<PriceTable> = object({
  description: text('a text', /./),
  date: text('a day such as 2026-11-01', /^\d{4}-\d{2}-\d{2}$/),
  currency: text('a code of ISO 4217 such as USD', /^[A-Z]{3}$/),
  see: text('a URL of http or https', /^https?:\/\/./),
  clusterHour: AMOUNT,
  freeTierMonth: AMOUNT,
  regions: record(
    'one region or more, by their names',
    object({ machines: record('one family of machine types or more, such as e2', OFFER), autopilot: OFFER }),
  ),
});

/**
 * Returns the table of prices of a JSON file, which has the properties of a `PriceTable`.
 * @param path such as `prices.json`
 * @throws InputError with all problems of the file; the error of the operating system if the file can't be read
 */
export function readPrices(path: string): PriceTable {
  const { error, data } = TABLE.safeParse(parsed(path, readFileSync(path, 'utf8')));
  if (data === undefined) {
    throw new InputError((error?.issues ?? []).flatMap(({ path: place, message }) => linesOf(path, place, message)));
  }
  return data;
}

const linesOf = (file: string, place: readonly PropertyKey[], message: string): string[] =>
  message
    .split('\n')
    .map((line) => `${file}: ${place.length === 0 ? 'the file' : place.map(String).join('.')} ${line}`);

function parsed(path: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new InputError([`${path}: ${error instanceof Error ? error.message : show(error)}; allowed: JSON`]);
  }
}
