import { callersOf } from '../../../lib/cost/report/callers';
import { sampleReport, withEnvironments } from '../../support/cost-report';

const waker = (caller: string, awakeShare: number, everySeconds = 60) => ({
  api: 'hello',
  caller,
  requestsPerDay: 10,
  everySeconds,
  idleSeconds: 64,
  awakeShare,
});

test('a caller is told once, and who keeps environments awake longest comes first', () => {
  const wakers = [
    [waker('a', 0.9)],
    [waker('b', 0.5, 120), waker('c', 0.1)],
    [waker('b', 0.7), { ...waker('b', 0.3), api: 'catalog' }],
  ];
  const report = withEnvironments(sampleReport({ environments: 3 }), (environment, index) => ({
    ...environment,
    name: `dev-${index}`,
    wakers: wakers[index] ?? [],
  }));
  expect(callersOf(report)).toEqual([
    {
      name: 'b',
      environments: ['dev-1', 'dev-2'],
      requestsPerDay: 30,
      everySeconds: 60,
      awakeShare: expect.closeTo(0.5),
    },
    { name: 'a', environments: ['dev-0'], requestsPerDay: 10, everySeconds: 60, awakeShare: 0.9 },
    { name: 'c', environments: ['dev-1'], requestsPerDay: 10, everySeconds: 60, awakeShare: 0.1 },
  ]);
});

test('nobody keeps them awake', () => {
  const report = withEnvironments(sampleReport(), (environment) => ({ ...environment, wakers: [] }));
  expect(callersOf(report)).toEqual([]);
});
