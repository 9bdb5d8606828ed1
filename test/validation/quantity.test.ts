import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { goDuration } from '../../lib/validation/go-duration';
import { kibibytes, millicpu, sizeQuantity } from '../../lib/validation/quantity';

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
  [Duration.minutes(2), '120s'],
  [Duration.seconds(0), '0s'],
  [Duration.millis(1500), '1500ms'],
  [Duration.seconds(1.1), '1100ms'],
  [Duration.seconds(1.001), '1001ms'],
])('a duration is written as Go parses it', (duration, text) => {
  expect(goDuration(duration)).toBe(text);
});
