// How failures are told.
import { type Failure, MAX_FAILURES } from './apply';

/** Returns a line for each failure: the object, its file and why, as far as they are few. */
export function failureLines(failures: readonly Failure[]): string[] {
  const rest = failures.length - MAX_FAILURES;
  return [
    ...failures.slice(0, MAX_FAILURES).map(({ object: { id, file }, reason }) => `  ${id} (dist/${file}): ${reason}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ];
}
