import { PodAutoscaler } from '../../../lib/cost/autoscaler/pod-autoscaler';
import type { ScaleSettings } from '../../../lib/cost/autoscaler/scale-settings';
import { DEFAULTS } from './simulate';

/** When it is looked at, with which decision, and how many pods are ready. */
type Look = readonly [now: number, desiredPods: number, readyPods: number, excessBurstCapacity?: number];

function reconciled(settings: Partial<ScaleSettings>, looks: readonly Look[]) {
  const podAutoscaler = new PodAutoscaler({ ...DEFAULTS, ...settings }, 0);
  const replicas = looks.map(([now, desiredPods, readyPods, excessBurstCapacity = -1]) => {
    podAutoscaler.reconcile(now, desiredPods, excessBurstCapacity, readyPods);
    return podAutoscaler.replicas;
  });
  return { podAutoscaler, replicas };
}

const replicas = (settings: Partial<ScaleSettings>, ...looks: readonly Look[]): number[] =>
  reconciled(settings, looks).replicas;

describe('a new revision', () => {
  test.each<[string, Partial<ScaleSettings>, readonly Look[], readonly number[]]>([
    [
      'starts with one pod, and keeps it while nothing is known',
      {},
      [
        [0, -1, 0],
        [3, -1, 1],
      ],
      [1, 1],
    ],
    [
      'starts with none',
      { initialScale: 0 },
      [
        [0, -1, 0],
        [3, -1, 0],
      ],
      [0, 0],
    ],
    ['starts with none and gets its fewest', { initialScale: 0, minScale: 2 }, [[0, -1, 0]], [2]],
    [
      'starts with none where the last pod never goes',
      { initialScale: 0, enableScaleToZero: false },
      [[0, -1, 0]],
      [0],
    ],
    ['starts with its fewest, if these are more', { minScale: 3 }, [[0, -1, 0]], [3]],
    [
      'keeps what it starts with until all are ready',
      { initialScale: 3 },
      [
        [0, 0, 1],
        [2, 1, 2],
        [4, 1, 3],
      ],
      [3, 3, 3],
    ],
    [
      'then goes by the decisions',
      { initialScale: 3 },
      [
        [0, 1, 3],
        [2, 1, 3],
      ],
      [3, 1],
    ],
    ['gets more if these are wanted', { initialScale: 3 }, [[0, 5, 1]], [5]],
    [
      'starts with more than its most',
      { initialScale: 3, maxScale: 2 },
      [
        [0, -1, 0],
        [3, 1, 3],
        [4, 1, 3],
      ],
      [3, 3, 1],
    ],
  ])('%s', (_, settings, looks, expected) => {
    expect(replicas(settings, ...looks)).toEqual(expected);
  });
});

describe('bounds', () => {
  test.each<[Partial<ScaleSettings>, number, number]>([
    [{}, 5, 5],
    [{ maxScale: 4 }, 5, 4],
    [{ maxScale: 5 }, 5, 5],
    [{ minScale: 6 }, 5, 6],
    [{ minScale: 5 }, 5, 5],
    [{ minScale: 1 }, 0, 1],
    [{ enableScaleToZero: false }, 0, 1],
    [{ enableScaleToZero: false, minScale: 2 }, 0, 2],
  ])('%j: of %i, %i', (settings, desiredPods, expected) => {
    expect(replicas(settings, [0, 1, 1], [100, desiredPods, 1])).toEqual([expect.any(Number), expected]);
  });
});

