// Which fleets have somebody who keeps their environments warm.
import type { IConstruct } from 'constructs';

const KEPT = new WeakSet<IConstruct>();

/** Makes it known that somebody keeps the environments of a fleet warm. */
export const markKept = (fleet: IConstruct): void => {
  KEPT.add(fleet);
};

/** Returns whether somebody keeps the environments of a fleet warm. */
export const isKept = (fleet: IConstruct): boolean => KEPT.has(fleet);
