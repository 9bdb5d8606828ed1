// The cases of all fields one by one, each in a service.
import { entriesOf, type Field, type FieldKind, type Path, type Shape } from '../../../lib/fields/field';
import { SERVICE } from '../../../lib/service/fields/service';
import type { ServiceProps } from '../../../lib/service/service-props';
import { unseen } from '../service';
import { PLACES } from './all';
import type { Case, Place } from './case';

/** A field, and what becomes of its values. */
export interface Row {
  /** The property, such as `volumes[0].secret.items`. */
  readonly property: string;
  /** The last part of it. */
  readonly name: string;
  readonly case: Case;
  readonly shape: Shape;
  readonly field: Field;
  /** The fields that lead to it, the outermost first, and itself. */
  readonly fields: readonly Field[];
  /** Where it is written. */
  readonly at: Path;
  /** Returns a service that has a value there. */
  readonly props: (value: unknown, service?: Partial<ServiceProps>) => ServiceProps;
}

/** Returns the steps of a path such as `volumes[0].secret`. */
const stepsOf = (path: string): Path =>
  [...path.matchAll(/[^.[\]]+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step));

/** Returns data in which a value stands at a place. */
export function set(data: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) {
    return value;
  }
  if (typeof step === 'number') {
    const items = Array.isArray(data) ? [...data] : [];
    items[step] = set(items[step], rest, value);
    return items;
  }
  const entries = new Map<string, unknown>(Object.entries(data ?? {}));
  return { ...Object.fromEntries(entries), [step]: set(entries.get(step), rest, value) };
}

/** Returns the fields that lead to an object, and the object. */
function walk(steps: Path): { readonly fields: readonly Field[]; readonly shape: Shape } {
  let shapes: readonly Shape[] = [SERVICE];
  const fields: Field[] = [];
  for (const step of steps.filter((each) => typeof each === 'string')) {
    const found = shapes.flatMap((shape) => entriesOf(shape).filter(([property]) => property === step));
    for (const [, field] of found) {
      fields.push(field);
      shapes = shapesIn(field.kind);
    }
  }
  const [shape = SERVICE] = shapes;
  return { fields, shape };
}

/** Returns the objects that a value of a kind is, or is made of. */
function shapesIn({ notation }: FieldKind<unknown>): readonly Shape[] {
  switch (notation.as) {
    case 'object':
      return [notation.shape];
    case 'list':
    case 'map':
      return shapesIn(notation.item);
    case 'one of':
      return notation.kinds.flatMap(shapesIn);
    default:
      return [];
  }
}

function rowsOf({ property: parent, at, service, cases }: Place): Row[] {
  const { fields, shape } = walk(stepsOf(parent));
  return entriesOf(shape).flatMap(([name, field]) => {
    const each = cases[name];
    if (each === undefined) {
      return [];
    }
    const property = parent === '' ? name : `${parent}.${name}`;
    return [
      {
        property,
        name,
        case: each,
        shape,
        field,
        fields: [...fields, field],
        at: [...stepsOf(at), ...(each.at ?? [name])],
        props: (value, others) => unseen(set({ ...service, ...each.service, ...others }, stepsOf(property), value)),
      },
    ];
  });
}

export const ROWS: readonly Row[] = PLACES.flatMap(rowsOf);
