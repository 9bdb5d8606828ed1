// To leave out the seconds that a revision doesn't ask for changes nothing.
import fc from 'fast-check';
import type { ScaleSettings } from '../../../lib/cost/autoscaler/scale-settings';
import { type Request, simulate } from './simulate';

const seconds = (maximum: number) => fc.oneof(fc.constant(0), fc.integer({ min: 0, max: maximum }));

const SETTINGS = fc
  .record({
    metric: fc.constantFrom('concurrency', 'rps'),
    aggregation: fc.constantFrom('linear', 'weighted-exponential'),
    averageRounding: fc.constantFrom('down', 'nearest'),
    containerConcurrency: fc.constantFrom(0, 0, 1, 2, 10),
    total: fc.constantFrom(1, 2, 10, 100),
    utilization: fc.constantFrom(0.5, 0.7, 1),
    targetBurstCapacity: fc.constantFrom(-1, 0, 5, 211),
    activatorAlwaysInPath: fc.boolean(),
    stableWindowSeconds: fc.constantFrom(6, 7, 20, 60, 300),
    panicWindowSeconds: fc.constantFrom(1, 2, 6),
    panicThreshold: fc.constantFrom(1.1, 2, 10),
    maxScaleUpRate: fc.constantFrom(1.1, 2, 1000),
    maxScaleDownRate: fc.constantFrom(1.1, 2, 10),
    minScale: fc.constantFrom(0, 0, 0, 1, 3),
    maxScale: fc.constantFrom(0, 0, 3, 10),
    initialScale: fc.constantFrom(0, 1, 3),
    activationScale: fc.constantFrom(1, 1, 2, 3),
    scaleDownDelaySeconds: seconds(100),
    gracePeriodSeconds: fc.constantFrom(1, 30, 45.5),
    retentionSeconds: seconds(400),
    enableScaleToZero: fc.boolean(),
    progressDeadlineSeconds: fc.constantFrom(10, 600),
    timeoutSeconds: fc.constantFrom(5, 60, 300),
    longestWaitSeconds: fc.constantFrom(5, 60, Number.POSITIVE_INFINITY),
  })
  .map(
    ({ utilization, ...settings }): ScaleSettings => ({
      ...settings,
      target: Math.max(0.01, settings.total * utilization),
    }),
  );

const BURSTS = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 3000, noNaN: true }),
    everySeconds: fc.constantFrom(0.01, 0.3, 2, 30, 61),
    count: fc.integer({ min: 1, max: 30 }),
    duration: fc.oneof(fc.double({ min: 0, max: 2, noNaN: true }), fc.double({ min: 0, max: 120, noNaN: true })),
  }),
  { maxLength: 6 },
);

const requestsOf = (
  bursts: readonly { at: number; everySeconds: number; count: number; duration: number }[],
): Request[] =>
  bursts
    .flatMap(({ at, everySeconds, count, duration }) =>
      Array.from({ length: count }, (_, index): Request => [at + index * everySeconds, duration]),
    )
    .sort(([one], [other]) => one - other);

test('only the seconds that it asks for, or all: the same comes of it', () => {
  fc.assert(
    fc.property(SETTINGS, BURSTS, fc.constantFrom(0, 0.4, 3, 20, 1000), (settings, bursts, startSeconds) => {
      const run = { requests: requestsOf(bursts), until: 6000, startSeconds };
      const { steps: some, ...left } = simulate(settings, run);
      const { steps: all, ...each } = simulate(settings, { ...run, isEachSecond: true });
      expect(left).toEqual(each);
      expect(left.left).toBe(0);
      expect(some).toBeLessThanOrEqual(all);
      expect(left.heldRequests).toBeGreaterThanOrEqual(left.waits.length);
    }),
    { numRuns: 60 },
  );
});
