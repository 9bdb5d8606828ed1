// Queues of requests, and how they are counted.
import fc from 'fast-check';
import { Activator } from '../../../lib/cost/autoscaler/activator';
import type { Replica } from '../../../lib/cost/autoscaler/replicas';
import { RequestQueue } from '../../../lib/cost/autoscaler/request-queue';
import { RequestStats } from '../../../lib/cost/autoscaler/request-stats';
import { RequestsInFlight } from '../../../lib/cost/autoscaler/requests-in-flight';

test('a queue gives the oldest first', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constant('take'), fc.nat(1000)), { maxLength: 200 }), (actions) => {
      const queue = new RequestQueue();
      const expected: number[] = [];
      for (const action of actions) {
        if (typeof action === 'number') {
          queue.add(action, 2 * action, action % 2 === 1);
          expected.push(action);
        } else if (expected.length > 0) {
          queue.shift();
          expected.shift();
        }
        expect(queue.size).toBe(expected.length);
        expect(queue.isEmpty).toBe(expected.length === 0);
        expect(queue.time).toBe(expected[0] ?? Number.POSITIVE_INFINITY);
        if (expected[0] !== undefined) {
          expect(queue.duration).toBe(2 * expected[0]);
          expect(queue.isHeld).toBe(expected[0] % 2 === 1);
        }
      }
    }),
  );
});

const replica = (requests: number): Replica => ({
  pod: { readyAt: 0 },
  requests,
  direct: 0,
  queue: new RequestQueue(),
  busyUntil: 0,
  drainsSince: Number.POSITIVE_INFINITY,
  isGone: false,
});

test('requests in flight end in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constant('take'), fc.nat(1000)), { maxLength: 300 }), (actions) => {
      const inFlight = new RequestsInFlight();
      let expected: number[] = [];
      const take = () => {
        expected = expected.sort((one, other) => one - other);
        const [first] = expected;
        expect(inFlight.endsAt).toBe(first ?? Number.POSITIVE_INFINITY);
        if (first !== undefined) {
          expect(inFlight.isProxied).toBe(first % 2 === 1);
          expected.shift();
        }
        expect(inFlight.shift()?.requests).toBe(first);
      };
      for (const action of actions) {
        if (typeof action === 'number') {
          inFlight.add(action, replica(action), action % 2 === 1);
          expected.push(action);
        } else {
          take();
        }
      }
      while (!inFlight.isEmpty) {
        take();
      }
      expect(expected).toEqual([]);
    }),
  );
});

describe('requests at a time', () => {
  test('are averaged over the time since the last report', () => {
    const stats = new RequestStats(10);
    expect(stats.isBusy).toBe(false);
    stats.enter(10.5);
    stats.enter(10.75);
    expect(stats.averageAt(11)).toBe(0.75);
    expect(stats.arrived).toBe(2);
    stats.restart(11);
    expect(stats.isBusy).toBe(true);
    stats.leave(11.25);
    expect(stats.averageAt(12)).toBe(1.25);
    expect(stats.arrived).toBe(0);
    stats.leave(12, 1);
    expect(stats.averageAt(12)).toBe(1.25);
    stats.restart(12);
    expect(stats.averageAt(12)).toBe(0);
    expect(stats.averageAt(13)).toBe(0);
    expect(stats.isBusy).toBe(false);
  });
});

describe('the activator', () => {
  const reports = (activator: Activator, ...times: readonly number[]) =>
    times.map((at) => {
      activator.report(at);
      return [activator.concurrency, activator.requestCount];
    });

  test('reports the first request at once, and leaves it out of its next report', () => {
    const activator = new Activator();
    expect(activator.enter(10.5)).toBe(true);
    expect(activator.enter(10.5)).toBe(false);
    expect(activator.isReporting).toBe(true);
    // Of the half second since the first.
    expect(reports(activator, 11, 12)).toEqual([
      [1, 1],
      [2, 0],
    ]);
  });

  test('never reports less than nothing', () => {
    const activator = new Activator();
    activator.enter(10.5);
    activator.leave(10.75);
    expect(reports(activator, 11)).toEqual([[0, 0]]);
  });

  test('forgets a revision after a second without requests', () => {
    const activator = new Activator();
    activator.enter(10.5);
    reports(activator, 11);
    activator.leave(11.5);
    reports(activator, 12);
    expect(activator.isReporting).toBe(true);
    expect(activator.enter(12.5)).toBe(false);
    activator.leave(12.75);
    expect(reports(activator, 13, 14)).toEqual([
      [0.25, 1],
      [0, 0],
    ]);
    expect(activator.isReporting).toBe(false);
    expect(activator.enter(14.5)).toBe(true);
  });

  test('forgets none that has requests', () => {
    const activator = new Activator();
    activator.enter(11);
    reports(activator, 11);
    expect(activator.isReporting).toBe(true);
    activator.leave(11.5, 1);
    expect(reports(activator, 12)).toEqual([[0.5, 0]]);
  });

  test('has nothing to report of a revision without requests', () => {
    const activator = new Activator();
    activator.leave(10);
    expect(reports(activator, 11)).toEqual([[0, 0]]);
    expect(activator.isReporting).toBe(false);
  });
});
