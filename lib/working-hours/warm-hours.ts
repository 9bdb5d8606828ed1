// The hours for which an environment is kept warm, and what is wrong with them.
import { isObject } from '../validation/object';
import { knownProperties } from '../validation/rules';
import { timeZoneProblems } from '../working-time/time-zone';
import { daysProblems, type Hours, hoursProblems, WEEKDAYS, type Weekday } from '../working-time/working-time';

/** Hours of the days of a week. */
export interface WarmHours extends Hours {
  /**
   * The days of the week.
   * @default - Monday to Friday
   */
  readonly days?: readonly Weekday[];

  /**
   * Time zone of the people, by its name in the IANA database.
   * @default - that of WorkingHours
   */
  readonly timeZone?: string;
}

const PROPERTIES: Readonly<Record<keyof WarmHours, true>> = { from: true, until: true, days: true, timeZone: true };

/** Days on which an environment is kept warm that doesn't say which. */
export const DEFAULT_DAYS: readonly Weekday[] = WEEKDAYS.slice(0, 5);

/** Returns what is wrong with hours. Hours that are not set are allowed. */
export function warmProblems(warm: WarmHours | undefined): string[] {
  if (warm === undefined) {
    return [];
  }
  const properties = knownProperties('warm', warm, PROPERTIES);
  if (!isObject(warm)) {
    return properties;
  }
  const { from, until, days, timeZone }: Partial<Record<keyof WarmHours, unknown>> = warm;
  return [
    ...properties,
    ...hoursProblems('warm', { from, until }),
    ...(days === undefined ? [] : daysProblems('warm.days', days)),
    ...timeZoneProblems('warm.timeZone', timeZone),
  ];
}
