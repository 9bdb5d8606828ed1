// How the report writes figures: no more digits than mean something.

/** Share below which it is told in tenths of a percent, and no share at all is told as one. */
const SMALL_SHARE = 0.1;

const formats = new Map<string, Intl.NumberFormat>();

/** Returns a way of writing numbers; each is made once, as that takes longer than to write a number. */
function format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  const known = formats.get(key);
  if (known !== undefined) {
    return known;
  }
  const made = new Intl.NumberFormat('en', options);
  formats.set(key, made);
  return made;
}

/** Returns an amount of money, such as `$12.40`; one that is too little to be written is `<$0.01`. */
export function money(amount: number, currency: string): string {
  const { maximumFractionDigits: digits = 0 } = format({ style: 'currency', currency }).resolvedOptions();
  const least = 10 ** -digits;
  const isTooLittle = amount > 0 && amount < least / 2;
  const text = format({ style: 'currency', currency, signDisplay: 'negative' }).format(isTooLittle ? least : amount);
  return isTooLittle ? `<${text}` : text;
}

/** Returns a change of an amount of money with its sign, such as `+$12.40`. */
export const moneyChange = (change: number, currency: string): string =>
  format({ style: 'currency', currency, signDisplay: 'exceptZero' }).format(change);

/** Returns a number of hours or of things, such as `0.62`, `12.4` or `1,234`. */
export const amount = (number: number): string =>
  number > 0 && number < 0.005 ? '<0.01' : format({ maximumFractionDigits: digitsOf(number) }).format(number);

/** Returns a number of things in words, such as `1,234 rows`. */
export const things = (number: number, noun: string): string => `${amount(number)} ${noun}${number === 1 ? '' : 's'}`;

/** Returns a change of a number with its sign, such as `+0.62`. */
export const amountChange = (change: number): string =>
  format({ maximumFractionDigits: digitsOf(change), signDisplay: 'exceptZero' }).format(change);

const digitsOf = (number: number): number => {
  const size = Math.abs(number);
  return size < 10 ? 2 : size < 100 ? 1 : 0;
};

/** Returns a share from 0 to 1 in percent, such as `0.7 %` or `12 %`; only what is all is `100 %`, and only nothing is `0 %`. */
export function share(part: number): string {
  if (part > 0 && part < 0.0005) {
    return '<0.1 %';
  }
  if (part < 1 && part >= 0.995) {
    return '>99 %';
  }
  return `${format({ maximumFractionDigits: part < SMALL_SHARE ? 1 : 0 }).format(part * 100)} %`;
}

/** Returns a change of a share with its sign, such as `+8 %`. */
export const shareChange = (change: number): string =>
  `${format({ maximumFractionDigits: Math.abs(change) < SMALL_SHARE ? 1 : 0, signDisplay: 'exceptZero' }).format(change * 100)} %`;

/** Returns seconds in the unit that reads best, such as `60 s`, `10 min` or `3 h`. */
export function duration(seconds: number): string {
  if (seconds < 120) {
    return `${amount(seconds)} s`;
  }
  return seconds < 7200 ? `${amount(seconds / 60)} min` : `${amount(seconds / 3600)} h`;
}
