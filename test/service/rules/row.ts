// Properties that a rule takes, and properties that it refuses.
import type { ServiceProps } from '../../../lib/service/service-props';
import type { ServingConfiguration } from '../../../lib/serving/configuration/serving-configuration';

/** The install that a row is for. */
interface For {
  /** The Knative release. @default - the newest */
  readonly version?: string;
  /** What its ConfigMaps say. @default - what every development API needs */
  readonly configuration?: ServingConfiguration;
}

/** Properties, and what is wrong between them. */
export interface Row extends For {
  readonly what: string;
  readonly props: Partial<ServiceProps>;
  readonly problems: readonly string[];
}

/** Properties that are allowed. */
export const allowed = (what: string, props: Partial<ServiceProps>, install: For = {}): Row => ({
  what,
  props,
  problems: [],
  ...install,
});

/** Properties that are refused, for one reason. */
export const refused = (what: string, props: Partial<ServiceProps>, problem: string, install: For = {}): Row => ({
  what,
  props,
  problems: [problem],
  ...install,
});