describe('the last pod', () => {
  /** It is active from 10 on. */
  const ACTIVE: Look = [10, 1, 1];

  test.each<[string, Partial<ScaleSettings>, readonly Look[], readonly number[]]>([
    ['stays until it was active for the window', {}, [ACTIVE, [69.9, 0, 1], [69.9, 0, 1]], [1, 1, 1]],
    ['goes after that, as the activator is in the path already', {}, [ACTIVE, [70, 0, 1], [70, 0, 1]], [1, 1, 0]],
    [
      'is one of several until then',
      {},
      [
        [10, 4, 4],
        [40, 0, 4],
      ],
      [4, 1],
    ],
    [
      'waits for the activator',
      {},
      [
        [10, 1, 1, 0],
        [70, 0, 1, 0],
        [99.9, 0, 1],
        [100, 0, 1],
      ],
      [1, 1, 1, 0],
    ],
    [
      'waits no longer than that',
      { gracePeriodSeconds: 5 },
      [
        [10, 1, 1, 0],
        [70, 0, 1, 0],
        [75, 0, 1],
      ],
      [1, 1, 0],
    ],
    [
      'waits for what the activator has not waited',
      {},
      [
        [10, 1, 1, 0],
        [60, 1, 1, -1],
        [70, 0, 1],
        [89.9, 0, 1],
        [90, 0, 1],
      ],
      [1, 1, 1, 1, 0],
    ],
    ['is retained', { retentionSeconds: 100 }, [ACTIVE, [70, 0, 1], [169.9, 0, 1], [170, 0, 1]], [1, 1, 1, 0]],
    [
      'is retained, and the activator waits meanwhile',
      { retentionSeconds: 10 },
      [ACTIVE, [70, 0, 1], [79.9, 0, 1], [80, 0, 1]],
      [1, 1, 1, 0],
    ],
    [
      'is retained, and the activator waits longer',
      { retentionSeconds: 10 },
      [
        [10, 1, 1, 0],
        [70, 0, 1, 0],
        [80, 0, 1],
        [99.9, 0, 1],
        [100, 0, 1],
      ],
      [1, 1, 1, 1, 0],
    ],
    [
      'stays if a request comes meanwhile',
      { retentionSeconds: 100 },
      [ACTIVE, [70, 0, 1], [100, 1, 1], [160, 0, 1], [259, 0, 1], [260, 0, 1]],
      [1, 1, 1, 1, 1, 0],
    ],
  ])('%s', (_, settings, looks, expected) => {
    expect(replicas(settings, ...looks)).toEqual(expected);
  });

  test('is looked at again when that can change something', () => {
    const due = (settings: Partial<ScaleSettings>, ...looks: readonly Look[]) =>
      reconciled(settings, looks).podAutoscaler.dueAt;
    expect(due({}, ACTIVE)).toBe(Number.POSITIVE_INFINITY);
    expect(due({}, ACTIVE, [40, 0, 1])).toBe(70);
    expect(due({ retentionSeconds: 100 }, ACTIVE, [70, 0, 1], [70, 0, 1])).toBe(170);
    expect(due({}, [10, 1, 1, 0], [70.5, 0, 1, 0], [70.5, 0, 1])).toBe(100);
    // The earlier of two counts, and is forgotten when it has come.
    expect(due({}, ACTIVE, [40, 0, 0], [50, 0, 0])).toBe(70);
    expect(due({ retentionSeconds: 100 }, ACTIVE, [40, 0, 1], [65, 0, 1])).toBe(70);
  });
});

describe('a pod that does not become ready', () => {
  const SLOW = { progressDeadlineSeconds: 60 };

  test('is given up half a minute after its deadline, and not while it is wanted', () => {
    expect(replicas(SLOW, [0, 1, 0], [89.9, 0, 0], [90, 0, 0])).toEqual([1, 1, 0]);
    expect(replicas(SLOW, [0, 1, 0], [1000, 1, 0], [1001, 0, 0])).toEqual([1, 1, 0]);
  });

  test('is waited for anew when it was ready before', () => {
    expect(replicas(SLOW, [0, 1, 1], [100, 1, 0], [189.9, 0, 0], [190, 0, 0])).toEqual([1, 1, 1, 0]);
  });
});

describe('the activator', () => {
  const serving = (settings: Partial<ScaleSettings>, ...looks: readonly Look[]) =>
    reconciled(settings, looks).podAutoscaler.isServing;

  test('is left out where there is room to spare, and something is wanted', () => {
    expect(serving({}, [0, 1, 1, 0])).toBe(true);
    expect(serving({}, [0, 1, 1, -1])).toBe(false);
    expect(serving({}, [0, 1, 1, 0], [70, 0, 1, 0])).toBe(false);
    expect(serving({}, [0, -1, 0, 0])).toBe(false);
    expect(serving({ activatorAlwaysInPath: true }, [0, 1, 1, 0])).toBe(false);
  });

  test('is in the path while no pod is ready, whatever room there is', () => {
    // Since 60, and so half a minute when the last pod is to go.
    const { podAutoscaler } = reconciled({}, [[10, 1, 1, 0]]);
    podAutoscaler.watchPods(40, 0);
    podAutoscaler.reconcile(80, 0, 0, 0);
    expect(podAutoscaler.isAsleep).toBe(false);
    expect(
      reconciled({}, [
        [10, 1, 1, 0],
        [70, 0, 1, 0],
        [100, 0, 1, 0],
      ]).podAutoscaler.isAsleep,
    ).toBe(true);
  });
});

test('it tells whether a further look sees something else', () => {
  const podAutoscaler = new PodAutoscaler(DEFAULTS, 0);
  expect(podAutoscaler.reconcile(0, -1, -1, 0)).toBe(false);
  expect(podAutoscaler.reconcile(3, -1, -1, 1)).toBe(true);
  expect(podAutoscaler.reconcile(4, 1, -1, 1)).toBe(false);
  expect(podAutoscaler.reconcile(6, 1, 0, 1)).toBe(true);
  expect(podAutoscaler.reconcile(70, 0, 0, 1)).toBe(true);
});
