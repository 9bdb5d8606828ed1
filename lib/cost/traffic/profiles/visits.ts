// When people use an environment on a day.
import type { Day, Span } from '../../../working-time/working-time';
import { type Random, randomOf, wholeNumber } from './random';
import type { Usage } from './traffic-profile';

/** A burst of requests to each API of an environment. */
export interface Visit {
  /** Its first second, since 1970, with fractions. */
  readonly start: number;
  /** Requests to each API. */
  readonly requests: number;
}

/** When a visit is. */
export type VisitKind = 'in working hours' | 'outside of working hours';

/** All kinds of visits. */
export const VISIT_KINDS: readonly VisitKind[] = ['in working hours', 'outside of working hours'];

/**
 * Returns the visits of a kind to an environment on a day. Those of a level that has fewer are among those of one that has more, as far
 * as bursts have the same length.
 */
export function visits(seed: number, usage: Usage, environment: string, day: Day, kind: VisitKind): Visit[] {
  const random = randomOf(seed, environment, day.date, kind);
  const spans = spansOf(day, kind, usage.burstSeconds);
  const room = spans.reduce((sum, { start, end }) => sum + end - start, 0);
  const count = spans.length === 0 ? 0 : countOf(usage, kind, random);
  return Array.from({ length: count }, () => ({
    start: placeIn(spans, random() * room),
    requests: wholeNumber(usage.requestsPerBurst, random),
  }));
}

function countOf(usage: Usage, kind: VisitKind, random: Random): number {
  if (kind === 'outside of working hours') {
    return wholeNumber(usage.visitsOutside, random);
  }
  const isUsed = random() < usage.usedShare;
  const bursts = wholeNumber(usage.bursts, random);
  return isUsed ? bursts : 0;
}

/** Returns where visits may begin, so that they end in the hours of their kind. */
function spansOf({ start, end, working }: Day, kind: VisitKind, burstSeconds: number): Span[] {
  const inside = working === undefined ? [] : [working];
  const outside =
    working === undefined
      ? [{ start, end }]
      : [
          { start, end: working.start },
          { start: working.end, end },
        ];
  return (kind === 'in working hours' ? inside : outside)
    .map((span) => ({ start: span.start, end: span.end - burstSeconds }))
    .filter((span) => span.end >= span.start);
}

/** Returns the time that is so many seconds into several spans, as if they were one. */
function placeIn(spans: readonly Span[], seconds: number): number {
  let rest = seconds;
  for (const { start, end } of spans) {
    if (rest <= end - start) {
      return start + rest;
    }
    rest -= end - start;
  }
  return spans.at(-1)?.end ?? 0;
}
