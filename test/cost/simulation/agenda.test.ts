import fc from 'fast-check';
import { Agenda } from '../../../lib/cost/simulation/agenda';

test('nothing is due where nothing is set', () => {
  const agenda = new Agenda(3);
  expect(agenda.first()).toBe(Number.POSITIVE_INFINITY);
  expect(agenda.take(7)).toEqual([]);
});

test('a part that is set again is due then only', () => {
  const agenda = new Agenda(2);
  agenda.set(0, 10, 0);
  agenda.set(0, 5, 0);
  expect(agenda.first()).toBe(5);
  expect(agenda.take(5)).toEqual([0]);
  expect(agenda.first()).toBe(Number.POSITIVE_INFINITY);
});

test('a part that is set to the same second twice is taken once', () => {
  const agenda = new Agenda(2);
  agenda.set(1, 5, 4);
  agenda.set(1, 5, 4);
  expect(agenda.take(5)).toEqual([1]);
});

test('a part that is set to never is not due', () => {
  const agenda = new Agenda(2);
  agenda.set(1, 5, 0);
  agenda.set(1, Number.POSITIVE_INFINITY, 0);
  expect(agenda.first()).toBe(Number.POSITIVE_INFINITY);
});

test('parts are due in the order of their seconds, whatever they are set to on the way', () => {
  const PARTS = 5;
  fc.assert(
    fc.property(
      fc.array(fc.record({ part: fc.nat(PARTS - 1), delay: fc.integer({ min: 1, max: 12 }) }), { maxLength: 60 }),
      (steps) => {
        const agenda = new Agenda(PARTS);
        const expected = new Map<number, number>();
        const delays = [...steps];
        const set = (part: number, second: number, now: number) => {
          agenda.set(part, second, now);
          expected.set(part, second);
        };
        for (let part = 0; part < PARTS; part++) {
          set(part, 1 + (part % 2), 0);
        }
        for (let now = agenda.first(); Number.isFinite(now); now = agenda.first()) {
          expect(now).toBe(Math.min(...expected.values()));
          const taken = agenda.take(now);
          expect([...taken].sort()).toEqual(
            [...expected].flatMap(([part, second]) => (second === now ? [part] : [])).sort(),
          );
          for (const part of taken) {
            expected.delete(part);
          }
          const next = delays.shift();
          if (next !== undefined) {
            set(next.part, now + next.delay, now);
          }
        }
        expect(expected.size).toBe(0);
      },
    ),
  );
});
