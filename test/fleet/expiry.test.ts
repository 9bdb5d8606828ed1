import { dayOf, expiryWarnings, isDay, isExpired } from '../../lib/fleet/expiry';

test.each([
  ['2027-01-31', true],
  ['2028-02-29', true],
  ['2027-02-29', false],
  ['2027-04-31', false],
  ['2027-00-10', false],
  ['2027-13-01', false],
  ['2027-1-31', false],
  ['2027-01-31T00:00:00Z', false],
  ['20270131', false],
  ['soon', false],
  ['', false],
])('isDay(%j) is %j', (text, expected) => {
  expect(isDay(text)).toBe(expected);
});

test('a moment is on a day in UTC', () => {
  expect(dayOf(new Date('2027-01-31T23:59:59.999Z'))).toBe('2027-01-31');
  expect(dayOf(new Date('2027-02-01T00:30:00+01:00'))).toBe('2027-01-31');
});

test.each([
  ['2027-01-30', true],
  ['2027-01-31', false],
  ['2027-02-01', false],
  [undefined, false],
])('with %j as its last day, an environment has expired on 2027-01-31: %j', (expires, expected) => {
  expect(isExpired({ expires }, '2027-01-31')).toBe(expected);
});

test.each([
  [[], []],
  [[{ name: 'a' }, { name: 'b', expires: '2027-01-31' }], []],
  [
    [{ name: 'a', expires: '2027-01-30', owner: 'shop@example.com' }, { name: 'b' }],
    ['an environment has expired: a of shop@example.com on 2027-01-30; remove it, or give it a later day'],
  ],
  [
    [
      { name: 'a', expires: '2027-01-30', owner: 'shop@example.com' },
      { name: 'b', expires: '2026-12-31' },
    ],
    [
      '2 environments have expired: a of shop@example.com on 2027-01-30, b on 2026-12-31; remove them, or give them a later day',
    ],
  ],
])('of %j it warns in one line', (definitions, expected) => {
  expect(expiryWarnings(definitions, '2027-01-31')).toEqual(expected);
});
