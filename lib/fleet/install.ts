// The install that constructs are for: the one in their app, or else one as Knative's own defaults make it.
import type { IConstruct } from 'constructs';
import { Cluster } from '../release/cluster';
import { KnativeRelease } from '../release/knative-release';
import { Settings } from '../serving/configuration/settings';
import { KnativeServing } from '../serving/knative-serving';

/** The release that a construct is for: that of the app's cluster; without one, the newest. */
export const releaseFor = (construct: IConstruct): KnativeRelease =>
  Cluster.of(construct)?.release ?? KnativeRelease.newest();

/** Returns the settings of the install in a construct's app; nothing if the app has none. */
export const settingsFor = (construct: IConstruct): Settings | undefined => KnativeServing.of(construct)?.settings;

/**
 * Returns the settings that are taken for those of an install outside of the app: Knative's defaults, but for what every
 * development API needs.
 */
export const usualSettings = (release: KnativeRelease): Settings =>
  new Settings([{ autoscaler: { allowZeroInitialScale: true } }], release);
