// What each rule takes and refuses, by the file of the rule.
import { CONTAINERS } from './containers';
import { CREDENTIALS } from './credentials';
import { DOWNWARD_API } from './downward-api';
import { IMAGES } from './images';
import { LIMITS } from './limits';
import { METADATA } from './metadata';
import { PLACEMENT } from './placement';
import { POD_ANNOTATIONS } from './pod-annotations';
import { PROBES } from './probes';
import { RESOURCES } from './resources';
import type { Row } from './row';
import { SCALE } from './scale';
import { SECURITY } from './security';
import { TRAFFIC } from './traffic';
import { VOLUMES } from './volumes';

export const ALL_ROWS: Readonly<Record<string, readonly Row[]>> = {
  containers: CONTAINERS,
  credentials: CREDENTIALS,
  'downward-api': DOWNWARD_API,
  images: IMAGES,
  limits: LIMITS,
  metadata: METADATA,
  placement: PLACEMENT,
  'pod-annotations': POD_ANNOTATIONS,
  probes: PROBES,
  resources: RESOURCES,
  scale: SCALE,
  security: SECURITY,
  traffic: TRAFFIC,
  volumes: VOLUMES,
};
