// What tells one environment of a fleet from another: a row of environments.yaml, or of a list in TypeScript.
import type { ServiceProps } from '../service/service-props';
import type { WarmHours } from '../working-hours/warm-hours';

/** An API, without what each environment gives it. */
export type ApiProps = ServiceProps;

/** What one layer says of an API; the layer below says the rest. */
export type ApiOverrides = Partial<ApiProps>;

export interface EnvironmentDefinition {
  /** Name of the environment, and of its namespace. */
  readonly name: string;

  /**
   * Who it belongs to: a team, best by the address of its group, as people leave.
   * @default - nobody in particular
   */
  readonly owner?: string;

  /**
   * Labels of the namespace.
   * @default - none besides those of the fleet
   */
  readonly labels?: Readonly<Record<string, string>>;

  /**
   * The last day on which it is needed, such as `2027-01-31`. Nothing is deleted by it: from the next day on, synth warns.
   * @default - it doesn't expire
   */
  readonly expires?: string;

  /**
   * Whether it is only deleted by somebody who says so twice.
   * @default false
   */
  readonly protected?: boolean;

  /**
   * When a pod of each of its APIs is kept, so that nobody waits for the first: on which hours of which days. At other times it sleeps
   * as ever, and wakes when somebody calls. A WorkingHours of the app sees to it.
   * @default - never
   */
  readonly warm?: WarmHours;

  /**
   * Names of the APIs that it runs.
   * @default - all of the fleet's
   */
  readonly runs?: readonly string[];

  /**
   * What it does differently with which API, its own image first of all.
   * @default - nothing
   */
  readonly apis?: Readonly<Record<string, ApiOverrides>>;

  /**
   * Where it is defined, such as `environments.yaml:12:3`, for messages about it.
   * @default - in the program itself
   */
  readonly source?: string;
}
