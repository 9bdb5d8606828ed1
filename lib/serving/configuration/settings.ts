// What the ConfigMaps of an install come to: what is set, and the release's defaults where nothing is.
import { type ConfigMapDefinition, defaultIn, isKnown } from '../../configuration/key';
import type { KnativeRelease } from '../../release/knative-release';
import { isObject } from '../../validation/object';
import { AUTOSCALER } from './keys/autoscaler';
import { DEFAULTS } from './keys/defaults';
import { DEPLOYMENT } from './keys/deployment';
import { FEATURES } from './keys/features';
import { GC } from './keys/gc';
import { NETWORK } from './keys/network';
import type {
  AutoscalerConfiguration,
  DefaultsConfiguration,
  DeploymentConfiguration,
  FeaturesConfiguration,
  GcConfiguration,
  NetworkConfiguration,
  ServingConfiguration,
} from './serving-configuration';

/** The values that hold in an install, key by key; nothing for a key that isn't set and has no default. */
export class Settings {
  /**
   * @param configurations what is set, from each part of the program that sets any
   * @param release whose defaults hold otherwise
   */
  constructor(
    private readonly configurations: readonly ServingConfiguration[],
    private readonly release: KnativeRelease,
  ) {}

  /** Returns a value of config-autoscaler. */
  autoscaler<Property extends keyof AutoscalerConfiguration>(property: Property): AutoscalerConfiguration[Property] {
    return this.value(AUTOSCALER, property, ({ autoscaler }) => autoscaler);
  }

  /** Returns a value of config-defaults. */
  defaults<Property extends keyof DefaultsConfiguration>(property: Property): DefaultsConfiguration[Property] {
    return this.value(DEFAULTS, property, ({ defaults }) => defaults);
  }

  /** Returns a value of config-deployment. */
  deployment<Property extends keyof DeploymentConfiguration>(property: Property): DeploymentConfiguration[Property] {
    return this.value(DEPLOYMENT, property, ({ deployment }) => deployment);
  }

  /** Returns a flag of config-features. */
  features<Property extends keyof FeaturesConfiguration>(property: Property): FeaturesConfiguration[Property] {
    return this.value(FEATURES, property, ({ features }) => features);
  }

  /** Returns a value of config-gc. */
  gc<Property extends keyof GcConfiguration>(property: Property): GcConfiguration[Property] {
    return this.value(GC, property, ({ gc }) => gc);
  }

  /** Returns a value of config-network. */
  network<Property extends keyof NetworkConfiguration>(property: Property): NetworkConfiguration[Property] {
    return this.value(NETWORK, property, ({ network }) => network);
  }

  private value<Configuration extends object, Property extends keyof Configuration & string>(
    definition: ConfigMapDefinition<Configuration>,
    property: Property,
    part: (configuration: ServingConfiguration) => Configuration | undefined,
  ): Configuration[Property] | undefined {
    const key = definition.keys[property];
    // What is wrong is reported, and so are two that give one key different values, whichever of them holds.
    const set = this.configurations
      .filter(isObject)
      .map((configuration) => part(configuration)?.[property])
      .find((value) => value !== undefined && key.render(property, value, this.release).problems.length === 0);
    return set ?? (isKnown(key, this.release) ? defaultIn(key, this.release) : undefined);
  }
}
