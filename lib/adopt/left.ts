// What of a manifest isn't kept as it is, and why.
import type { Json } from '../kubernetes/json';
import { show } from '../validation/rules';

/** Why something isn't kept, and what to do about it. */
export interface Why {
  readonly reason: string;
  /** What does the same, or comes nearest. @default - nothing does, or nothing needs to */
  readonly replacement?: string;
  /** Whether the value is not repeated. @default false */
  readonly isSecret?: boolean;
}

/** Something of a manifest that isn't kept as it is. */
export interface Left extends Pick<Why, 'reason' | 'replacement'> {
  /** Kind and name of the object, and where in it: items of lists go by their names. */
  readonly path: string;
  /** What stands there. @default - the object as a whole, or a credential, which isn't repeated */
  readonly value?: Json;
}

/** Longest value that a line shows. */
const LONGEST = 60;

/** Returns what is left, with its value if a line can show it. */
export function leftThing({ path, value }: Left): string {
  const text = value === undefined ? '' : show(value);
  return text === '' || text.length > LONGEST ? path : `${path} is ${text}`;
}

/** Returns a line for something that is left. */
export const leftLine = (left: Left): string =>
  `${leftThing(left)}: ${left.reason}${left.replacement === undefined ? '' : `; instead: ${left.replacement}`}`;
