// What a deliberate difference from the official release is.
import type { Cluster } from '../../release/cluster';
import type { Manifest } from '../manifest';

/** A deliberate difference from the official release. */
export interface Adjustment {
  /** Why the official form doesn't do. */
  readonly reason: string;
  /** Where that can be read. */
  readonly source: string;
  /** Whether it is made unless something is said. */
  readonly isDefault: boolean;
  /** Returns the adjusted manifest, the same one where there is nothing to adjust, or nothing to leave the object out. */
  readonly adjust: (manifest: Manifest, context: AdjustmentContext) => Manifest | undefined;
}

/** What an adjustment knows besides the object. */
export interface AdjustmentContext {
  readonly cluster: Cluster;
  /** The identities of the objects whose replicas a HorizontalPodAutoscaler sets. */
  readonly autoscaled: ReadonlySet<string>;
}
