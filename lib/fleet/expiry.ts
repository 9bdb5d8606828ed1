// Environments whose last day has passed.
import type { EnvironmentDefinition } from './environment-definition';

/** Returns whether a text is a day of the calendar, such as `2027-01-31`. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // February 30 is no day, although it is read as one in March.
  return !Number.isNaN(time) && dayOf(new Date(time)) === text;
}

/** Returns the day on which a moment is, in UTC. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, '2027-01-31'.length);

/** Returns whether the last day of an environment is before today. */
export const isExpired = ({ expires }: Pick<EnvironmentDefinition, 'expires'>, today: string): boolean =>
  expires !== undefined && expires < today;

/**
 * Returns a line that names the environments whose last day has passed; nothing if none has.
 * @param today a day such as `2027-01-31`; see dayOf
 */
export function expiryWarnings(definitions: readonly EnvironmentDefinition[], today: string): string[] {
  const expired = definitions.filter((definition) => isExpired(definition, today));
  if (expired.length === 0) {
    return [];
  }
  const named = expired.map(
    ({ name, expires, owner }) => `${name}${owner === undefined ? '' : ` of ${owner}`} on ${expires}`,
  );
  return [
    expired.length === 1
      ? `an environment has expired: ${named.join()}; remove it, or give it a later day`
      : `${expired.length} environments have expired: ${named.join(', ')}; remove them, or give them a later day`,
  ];
}
