import { Decider } from '../../../lib/cost/autoscaler/decider';
import type { ScaleSettings } from '../../../lib/cost/autoscaler/scale-settings';
import { DEFAULTS } from './simulate';

type Decision = readonly [time: number, readyPods: number, stable: number, panic: number];

function decided(settings: Partial<ScaleSettings>, decisions: readonly Decision[]) {
  const decider = new Decider({ ...DEFAULTS, target: 10, total: 10, ...settings });
  const pods = decisions.map((decision) => {
    decider.decide(...decision);
    return decider.desiredPods;
  });
  return { decider, pods };
}

const pods = (settings: Partial<ScaleSettings>, ...decisions: readonly Decision[]): number[] =>
  decided(settings, decisions).pods;

describe('the pods that are wanted', () => {
  test.each<[string, Partial<ScaleSettings>, Decision, number]>([
    ['none for nothing', {}, [0, 1, 0, 0], 0],
    ['one for the least', {}, [0, 1, 0.000001, 0], 1],
    ['one for as much as a pod is to have', {}, [0, 1, 10, 0], 1],
    ['two for more', {}, [0, 1, 10.000001, 0], 2],
    ['none is as good as one', {}, [0, 0, 15, 0], 2],
    ['no more than so many times those that are ready', { maxScaleUpRate: 2 }, [0, 3, 100, 0], 6],
    ['but more', { maxScaleUpRate: 1.1 }, [0, 3, 100, 0], 4],
    ['no fewer than that part of those that are ready', {}, [0, 7, 1, 0], 3],
    ['but fewer', { maxScaleDownRate: 1.1 }, [0, 3, 1, 0], 2],
    ['as many as it wakes with', { activationScale: 3 }, [0, 0, 1, 0], 3],
    ['more, if it needs more', { activationScale: 3 }, [0, 4, 35, 0], 4],
    ['none, although it wakes with more', { activationScale: 3 }, [0, 1, 0, 0], 0],
    ['what it wakes with is beyond the rate', { activationScale: 3, maxScaleUpRate: 2 }, [0, 1, 1, 0], 3],
  ])('%s', (_, settings, decision, expected) => {
    expect(pods(settings, decision)).toEqual([expected]);
  });
});

describe('panic', () => {
  test('begins when twice as many are wanted as are ready', () => {
    expect(pods({}, [0, 2, 10, 30])).toEqual([1]);
    expect(pods({}, [0, 2, 10, 31])).toEqual([4]);
    expect(pods({ panicThreshold: 3 }, [0, 2, 10, 31])).toEqual([1]);
    expect(pods({}, [0, 0, 1, 11])).toEqual([2]);
  });

  test('wants what either window wants, and what it wakes with', () => {
    expect(pods({}, [0, 2, 70, 31])).toEqual([7]);
    expect(pods({ activationScale: 9, panicThreshold: 1.1 }, [0, 2, 0, 30])).toEqual([9]);
  });

  test('lets no pod go until it was over for the stable window', () => {
    expect(pods({}, [0, 1, 1, 31], [2, 4, 1, 0], [60, 4, 1, 0], [62, 4, 1, 0])).toEqual([4, 4, 4, 2]);
    expect(pods({ stableWindowSeconds: 6 }, [0, 1, 1, 31], [6, 4, 1, 0], [6.001, 4, 1, 0])).toEqual([4, 4, 2]);
  });

  test('adds pods all the time, and begins anew with each that is wanted', () => {
    expect(pods({}, [0, 1, 1, 31], [2, 4, 1, 50], [4, 4, 1, 80])).toEqual([4, 5, 8]);
    expect(pods({}, [0, 1, 1, 31], [40, 1, 1, 11], [62, 4, 1, 0], [100, 4, 1, 0], [102, 4, 1, 0])).toEqual([
      4, 4, 4, 4, 2,
    ]);
  });

  test('forgets what was wanted in the one before', () => {
    expect(pods({}, [0, 1, 1, 91], [62, 1, 1, 0], [64, 1, 1, 11])).toEqual([10, 1, 2]);
  });
});

