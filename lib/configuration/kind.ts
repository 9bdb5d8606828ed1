// What a kind of values knows: its type in TypeScript, which values are allowed, and how Knative parses them.
import type { KnativeRelease } from '../release/knative-release';
import { describe } from './words';

/** What becomes of a value: its text, or what is wrong with it. */
export interface RenderedText {
  readonly text: string;
  readonly problems: readonly string[];
}

/** A kind of values. */
export interface Kind<Value> {
  /** The type of the property in TypeScript. */
  readonly type: string;
  /** In words, which values are allowed, with their unit. */
  readonly allowed: string;
  /** Checks and renders a value, which may come from where no compiler has seen it. */
  readonly render: (property: string, value: unknown, release: KnativeRelease) => RenderedText;
  /** Carries the type of the value; never set. */
  readonly value?: Value;
}

/** What becomes of a value that isn't allowed. */
export const refusal = (property: string, value: unknown, allowed: string): RenderedText => ({
  text: '',
  problems: [`${property} is ${describe(value)}; allowed: ${allowed}`],
});

/**
 * Describes a kind of values that are right or wrong as a whole.
 * @param write returns the text of a value; nothing if the value isn't allowed
 */
export const kindOf = <Value>(
  type: string,
  allowed: string,
  write: (value: unknown, release: KnativeRelease) => string | undefined,
): Kind<Value> => ({
  type,
  allowed,
  render: (property, value, release) => {
    const text = write(value, release);
    return text === undefined ? refusal(property, value, allowed) : { text, problems: [] };
  },
});
