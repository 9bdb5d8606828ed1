// Text of others, such as the name of a caller in a log, made fit to be shown.

/** Characters that a terminal or a browser obeys instead of showing them, and halves of characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Returns text in which every character is shown: none moves the cursor, ends the line or turns the direction. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, '\u{fffd}');

/** Returns text with no more characters than a place has; the end is left out. */
export function cutEnd(text: string, characters: number): string {
  const all = [...text];
  return all.length > characters ? `${all.slice(0, characters - 1).join('')}…` : text;
}

/** Returns text with no more characters than a place has; the middle is left out, as names differ at their ends. */
export function cutMiddle(text: string, characters: number): string {
  const all = [...text];
  if (all.length <= characters) {
    return text;
  }
  const end = Math.floor((characters - 1) / 2);
  return `${all.slice(0, characters - 1 - end).join('')}…${all.slice(all.length - end).join('')}`;
}
