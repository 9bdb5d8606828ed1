// The fields of environments.yaml.
import { type Field, type Fields, field, type Shape } from '../fields/field';
import { choice, flag, list, map, object, someText, textThat } from '../fields/kinds';
import type { ApiOverrides, EnvironmentDefinition } from '../fleet/environment-definition';
import { isDay } from '../fleet/expiry';
import { FLEET } from '../namespace/annotations';
import { LABEL_KEYS, label, labelValue } from '../service/fields/names';
import { SERVICE } from '../service/fields/service';
import type { WarmHours } from '../working-hours/warm-hours';
import { timeZoneProblems } from '../working-time/time-zone';
import { END_TIME, TIME_OF_DAY, WEEKDAYS } from '../working-time/working-time';

/** An environment as the file says it. */
export type EnvironmentRow = Omit<EnvironmentDefinition, 'source'>;

/** What a row says of an API: any property of it, and none of them must be. */
export const OVERRIDES: Shape<ApiOverrides> = {
  ...SERVICE,
  name: 'ApiOverrides',
  description: 'What an environment does differently with an API. What it leaves out is as the API in main.ts says.',
  fields: { ...SERVICE.fields, image: { ...SERVICE.fields.image, required: undefined } },
};

/** Returns a field of text with what it looks like, by which an editor checks it too. */
const looksLike = (pattern: string, { kind, ...facts }: Field<string>): Field<string> => ({
  ...facts,
  kind: { ...kind, notation: { as: 'text', pattern } },
});

const timeOfDay = (description: string, pattern: RegExp, allowed: string): Field<string> =>
  looksLike(
    pattern.source,
    field(
      textThat(allowed, (text) => pattern.test(text)),
      { description, required: true },
    ),
  );

const WARM_HOURS: Shape<WarmHours> = {
  name: 'WarmHours',
  description: 'Hours of the days of a week.',
  fields: {
    from: timeOfDay('When they begin, such as 09:00.', TIME_OF_DAY, 'a time such as 09:00'),
    until: timeOfDay(
      'When they end, such as 18:00; at the latest 24:00.',
      END_TIME,
      'a time such as 18:00, at most 24:00',
    ),
    days: field(list(choice(...WEEKDAYS)), { description: 'The days of the week.', unset: 'monday to friday' }),
    timeZone: field(
      textThat(
        'a time zone of the IANA database, such as Europe/Berlin',
        (text) => timeZoneProblems('', text).length === 0,
      ),
      { description: 'Time zone of the people.', unset: 'that of WorkingHours in main.ts' },
    ),
  },
};

const ROW_FIELDS: Fields<EnvironmentRow> = {
  name: looksLike(
    '^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$',
    field(label, {
      description: 'Name of the environment, of its namespace, and in the hosts of its APIs.',
      remark: 'Another name is another environment: the one of the old name is deleted.',
      required: true,
    }),
  ),
  owner: looksLike(
    '^\\S(.*\\S)?$',
    field(
      textThat('a text of one line, such as the address of a team', (text) => /^\S(.*\S)?$/.test(text)),
      {
        description: 'Who it belongs to: a team, best by the address of its group, as people leave.',
        required: true,
      },
    ),
  ),
  labels: field(
    map(labelValue, {
      allowed: `${LABEL_KEYS.allowed}, but for ${FLEET}, which the fleet sets`,
      test: (key) => LABEL_KEYS.test(key) && key !== FLEET,
    }),
    { description: 'Labels of the namespace.', unset: 'none besides those of the fleet' },
  ),
  expires: looksLike(
    '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
    field(textThat('a day of the calendar such as 2027-01-31', isDay), {
      description: 'The last day on which it is needed, such as 2027-01-31.',
      remark: 'Nothing is deleted by it: from the next day on, synth warns.',
      unset: "it doesn't expire",
    }),
  ),
  protected: field(flag, {
    description: 'Whether it is only deleted by somebody who says so twice, with --yes-delete.',
    unset: 'false',
  }),
  warm: field(object(WARM_HOURS), {
    description: 'When a pod of each of its APIs is kept, so that nobody waits for the first.',
    remark: 'At other times it sleeps as ever, and wakes when somebody calls. WorkingHours in main.ts sees to it.',
    unset: 'never',
  }),
  runs: field(list(someText), { description: 'Names of the APIs that it runs.', unset: 'all that main.ts has' }),
  apis: field(map(object(OVERRIDES)), {
    description: 'What it does differently with which API, its own image first of all.',
    unset: 'nothing',
  }),
};

/** A row of environments.yaml. */
export const ENVIRONMENT: Shape<EnvironmentRow> = {
  name: 'Environment',
  description: 'An environment: a namespace, and in it the APIs that main.ts has.',
  fields: ROW_FIELDS,
};

/** The file as data. */
export interface EnvironmentsFile {
  readonly environments: readonly EnvironmentRow[];
}

/** The file. */
export const FILE: Shape<EnvironmentsFile> = {
  name: 'Environments',
  description: 'The environments of the fleet, one in each row.',
  fields: {
    environments: field(list(object(ENVIRONMENT)), { description: 'The environments.', required: true }),
  },
};
