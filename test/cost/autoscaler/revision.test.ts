import type { ScaleSettings } from '../../../lib/cost/autoscaler/scale-settings';
import { every, mostPods, ONE_AT_A_TIME, type PodLife, podSeconds, type Request, type Run, simulate } from './simulate';

/** By then, a new revision is asleep. */
const ASLEEP = 2000;

/** One request, of 200 ms. */
const ONE: readonly Request[] = [[ASLEEP, 0.2]];

/** Returns the pods that requests wake a sleeping revision for. */
function woken(settings: Partial<ScaleSettings>, requests = ONE) {
  const all = simulate(settings, { requests, until: 5000 });
  return { ...all, lives: all.lives.filter(({ createdAt }) => createdAt >= ASLEEP) };
}

/** Returns for how long there was a pod that wasn't to go. */
const upSeconds = (settings: Partial<ScaleSettings>, requests = ONE): number =>
  Math.max(...woken(settings, requests).lives.map(({ goneAt }) => goneAt - 30 - ASLEEP));

describe('one request of 200 ms, with pods that start in 3 s', () => {
  test.each<[string, Partial<ScaleSettings>, number]>([
    ['by default', {}, 64.5],
    ['the activator steps aside', { targetBurstCapacity: 0 }, 94],
    ['the activator never does', { targetBurstCapacity: -1 }, 64.5],
    ['the activator may not', { targetBurstCapacity: 0, activatorAlwaysInPath: true }, 64.5],
    ['the activator needs a second to take over', { targetBurstCapacity: 0, gracePeriodSeconds: 1 }, 65],
    ['10 minutes of retention', { retentionSeconds: 600 }, 664],
    ['a window of 5 minutes', { stableWindowSeconds: 300, panicWindowSeconds: 30 }, 304.5],
    ['the least window', { stableWindowSeconds: 6, panicWindowSeconds: 1 }, 10.5],
    ['a scale-down delay', { scaleDownDelaySeconds: 100 }, 162.5],
    ['the weighted average', { aggregation: 'weighted-exponential' }, 64.5],
  ])('%s', (_, settings, expected) => {
    expect(upSeconds(settings)).toBeCloseTo(expected, 6);
    expect(woken(settings)).toMatchObject({ requests: 1, heldRequests: 1, coldStarts: 1, timedOut: 0, waits: [3] });
  });

  test.each<[string, Partial<ScaleSettings>, number]>([
    ['by default', {}, 1],
    ['one request at a time', ONE_AT_A_TIME, 2],
    ['one at a time, and one pod at the most', { ...ONE_AT_A_TIME, maxScale: 1 }, 1],
    ['one at a time, and pods are kept busy', { ...ONE_AT_A_TIME, target: 1 }, 1],
    ['as many as it wakes with', { activationScale: 3 }, 3],
    ['as many as it wakes with, within its bounds', { activationScale: 3, maxScale: 2 }, 2],
    ['requests per second', { metric: 'rps', target: 140, total: 200 }, 1],
    ['one request per second', { metric: 'rps', target: 0.7, total: 1 }, 2],
  ])('%s', (_, settings, expected) => {
    expect(mostPods(woken(settings).lives)).toBe(expected);
  });
});

describe('a poll', () => {
  const awakeShare = (seconds: number) =>
    simulate({ initialScale: 0 }, { requests: every(seconds, 100, 14_500), until: 14_500 }).awakeSeconds / 14_400;

  test.each([1, 10, 30, 59, 60])('each %i s never lets a pod go', (seconds) => {
    const { lives, coldStarts } = simulate({ initialScale: 0 }, { requests: every(seconds, 100, 5000), until: 5000 });
    expect(lives).toHaveLength(1);
    expect(coldStarts).toBe(1);
  });

  test.each([
    [65, 0.98],
    [120, 0.54],
    [300, 0.215],
  ])('each %i s keeps it awake for %d of the time', (seconds, expected) => {
    expect(awakeShare(seconds)).toBeCloseTo(expected, 1);
  });
});

describe('a day with 30 calls between 9 and 18 h: the longer a pod stays, the fewer cold starts', () => {
  // Anywhere in these hours, but always the same.
  let state = 12_345;
  const anywhere = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  const calls = Array.from({ length: 30 }, () => (9 + 9 * anywhere()) * 3600).sort((one, other) => one - other);
  const requests = calls.map((at): Request => [at, 0.2]);

  test.each<[string, Partial<ScaleSettings>, number, number]>([
    ['by default', {}, 29, 0.8],
    ['a window of 5 minutes', { stableWindowSeconds: 300, panicWindowSeconds: 30 }, 24, 2.5],
    ['10 minutes of retention', { retentionSeconds: 600 }, 19, 4.7],
    ['30 minutes of retention', { retentionSeconds: 1800 }, 4, 7.8],
    ['a pod all the time', { minScale: 1 }, 0, 24],
  ])('%s', (_, settings, expectedStarts, expectedHours) => {
    const { coldStarts, lives } = simulate({ initialScale: 0, ...settings }, { requests, until: 86_400 });
    expect(coldStarts).toBe(expectedStarts);
    expect(Math.round(podSeconds(lives) / 360) / 10).toBe(expectedHours);
  });
});

