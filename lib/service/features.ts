// What a service uses that a flag in config-features must allow.
import type { Feature, Use } from '../fields/field';
import type { Settings } from '../serving/configuration/settings';
import type { Checked } from './rules/rule';

/** Returns the flags of uses, each once. */
export const featuresOf = (uses: readonly Use[]): Feature[] => [...new Set(uses.map(({ feature }) => feature))];

/** Returns what is used although the install doesn't allow it. */
export const useProblems = (uses: readonly Use[], settings: Settings, props: Checked): string[] =>
  uses
    .filter(({ feature }) => settings.features(feature) === 'Disabled' && !isSecureDefault(feature, settings, props))
    .map(
      ({ feature, property }) =>
        `${property} is set, and config-features has ${feature} Disabled; allowed: only where it is Enabled`,
    );

/** The capability that secure-pod-defaults gives by itself may also be written. */
const isSecureDefault = (feature: Feature, settings: Settings, { securityContext }: Checked): boolean =>
  feature === 'kubernetesContainerspecAddcapabilities' &&
  (settings.features('securePodDefaults') ?? 'Disabled') !== 'Disabled' &&
  securityContext?.capabilities?.add?.join() === 'NET_BIND_SERVICE';
