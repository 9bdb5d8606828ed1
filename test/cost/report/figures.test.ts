import {
  amount,
  amountChange,
  duration,
  money,
  moneyChange,
  share,
  shareChange,
} from '../../../lib/cost/report/figures';

test.each([
  [0, 'USD', '$0.00'],
  [-0, 'USD', '$0.00'],
  [0.0049, 'USD', '<$0.01'],
  [0.005, 'USD', '$0.01'],
  [12.4, 'USD', '$12.40'],
  [1234.567, 'EUR', '€1,234.57'],
  [1234.567, 'JPY', '¥1,235'],
  [0.4, 'JPY', '<¥1'],
  [-0.001, 'USD', '$0.00'],
  [-3, 'USD', '-$3.00'],
])('%d %s is %s', (value, currency, text) => {
  expect(money(value, currency)).toBe(text);
});

test.each([
  [12.4, '+$12.40'],
  [-12.4, '-$12.40'],
  [0.001, '$0.00'],
  [0, '$0.00'],
])('a change of %d is %s', (value, text) => {
  expect(moneyChange(value, 'USD')).toBe(text);
});

test.each([
  [0, '0'],
  [0.004, '<0.01'],
  [0.005, '0.01'],
  [0.62, '0.62'],
  [9.99, '9.99'],
  [12.44, '12.4'],
  [30, '30'],
  [123.4, '123'],
  [1234, '1,234'],
])('%d is %s', (value, text) => {
  expect(amount(value)).toBe(text);
});

test.each([
  [0.62, '+0.62'],
  [-12.44, '-12.4'],
  [0, '0'],
])('a change of %d is %s', (value, text) => {
  expect(amountChange(value)).toBe(text);
});

test.each([
  [0, '0 %'],
  [0.0004, '<0.1 %'],
  [0.007, '0.7 %'],
  [0.0996, '10 %'],
  [0.124, '12 %'],
  [0.994, '99 %'],
  [0.995, '>99 %'],
  [0.99999, '>99 %'],
  [1, '100 %'],
  [1.2, '120 %'],
])('the share %d is %s', (value, text) => {
  expect(share(value)).toBe(text);
});

test.each([
  [0.08, '+8 %'],
  [-0.256, '-26 %'],
  [0, '0 %'],
])('a change by the share %d is %s', (value, text) => {
  expect(shareChange(value)).toBe(text);
});

test.each([
  [0, '0 s'],
  [3.14, '3.14 s'],
  [60, '60 s'],
  [119, '119 s'],
  [120, '2 min'],
  [600, '10 min'],
  [3600, '60 min'],
  [7200, '2 h'],
  [9000, '2.5 h'],
])('%d seconds are %s', (value, text) => {
  expect(duration(value)).toBe(text);
});