describe('the scale-down delay', () => {
  test('keeps the most pods that were wanted', () => {
    expect(pods({ scaleDownDelaySeconds: 4 }, [0, 1, 35, 0], [2, 4, 1, 0], [4, 4, 1, 0])).toEqual([4, 4, 2]);
    expect(pods({ scaleDownDelaySeconds: 4 }, [0, 1, 1, 0], [2, 1, 35, 0])).toEqual([1, 4]);
    expect(pods({}, [0, 1, 35, 0], [2, 4, 1, 0])).toEqual([4, 2]);
  });

  test('is told of decisions that were left out', () => {
    const { decider } = decided({ scaleDownDelaySeconds: 4 }, [[0, 1, 15, 0]]);
    decider.repeat(100);
    decider.decide(102, 1, 0, 0);
    expect(decider.desiredPods).toBe(2);
    decider.decide(104, 1, 0, 0);
    expect(decider.desiredPods).toBe(0);
  });
});

describe('the excess burst capacity', () => {
  test.each<[string, Partial<ScaleSettings>, Decision, number]>([
    ['room less what is to be, and what is', { targetBurstCapacity: 11 }, [0, 3, 0, 4.5], 14],
    ['rounded down', { targetBurstCapacity: 11 }, [0, 1, 0, 0.5], -2],
    ['none ready is none', { targetBurstCapacity: 11 }, [0, 0, 0, 0], -11],
    ['0 is always enough', { targetBurstCapacity: 0 }, [0, 0, 100, 100], 0],
    ['-1 is never', { targetBurstCapacity: -1 }, [0, 100, 0, 0], -1],
    ['three pods of the default', { total: 100 }, [0, 3, 0, 0], 89],
    ['two pods of the default', { total: 100 }, [0, 2, 0, 0], -11],
  ])('%s', (_, settings, decision, expected) => {
    expect(decided({ targetBurstCapacity: 211, ...settings }, [decision]).decider.excessBurstCapacity).toBe(expected);
  });

  test.each<[Partial<ScaleSettings>, number]>([
    [{}, -201],
    [{ initialScale: 22 }, 9],
    [{ total: 0.5, initialScale: 1 }, -210],
    [{ targetBurstCapacity: 0 }, 0],
    [{ targetBurstCapacity: -1 }, -1],
  ])('with %j, it is %d before the first decision', (settings, expected) => {
    expect(decided({ targetBurstCapacity: 211, ...settings }, []).decider.excessBurstCapacity).toBe(expected);
  });
});

test('it tells whether pods or the activator may have to come or go', () => {
  const decider = new Decider({ ...DEFAULTS, target: 10, total: 10, targetBurstCapacity: 11 });
  expect(decider.desiredPods).toBe(-1);
  expect(decider.decide(0, 1, 0, 0)).toBe(true);
  expect(decider.decide(2, 1, 0, 0)).toBe(false);
  expect(decider.decide(4, 1, 5, 5)).toBe(true);
  expect(decider.decide(6, 1, 7, 7)).toBe(false);
  expect(decider.decide(8, 2, 7, 7)).toBe(true);
  expect(decider.decide(10, 2, 7, 8)).toBe(false);
});

test('it is steady without a panic, and when the delay is over', () => {
  expect(decided({}, [[0, 1, 1, 1]]).decider.isSteady).toBe(true);
  expect(decided({}, [[0, 1, 1, 31]]).decider.isSteady).toBe(false);
  expect(decided({ scaleDownDelaySeconds: 4 }, [[0, 1, 15, 0]]).decider.isSteady).toBe(true);
  expect(
    decided({ scaleDownDelaySeconds: 4 }, [
      [0, 1, 15, 0],
      [2, 2, 5, 0],
    ]).decider.isSteady,
  ).toBe(false);
});
