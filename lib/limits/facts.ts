// What must be known of a fleet to tell what it costs the cluster.
import type { KnativeRelease } from '../release/knative-release';
import type { Settings } from '../serving/configuration/settings';

/** How a revision is scaled, as its annotations say; what they don't say is up to the install's ConfigMaps. */
export interface ScaleFacts {
  /** Requests that one pod is given at a time; 0 is no limit. */
  readonly containerConcurrency?: number;
  /** The autoscaler, such as `kpa.autoscaling.knative.dev`. */
  readonly class?: string;
  /** What Knative's own autoscaler counts: `concurrency` or `rps`. @default concurrency */
  readonly metric?: string;
  /** What one pod is to bear of what is counted. */
  readonly target?: number;
  /** How busy a pod is to be kept, in percent of `target`. */
  readonly targetUtilizationPercentage?: number;
  readonly minScale?: number;
  /** 0 is no limit. */
  readonly maxScale?: number;
  readonly initialScale?: number;
}

/** A Knative Service. */
export interface ServiceFacts extends ScaleFacts {
  readonly namespace: string;
  readonly name: string;
  /** The tags of its traffic, each once. */
  readonly tags: readonly string[];
}

/** All Knative Services of an app, and the install that they run on. */
export interface FleetFacts {
  readonly release: KnativeRelease;
  readonly services: readonly ServiceFacts[];
  /** What the install's ConfigMaps come to. */
  readonly settings: Settings;
}
