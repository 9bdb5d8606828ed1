// What a part of the program asks of the install: values of ConfigMaps, and flags for what it uses.
import type { KnativeRelease } from '../../release/knative-release';
import { isObject } from '../../validation/object';
import type { FeaturesConfiguration, ServingConfiguration } from './serving-configuration';
import { Settings } from './settings';

/** What a part of the program asks of the install. */
export interface ServingRequirements extends ServingConfiguration {
  /**
   * Flags in config-features for what revisions use. One that no configuration sets is switched on; one that a configuration
   * disables stays so, and the use is an error.
   * @default - none
   */
  readonly uses?: readonly (keyof FeaturesConfiguration)[];

  /**
   * Knative Services that the install is to serve, by which `sizing` sizes its components.
   * @default - none
   */
  readonly knativeServices?: number;
}

const configurationOf = ({
  uses: _,
  knativeServices: __,
  ...configuration
}: ServingRequirements): ServingConfiguration => configuration;

/** Flags that let an annotation decide, for which all revisions would otherwise have the feature. */
const DECIDED_BY_ANNOTATION: Readonly<FeaturesConfiguration> = { queueproxyMountPodinfo: 'Allowed' };

/**
 * Returns the configurations that requirements come to: their values, and the flags that have to be switched on. What is no
 * configuration, from where no compiler has seen it, is left for the check of the ConfigMaps.
 */
export function configurationsOf(
  requirements: readonly ServingRequirements[],
  release: KnativeRelease,
): ServingConfiguration[] {
  const configurations = requirements.map((each) => (isObject(each) ? configurationOf(each) : each));
  const settings = new Settings(configurations, release);
  const off = [...new Set(requirements.flatMap((each) => each?.uses ?? []))]
    .filter((flag) => settings.features(flag) === 'Disabled')
    .filter((flag) => configurations.every((each) => each?.features?.[flag] === undefined))
    .sort();
  return off.length === 0
    ? configurations
    : [
        ...configurations,
        { features: Object.fromEntries(off.map((flag) => [flag, DECIDED_BY_ANNOTATION[flag] ?? 'Enabled'])) },
      ];
}
