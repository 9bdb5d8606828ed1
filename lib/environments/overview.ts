// The environments as a table: a row for each API.
import type { DevEnvironment } from '../fleet/dev-environment';
import { isExpired } from '../fleet/expiry';
import type { Checked } from '../service/rules/rule';
import { table } from '../text/table';
import { shortDigests } from '../validation/image';

const TITLES = ['ENVIRONMENT', 'API', 'HOST', 'IMAGE', 'SCALE', 'OWNER', 'EXPIRES', 'PROTECTED'];

/**
 * Returns the lines of a table of environments.
 * @param today a day such as `2027-01-31`: what expired before is marked
 */
export const overview = (environments: readonly DevEnvironment[], today: string): string[] =>
  table([TITLES, ...environments.flatMap((environment) => rowsOf(environment, today))]);

function rowsOf({ definition, apis, hosts }: DevEnvironment, today: string): string[][] {
  const { name, owner = '', expires = '', protected: isProtected = false } = definition;
  const facts = [owner, isExpired(definition, today) ? `${expires} (past)` : expires, isProtected ? 'yes' : ''];
  const rows = [...apis].map(([api, { props }]) => [
    name,
    api,
    hosts.get(api)?.[0] ?? '',
    shortDigests(props.image ?? ''),
    scale(props),
    ...facts,
  ]);
  return rows.length === 0 ? [[name, '', '', '', '', ...facts]] : rows;
}

const scale = ({ minScale = 0, maxScale = 0 }: Checked): string => `${minScale}–${maxScale === 0 ? '∞' : maxScale}`;
