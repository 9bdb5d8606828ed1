// Quantities of Kubernetes: how they are written, and how two compare.
import { Size, SizeRoundingBehavior } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';

/** Returns a size as Kubernetes writes it, such as `512Mi`. */
export function sizeQuantity(size: Size): string {
  const amount = size.toKibibytes({ rounding: SizeRoundingBehavior.NONE });
  return amount % 1024 === 0 ? `${amount / 1024}Mi` : `${amount}Ki`;
}

/** Returns the thousandths of a CPU; undefined for what is no amount of CPU. */
export function millicpu(value: unknown): number | undefined {
  if (!(value instanceof Cpu)) {
    return undefined;
  }
  const amount = value.amount.endsWith('m') ? Number(value.amount.slice(0, -1)) : Number(value.amount) * 1000;
  return Number.isFinite(amount) && amount >= 0 ? amount : undefined;
}

/** Returns the kibibytes of a size; undefined for what is no size, or isn't a whole number of them. */
export function kibibytes(value: unknown): number | undefined {
  if (!(value instanceof Size)) {
    return undefined;
  }
  const amount = value.toKibibytes({ rounding: SizeRoundingBehavior.NONE });
  return Number.isInteger(amount) ? amount : undefined;
}
