// The settings of an install that decide what a fleet costs the cluster.
import type { FleetFacts } from './facts';

/** Settings by the names of their properties in the install's configuration. */
export interface InstallSettings {
  /** Infinity where revisions are kept without a limit. */
  readonly maxNonActiveRevisions: number;
  readonly minNonActiveRevisions: number;
  readonly containerConcurrency: number;
  readonly podAutoscalerClass: string;
  readonly minScale: number;
  readonly maxScale: number;
  readonly initialScale: number;
  readonly containerConcurrencyTargetDefault: number;
  readonly containerConcurrencyTargetPercentage: number;
  readonly requestsPerSecondTargetDefault: number;
}

/** Returns what is set, and the release's defaults of what isn't. A value of a wrong type counts as none. */
export function installSettings({ settings }: Pick<FleetFacts, 'settings'>): InstallSettings {
  const kept = settings.gc('maxNonActiveRevisions');
  return {
    minNonActiveRevisions: amount(settings.gc('minNonActiveRevisions')),
    maxNonActiveRevisions: kept === 'disabled' ? Number.POSITIVE_INFINITY : amount(kept),
    containerConcurrency: amount(settings.defaults('containerConcurrency')),
    podAutoscalerClass: String(settings.autoscaler('podAutoscalerClass')),
    minScale: amount(settings.autoscaler('minScale')),
    maxScale: amount(settings.autoscaler('maxScale')),
    initialScale: amount(settings.autoscaler('initialScale')),
    containerConcurrencyTargetDefault: amount(settings.autoscaler('containerConcurrencyTargetDefault')),
    containerConcurrencyTargetPercentage: amount(settings.autoscaler('containerConcurrencyTargetPercentage')),
    requestsPerSecondTargetDefault: amount(settings.autoscaler('requestsPerSecondTargetDefault')),
  };
}

/** Returns a number, or 0 for what is none. */
export const amount = (value: unknown): number => (typeof value === 'number' ? value : 0);
