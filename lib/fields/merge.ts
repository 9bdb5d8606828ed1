// How the layers of a configuration go together: what an upper one says, and what it leaves to the one below.
import { isObject } from '../validation/object';
import type { FieldKind, Shape } from './field';

/**
 * Returns an object of which the upper layer says some properties and the lower one the others. What a property that both
 * say comes to, its kind tells. Values that are not what the kind says are left for the check to find.
 */
export function mergeShape<Lower extends object, Upper extends object>(
  shape: Shape,
  lower: Lower,
  upper: Upper,
): Lower & Upper {
  const values = new Map<string, unknown>(Object.entries(lower));
  const kinds = new Map<string, { readonly kind: FieldKind<unknown> }>(Object.entries(shape.fields));
  const merged = Object.entries(upper)
    .filter(([, value]) => value !== undefined)
    .map(([property, value]) => {
      const kind = kinds.get(property)?.kind;
      return [property, kind === undefined ? value : mergeValues(kind, values.get(property), value)] as const;
    });
  return { ...upper, ...lower, ...Object.fromEntries(merged) };
}

function mergeValues(kind: FieldKind<unknown>, lower: unknown, upper: unknown): unknown {
  if (lower === undefined) {
    return upper;
  }
  if (kind.merge === 'by key' && isObject(lower) && isObject(upper)) {
    return { ...lower, ...Object.fromEntries(Object.entries(upper).filter(([, value]) => value !== undefined)) };
  }
  if (kind.merge === 'by property' && kind.notation.as === 'object' && isObject(lower) && isObject(upper)) {
    return mergeShape(kind.notation.shape, lower, upper);
  }
  return kind.merge === 'by name' && Array.isArray(lower) && Array.isArray(upper)
    ? mergeItems(kind, lower, upper)
    : upper;
}

/** Items keep the order of the lower layer; those that only the upper one has come after them. */
function mergeItems(kind: FieldKind<unknown>, lower: readonly unknown[], upper: readonly unknown[]): unknown[] {
  const item = kind.notation.as === 'list' ? kind.notation.item : undefined;
  const nameOf = (each: unknown) => (isObject(each) && kind.key !== undefined ? each[kind.key] : undefined);
  const same = (each: unknown) => upper.find((other) => nameOf(each) !== undefined && nameOf(other) === nameOf(each));
  return [
    ...lower.map((each) => {
      const other = same(each);
      return other === undefined || item === undefined ? each : mergeValues(item, each, other);
    }),
    ...upper.filter((each) => !lower.some((other) => same(other) === each)),
  ];
}
