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

/** By how much each suffix of a quantity multiplies. */
const SUFFIXES: Readonly<Record<string, number>> = {
  '': 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** Returns the number that a quantity such as `250m` or `1.5Gi` stands for; nothing if it stands for none. */
export function amountOf(quantity: string): number | undefined {
  const [, number, suffix = ''] = /^(\d+(?:\.\d+)?)(m|[kMGTPE]|[KMGTPE]i)?$/.exec(quantity) ?? [];
  const factor = SUFFIXES[suffix];
  return number === undefined || factor === undefined ? undefined : Number((Number(number) * factor).toPrecision(15));
}

/** Returns the amount of CPU that a quantity such as `250m` stands for; nothing if it stands for none. */
export function cpuOf(quantity: string): Cpu | undefined {
  const amount = amountOf(quantity);
  if (amount === undefined) {
    return undefined;
  }
  const millis = Math.ceil(Number((amount * 1000).toPrecision(15)));
  return millis % 1000 === 0 ? Cpu.units(millis / 1000) : Cpu.millis(millis);
}

/** Returns the size that a quantity such as `1.5Gi` stands for, rounded up to whole kibibytes; nothing if it stands for none. */
export function sizeOf(quantity: string): Size | undefined {
  const amount = amountOf(quantity);
  if (amount === undefined) {
    return undefined;
  }
  const amountInKibibytes = Math.ceil(amount / 1024);
  return amountInKibibytes % 1024 === 0 ? Size.mebibytes(amountInKibibytes / 1024) : Size.kibibytes(amountInKibibytes);
}

const NANO = 1_000_000_000n;

/** Suffixes of powers of 1000, from the billionth on, and of powers of 1024. */
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/**
 * Returns a quantity as Kubernetes writes it: without a fraction, and with the largest suffix that allows it, such as `1Gi` for
 * `1024Mi` and `500m` for `0.5`. What is no quantity is returned as it is.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function canonicalQuantity(quantity: string): string {
  const [, whole, fraction = '', suffix = ''] = /^(\d+)(?:\.(\d*))?([numkMGTPE]|[KMGTPE]i)?$/.exec(quantity) ?? [];
  if (whole === undefined) {
    return quantity;
  }
  const isBinary = suffix.endsWith('i');
  const factor = isBinary ? NANO * 1024n ** BigInt(BINARY.indexOf(suffix)) : 1000n ** BigInt(DECIMAL.indexOf(suffix));
  const scale = 10n ** BigInt(fraction.length);
  // What is less than a billionth is rounded up.
  const amount = (BigInt(whole + fraction) * factor + scale - 1n) / scale;
  return isBinary && amount % NANO === 0n && amount >= 1024n * NANO
    ? largest(amount / NANO, 1024n, BINARY)
    : largest(amount, 1000n, DECIMAL);
}

/** Returns a number with the largest suffix that leaves it whole. */
function largest(amount: bigint, base: bigint, [suffix = '', ...larger]: readonly string[]): string {
  return larger.length > 0 && amount % base === 0n && amount > 0n
    ? largest(amount / base, base, larger)
    : `${amount}${amount === 0n ? '' : suffix}`;
}