describe('a new revision', () => {
  const created = (settings: Partial<ScaleSettings>, run: Partial<Run> = {}) =>
    simulate(settings, { until: 2000, ...run });

  test.each<[string, Partial<ScaleSettings>, readonly PodLife[]]>([
    ['starts one pod, which goes when nobody calls', {}, [{ createdAt: 0, goneAt: 93 }]],
    ['starts none', { initialScale: 0 }, []],
    [
      'starts several',
      { initialScale: 2 },
      [
        { createdAt: 0, goneAt: 34.5 },
        { createdAt: 0, goneAt: 93 },
      ],
    ],
    ['keeps its fewest', { minScale: 1 }, [{ createdAt: 0, goneAt: 2000 }]],
    ['keeps its fewest, and starts with none', { minScale: 1, initialScale: 0 }, [{ createdAt: 0, goneAt: 2000 }]],
    ['keeps the last pod', { enableScaleToZero: false }, [{ createdAt: 0, goneAt: 2000 }]],
  ])('%s', (_, settings, expected) => {
    const { lives, coldStarts } = created(settings);
    expect(lives.map(({ createdAt, goneAt }) => ({ createdAt, goneAt: Math.round(goneAt * 2) / 2 }))).toEqual(expected);
    expect(coldStarts).toBe(0);
  });

  test('is awake from when it is created, and while no pod drains only', () => {
    expect(created({}).awakeSeconds).toBe(63);
    expect(created({ minScale: 1 }).awakeSeconds).toBe(2000);
    expect(created({ initialScale: 0 }).awakeSeconds).toBe(0);
  });

  test('without a pod has no decision yet, and so the first request waits for the next', () => {
    const { lives, waits, coldStarts } = created({ initialScale: 0 }, { requests: [[100.6, 0.2]] });
    expect(lives[0]?.createdAt).toBeCloseTo(102.5, 6);
    expect(waits).toEqual([expect.closeTo(4.9, 6)]);
    expect(coldStarts).toBe(1);
  });

  test('asleep takes a request at once', () => {
    const { lives, waits } = created({}, { requests: [[500.6, 0.2]] });
    expect(lives[1]?.createdAt).toBeCloseTo(500.6, 6);
    expect(waits).toEqual([expect.closeTo(3, 6)]);
  });
});

describe('pods without a node', () => {
  test('are waited for, second by second', () => {
    const readyAt = (createdAt: number, second: number) =>
      createdAt >= ASLEEP && second < ASLEEP + 100 ? Number.POSITIVE_INFINITY : createdAt + 103;
    const { waits, timedOut, lives } = simulate({}, { requests: ONE, until: 5000, readyAt });
    expect(waits).toEqual([103]);
    expect(timedOut).toBe(0);
    expect(lives).toHaveLength(2);
  });

  test.each<[string, Partial<ScaleSettings>, number, number]>([
    ['the window, and once more the deadline', {}, 1, 990.5],
    ['the window, if the deadline is over by then', { progressDeadlineSeconds: 100 }, 1, 360.5],
    ['the wait of requests, and the window', { longestWaitSeconds: 800 }, 1, 860.5],
    ['the end, as requests wait for ever', { longestWaitSeconds: Number.POSITIVE_INFINITY }, 0, 3000],
  ])('are given up after %s', (_, settings, expectedTimedOut, expected) => {
    const { lives, timedOut, waits } = simulate(settings, {
      requests: ONE,
      until: ASLEEP + 3000,
      readyAt: () => Number.POSITIVE_INFINITY,
    });
    expect(timedOut).toBe(expectedTimedOut);
    expect(waits).toEqual([]);
    expect(lives).toHaveLength(2);
    expect((lives[1]?.goneAt ?? 0) - ASLEEP).toBeCloseTo(expected, 6);
  });
});

describe('a rush', () => {
  const RUSH: readonly Request[] = Array.from({ length: 100 }, (_, index) => [ASLEEP + index / 100, 5]);

  test('makes as many pods as it needs, and lets none go until it is over', () => {
    const { lives } = woken({ ...ONE_AT_A_TIME, total: 10, target: 7, containerConcurrency: 10 }, RUSH);
    expect(mostPods(lives)).toBeGreaterThanOrEqual(10);
    expect(Math.min(...lives.map(({ goneAt }) => goneAt))).toBeGreaterThan(ASLEEP + 60);
  });

  test('makes no more than the most', () => {
    expect(mostPods(woken({ ...ONE_AT_A_TIME, maxScale: 3 }, RUSH).lives)).toBe(3);
  });

  test('waits at the activator for room, which is no cold start', () => {
    const { heldRequests, waits, timedOut } = woken({ ...ONE_AT_A_TIME, maxScale: 1 }, [
      [ASLEEP, 10],
      [ASLEEP + 5, 10],
      [ASLEEP + 6, 10],
    ]);
    expect(heldRequests).toBe(1);
    expect(waits).toEqual([3]);
    expect(timedOut).toBe(0);
  });

  test('waits no longer than it may', () => {
    const settings = { ...ONE_AT_A_TIME, maxScale: 1, longestWaitSeconds: 12, timeoutSeconds: 12 };
    const busy: readonly Request[] = [
      [ASLEEP, 11],
      [ASLEEP + 5, 1],
      [ASLEEP + 8, 1],
    ];
    expect(woken(settings, busy).timedOut).toBe(0);
    expect(
      woken(settings, [
        [ASLEEP, 15],
        [ASLEEP + 5, 1],
        [ASLEEP + 8, 1],
      ]).timedOut,
    ).toBe(1);
  });
});

