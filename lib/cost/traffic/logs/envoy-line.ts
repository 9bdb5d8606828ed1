// A line of Envoy's access log as it is by default, which is what Kourier's gateway prints.
// See https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#default-format-string
import type { Column } from './columns';
import { UNIT_SECONDS } from './duration';
import type { LogRow } from './row';

const LINE = /\[(\d{4}-[^\]\s]+)\] "[^"]*" \d+ \S+ \d+ \d+ (\d+) \S+ "([^"]*)" "([^"]*)" "[^"]*" "([^"]*)"/;

/** Why a line that isn't one is refused, such as what Envoy says of itself. */
export const NO_ACCESS_LOG = 'no line of an access log';

/** What each group of the line holds. */
const GROUPS: readonly Column[] = [
  { field: 'time', rank: 0 },
  { field: 'duration', rank: 0, unitSeconds: UNIT_SECONDS['ms'] },
  { field: 'address', rank: 0 },
  { field: 'agent', rank: 0 },
  { field: 'host', rank: 0 },
];

/** Reads a line into a row. Returns whether it is one. */
export function readEnvoyLine(line: string, row: LogRow): boolean {
  const match = LINE.exec(line);
  if (match === null) {
    return false;
  }
  for (const [index, column] of GROUPS.entries()) {
    row.set(column, match[index + 1]);
  }
  return true;
}
