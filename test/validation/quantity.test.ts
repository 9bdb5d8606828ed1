// Quantities of Kubernetes: how they are written, read and compared.
import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import fc from 'fast-check';
import { canonicalQuantity, cpuOf, kibibytes, millicpu, sizeOf, sizeQuantity } from '../../lib/validation/quantity';

test.each([
  [Size.mebibytes(100), '100Mi', 102400],
  [Size.gibibytes(2), '2048Mi', 2097152],
  [Size.kibibytes(1), '1Ki', 1],
  [Size.kibibytes(1025), '1025Ki', 1025],
  [Size.gibibytes(0.5), '512Mi', 524288],
  [Size.kibibytes(0), '0Mi', 0],
])('a size is written in mebibytes, or in kibibytes where it is no whole number of them', (size, quantity, amount) => {
  expect(sizeQuantity(size)).toBe(quantity);
  expect(kibibytes(size)).toBe(amount);
});

test.each([Size.kibibytes(0.5), Size.mebibytes(Number.NaN), '100Mi', 100, undefined])('%p is no size', (value) => {
  expect(kibibytes(value)).toBeUndefined();
});

test.each([
  [Cpu.millis(250), 250],
  [Cpu.units(2), 2000],
  [Cpu.units(0.5), 500],
  [Cpu.millis(0), 0],
])('an amount of CPU is compared in thousandths', (cpu, amount) => {
  expect(millicpu(cpu)).toBe(amount);
});

test.each([Cpu.millis(-1), Cpu.units(Number.NaN), Cpu.units(Number.POSITIVE_INFINITY), '250m', 1, undefined])(
  '%p is no amount of CPU',
  (value) => {
    expect(millicpu(value)).toBeUndefined();
  },
);

test.each([
  ['0', '0'],
  ['250m', '250m'],
  ['1000m', '1'],
  ['1.5', '1500m'],
  ['0.1', '100m'],
  ['1.001', '1001m'],
  ['0.0001', '1m'],
  ['2k', '2000'],
  ['1Ki', '1024'],
])('the amount of CPU %s is read as %s', (quantity, amount) => {
  expect(cpuOf(quantity)?.amount).toBe(amount);
});

test.each([
  ['0', 0],
  ['1', 1],
  ['1024', 1],
  ['1025', 2],
  ['1k', 1],
  ['1Ki', 1],
  ['1.5Ki', 2],
  ['1M', 977],
  ['64Mi', 65536],
  ['1G', 976563],
  ['1.1Gi', 1153434],
  ['1T', 976562500],
  ['1Ti', 2 ** 30],
  ['1P', 976562500000],
  ['1Pi', 2 ** 40],
  ['1E', 976562500000000],
  ['500m', 1],
])('the size %s is read as %d kibibytes', (quantity, amount) => {
  expect(kibibytes(sizeOf(quantity))).toBe(amount);
});

test.each(['', 'm', 'Gi', '1x', '1gi', '1KI', '1K', '-1', '+1', '1.', '.5', '1 Gi', '1e3', '1Gi ', 'Infinity'])(
  '%j is no quantity',
  (quantity) => {
    expect([cpuOf(quantity), sizeOf(quantity)]).toEqual([undefined, undefined]);
  },
);

describe('what is written is read back', () => {
  test('of CPU', () => {
    fc.assert(
      fc.property(fc.nat(), (millis) => {
        expect(millicpu(cpuOf(Cpu.millis(millis).amount))).toBe(millis);
        expect(millicpu(cpuOf(Cpu.units(millis / 1000).amount))).toBe(millis);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  test('of sizes', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 39 }), (amount) => {
        const size = Size.kibibytes(amount);
        expect(kibibytes(sizeOf(sizeQuantity(size)))).toBe(amount);
        expect(sizeQuantity(sizeOf(sizeQuantity(size)) ?? Size.kibibytes(-1))).toBe(sizeQuantity(size));
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  test('of any quantity, never less of it', () => {
    const quantities = fc
      .tuple(fc.nat({ max: 9999 }), fc.nat({ max: 999 }), fc.constantFrom('', 'm', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi'))
      .map(([whole, part, suffix]) => ({
        text: `${whole}.${part}${suffix}`,
        number: Number(`${whole}.${part}`),
        suffix,
      }));
    const factors = { '': 1, m: 0.001, k: 1e3, M: 1e6, G: 1e9, Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3 };
    fc.assert(
      fc.property(quantities, ({ text, number, suffix }) => {
        const bytes = number * (new Map(Object.entries(factors)).get(suffix) ?? Number.NaN);
        const read = (kibibytes(sizeOf(text)) ?? Number.NaN) * 1024;
        // As much as floating-point numbers tell.
        expect(read >= bytes * (1 - 1e-12) && read < bytes + 1024).toBe(true);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});

test.each([
  ['1024Mi', '1Gi'],
  ['1536Mi', '1536Mi'],
  ['1.5Gi', '1536Mi'],
  ['1023Ki', '1023Ki'],
  ['0.5Ki', '512'],
  ['0.1Ki', '102400m'],
  ['1000m', '1'],
  ['1500m', '1500m'],
  ['0.5', '500m'],
  ['1.0', '1'],
  ['0.0001', '100u'],
  ['0.0000000001', '1n'],
  ['2000M', '2G'],
  ['2000', '2k'],
  ['1024', '1024'],
  ['1000Ki', '1000Ki'],
  ['0m', '0'],
  ['0Gi', '0'],
  ['12345678901234567890', '12345678901234567890'],
  ['many', 'many'],
  ['', ''],
])('the quantity %j is written %j', (quantity, canonical) => {
  expect(canonicalQuantity(quantity)).toBe(canonical);
  expect(canonicalQuantity(canonical)).toBe(canonical);
});