describe('without the activator', () => {
  const DIRECT: Partial<ScaleSettings> = { ...ONE_AT_A_TIME, targetBurstCapacity: 0, maxScale: 1 };
  /** One that makes the pod ready, and others at once while it is. */
  const burst = (count: number, duration: number): readonly Request[] => [
    [ASLEEP, 0.2],
    ...Array.from({ length: count }, (): Request => [ASLEEP + 10, duration]),
  ];

  test('ten requests wait in front of a pod that works on one, and more are refused', () => {
    expect(woken(DIRECT, burst(11, 1)).timedOut).toBe(0);
    expect(woken(DIRECT, burst(12, 1)).timedOut).toBe(1);
    expect(woken({ ...DIRECT, targetBurstCapacity: 211 }, burst(12, 1)).timedOut).toBe(0);
  });

  test('they wait no longer than they may', () => {
    expect(woken({ ...DIRECT, timeoutSeconds: 20 }, burst(3, 9)).timedOut).toBe(0);
    expect(woken({ ...DIRECT, timeoutSeconds: 20 }, burst(4, 9)).timedOut).toBe(1);
  });

  test('a pod without a limit takes all', () => {
    expect(woken({ targetBurstCapacity: 0 }, burst(500, 1)).timedOut).toBe(0);
  });

  test('requests keep the pod as those by the activator do', () => {
    const requests = every(50, ASLEEP, 3000);
    expect(woken({ targetBurstCapacity: 0 }, requests).lives).toHaveLength(1);
    expect(woken({ targetBurstCapacity: 0, metric: 'rps', target: 140, total: 200 }, requests).lives).toHaveLength(1);
  });
});

describe('a pod that is to go', () => {
  // Counted by requests per second, a long request doesn't keep it.
  const RPS: Partial<ScaleSettings> = { metric: 'rps', target: 140, total: 200 };

  test.each<[string, number, number, number]>([
    ['half a minute', 10, 300, 93],
    ['while it works', 180, 300, 183],
    ['as long as a request may take', 500, 300, 363],
    ['as long as a request may take, if that is shorter', 10, 20, 83],
  ])('drains for %s', (_, duration, timeoutSeconds, expected) => {
    const { lives } = woken({ ...RPS, timeoutSeconds }, [[ASLEEP, duration]]);
    expect(Math.round((lives[0]?.goneAt ?? 0) - ASLEEP)).toBe(expected);
  });

  test('does not answer: a request while it drains makes another', () => {
    const { lives, coldStarts } = woken({}, [...ONE, [ASLEEP + 80, 0.2]]);
    expect(mostPods(lives)).toBe(2);
    expect(coldStarts).toBe(2);
  });
});

test('in the end all pods go', () => {
  const { left, lives } = simulate({ ...ONE_AT_A_TIME, minScale: 2 }, { requests: every(1, 10, 100, 30), until: 100 });
  expect(left).toBe(0);
  expect(Math.max(...lives.map(({ goneAt }) => goneAt))).toBe(100);
});

test('seconds are left out in which nothing can happen', () => {
  expect(simulate({}, { until: 1_000_000 }).steps).toBeLessThan(20);
  expect(simulate({ minScale: 1 }, { until: 1_000_000 }).steps).toBeLessThan(20);
  expect(simulate({ retentionSeconds: 100_000 }, { until: 1_000_000 }).steps).toBeLessThan(20);
});

// Its 0 is the last that is measured: without it, the panic window would have ended a second sooner, and two pods would be woken at once.
test('a pod that is to go is scraped once more', () => {
  const requests = [5, 71, 137, 203, 269].map((second): Request => [second + 0.618, 0.1]);
  const settings = { ...ONE_AT_A_TIME, stableWindowSeconds: 61, targetBurstCapacity: 5 };
  const { lives } = simulate(settings, { requests, until: 836, startSeconds: 90.3 });
  const woken = lives
    .map(({ createdAt }) => createdAt)
    .filter((at) => at > 200 && at < 210)
    .sort();
  expect(woken).toEqual([expect.closeTo(203.618, 2), 208.5]);
});
