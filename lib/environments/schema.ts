// From the descriptions of fields to a zod schema: what is written in YAML becomes the values that the properties have, and
// each value is checked by its own kind.
import * as z from 'zod';
import { describe } from '../configuration/words';
import { entriesOf, type Field, type FieldKind, type Notation, type Shape } from '../fields/field';
import { KnativeRelease } from '../release/knative-release';
import { isObject } from '../validation/object';
import { MAX_INT32 } from '../validation/rules';

/** Returns what an editor shows of a field. */
export type Describe = (shape: Shape, property: string, field: Field) => string;

/** Stands for the property in messages, until it is known where in the file the value is. */
const IT = 'it';

/** A pinned release may know less, which the check of the API says. */
const NEWEST = KnativeRelease.newest();

/** How values are written that are objects in TypeScript, by their type there. */
export const WRITTEN: Readonly<Record<string, string>> = {
  Cpu: 'an amount of CPU such as 250m',
  Duration: 'a duration such as 90s or 10m',
  Size: 'an amount of memory or storage such as 256Mi',
};

/**
 * Returns a schema that reads values of a kind. Its messages are problems without the property, which stands before them, and
 * for unknown properties there is a line for each.
 * @param say returns what an editor shows of a field; without it, the schema says nothing of the fields
 */
export function schemaOf<Value>(kind: FieldKind<Value>, say?: Describe): z.ZodType<Value> {
  return new FieldSchemas(say).of(kind).pipe(z.custom<Value>());
}

class FieldSchemas {
  /** Objects by their names, as several fields have the same. */
  private readonly objects = new Map<string, z.ZodType>();

  constructor(private readonly say?: Describe) {}

  of(kind: FieldKind<unknown>): z.ZodType {
    const { notation } = kind;
    const error = (issue: { readonly input?: unknown }) => refusal(kind, issue.input);
    switch (notation.as) {
      case 'boolean':
        return leaf(kind, z.boolean({ error }));
      case 'number':
        return leaf(kind, numbers(notation, error));
      case 'choice':
        return leaf(kind, z.enum(notation.choices, { error }));
      case 'text':
        return leaf(kind, texts(notation, error), notation.read);
      case 'list':
        return whole(kind, z.array(this.of(notation.item), { error }));
      case 'map':
        return whole(kind, z.record(z.string(), this.of(notation.item), { error }));
      case 'object':
        return this.object(kind, notation.shape);
      case 'one of':
        return z.union(
          notation.kinds.map((each) => this.of(each)),
          { error },
        );
    }
  }

  private object(kind: FieldKind<unknown>, shape: Shape): z.ZodType {
    const known = this.objects.get(shape.name);
    if (known !== undefined) {
      return known;
    }
    const properties = entriesOf(shape).map(([property, field]) => {
      const schema = field.required ? this.of(field.kind) : this.of(field.kind).optional();
      return [property, this.described(schema, { description: this.say?.(shape, property, field) })] as const;
    });
    const schema = z.strictObject(Object.fromEntries(properties), {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((property) => unknownProperty(kind, property)).join('\n')
          : refusal(kind, issue.input),
    });
    const described = this.described(whole(kind, schema), { id: shape.name, description: shape.description });
    this.objects.set(shape.name, described);
    return described;
  }

  private described(schema: z.ZodType, meta: { readonly id?: string; readonly description?: string }): z.ZodType {
    return this.say === undefined ? schema : schema.meta(meta);
  }
}

type ErrorOf = (issue: { readonly input?: unknown }) => string;

function numbers({ whole, minimum, maximum }: Extract<Notation, { as: 'number' }>, error: ErrorOf): z.ZodNumber {
  return whole
    ? z
        .int({ error })
        .min(minimum ?? -MAX_INT32, { error })
        .max(maximum ?? MAX_INT32, { error })
    : z.number({ error });
}

/** An amount may be written without a unit, and is then a number. */
function texts({ pattern, read }: Extract<Notation, { as: 'text' }>, error: ErrorOf): z.ZodType<string> {
  const text = pattern === undefined ? z.string({ error }) : z.string({ error }).regex(new RegExp(pattern), { error });
  const isAmount = read !== undefined && pattern !== undefined && new RegExp(pattern).test('1');
  return isAmount ? z.union([text, z.number({ error }).nonnegative({ error })], { error }).transform(String) : text;
}

/** A value that is right or wrong as a whole. */
const leaf = <Written>(
  kind: FieldKind<unknown>,
  schema: z.ZodType<Written>,
  read: (written: Written) => unknown = (written) => written,
): z.ZodType =>
  schema.transform((written, context) => {
    const value = read(written);
    for (const message of value === undefined ? [refusal(kind, written)] : ownProblems(kind, value)) {
      context.addIssue({ code: 'custom', message });
    }
    return value;
  });

/** A value with others in it, each of which is right or wrong by itself: what is wrong with it besides is told as well. */
const whole = (kind: FieldKind<unknown>, schema: z.ZodType): z.ZodType =>
  schema.superRefine(
    (value, context) => {
      // What is wrong with one key of a map stands at that key.
      const keys = kind.notation.as === 'map' && isObject(value) ? Object.keys(value) : [undefined];
      for (const key of keys) {
        const part = key === undefined || !isObject(value) ? value : { [key]: value[key] };
        for (const message of ownProblems(kind, part)) {
          context.addIssue({ code: 'custom', message, params: { key } });
        }
      }
    },
    { when: ({ value }) => (kind.notation.as === 'list' ? Array.isArray(value) : isObject(value)) },
  );

/** Returns what a kind finds wrong with a value itself, and not with one in it. */
const ownProblems = (kind: FieldKind<unknown>, value: unknown): string[] =>
  kind
    .render(IT, value, NEWEST)
    .problems.filter((problem) => problem.startsWith(`${IT} `))
    .map((problem) => problem.slice(IT.length));

const unknownProperty = (kind: FieldKind<unknown>, property: string): string =>
  ownProblems(kind, { [property]: null }).find((problem) => problem.startsWith(' has property ')) ??
  refusal(kind, { [property]: null });

function refusal({ notation, type, allowed }: FieldKind<unknown>, value: unknown): string {
  const isUnquoted = isText(notation) && (typeof value === 'number' || typeof value === 'boolean');
  const quotes = isUnquoted ? `, without quotes a ${typeof value}` : '';
  return ` is ${inWords(value)}${quotes}; allowed: ${WRITTEN[type] ?? allowed}`;
}

/** Returns whether any text may stand there: YAML reads some as numbers or booleans. */
const isText = (notation: Notation): boolean =>
  (notation.as === 'text' && notation.read === undefined) ||
  (notation.as === 'one of' && notation.kinds.some((kind) => isText(kind.notation)));

/** Longest list or object that a message shows. */
const MAX_SHOWN = 60;

function inWords(value: unknown): string {
  if (value === undefined) {
    return 'missing';
  }
  if (value === null) {
    return 'empty';
  }
  const text = describe(value);
  if (typeof value !== 'object' || text.length <= MAX_SHOWN) {
    return text;
  }
  return Array.isArray(value) ? 'a list' : 'an object';
}
