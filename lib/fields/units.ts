// The kinds of fields that have a unit: durations, CPU, memory and storage.
import { Duration, type Size } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-27';
import * as text from '../configuration/units';
import type { Json } from '../kubernetes/json';
import { durationOf } from '../validation/go-duration';
import { cpuOf, sizeOf } from '../validation/quantity';
import type { FieldKind } from './field';
import { scalar, textThat } from './kinds';

const readText =
  <Value>(read: (text: string) => Value | undefined) =>
  (json: Json): Value | undefined =>
    typeof json === 'string' || typeof json === 'number' ? read(String(json)) : undefined;

/** How people write a duration: Go's way, such as `1h30m` or `90s`. */
const DURATION = { as: 'text', pattern: '^(\\d+(\\.\\d+)?(ms|s|m|h))+$', read: durationOf } as const;

/** How Kubernetes writes an amount, such as `250m` or `1.5Gi`. */
const QUANTITY = '^\\d+(\\.\\d+)?(m|[kMGTPE]|[KMGTPE]i)?$';

/** A duration, written as the number of its whole seconds. */
export const seconds = (bounds: text.DurationBounds): FieldKind<Duration> =>
  scalar(text.seconds(bounds), {
    write: Number,
    read: (json) => (typeof json === 'number' && json >= 0 ? Duration.seconds(json) : undefined),
    notation: DURATION,
  });

/** A duration of whole seconds, written as Go parses it. */
export const wholeSeconds = (bounds: text.DurationBounds): FieldKind<Duration> =>
  scalar(text.wholeSeconds(bounds), { write: (written) => written, read: readText(durationOf), notation: DURATION });

/** A duration, written as Go parses it. */
export const duration = (bounds: text.DurationBounds): FieldKind<Duration> =>
  scalar(text.duration(bounds), { write: (written) => written, read: readText(durationOf), notation: DURATION });

/** An amount of CPU. */
export const cpu: FieldKind<Cpu> = scalar(text.cpu, {
  write: (written) => written,
  read: readText(cpuOf),
  notation: { as: 'text', pattern: QUANTITY, read: cpuOf },
});

/** An amount of memory or storage. */
export const size: FieldKind<Size> = scalar(text.size, {
  write: (written) => written,
  read: readText(sizeOf),
  notation: { as: 'text', pattern: QUANTITY, read: sizeOf },
});

/** An amount of anything, as Kubernetes writes it. */
export const quantity: FieldKind<string> = textThat('a quantity such as 250m or 1Gi', (value) =>
  new RegExp(QUANTITY).test(value),
);
