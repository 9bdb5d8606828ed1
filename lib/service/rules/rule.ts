// What the rules between the fields of a Knative Service look at.
import type { KnativeRelease } from '../../release/knative-release';
import type { Settings } from '../../serving/configuration/settings';
import type { ServiceProps } from '../service-props';

/** Where a Knative Service is to run. */
export interface RuleContext {
  readonly release: KnativeRelease;
  /** What the install's ConfigMaps come to. */
  readonly settings: Settings;
  /** Name of the Service or the Configuration. */
  readonly name: string;
  /** Properties that are wrong by themselves, and so left out. */
  readonly wrong: readonly string[];
}

/** Properties each of which is right by itself; those that are wrong are left out. */
export type Checked = Partial<ServiceProps>;

/** Returns what is wrong between the properties. */
export type Rule = (props: Checked, context: RuleContext) => readonly string[];

/** Returns a rule that says nothing while a property that it looks at is wrong by itself. */
export const between =
  (...properties: readonly (keyof ServiceProps)[]) =>
  (rule: Rule): Rule =>
  (props, context) =>
    properties.some((property) => context.wrong.includes(property)) ? [] : rule(props, context);

/** Returns a line for each problem that there is. */
export const when = (isWrong: boolean, problem: () => string): string[] => (isWrong ? [problem()] : []);
