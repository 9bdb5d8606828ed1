// Every object that the properties of a Knative Service are made of, and a case for each of its fields.
import type { Place } from './case';
import { CONTAINERS } from './container';
import { ENV } from './env';
import { PLACEMENT } from './placement';
import { PODS } from './pod';
import { PROBES } from './probe';
import { RESOURCES } from './resources';
import { REVISION } from './revision';
import { SECURITY_CONTEXTS } from './security-context';
import { SERVICES } from './service';
import { VOLUMES } from './volume';

export const PLACES: readonly Place[] = [
  ...CONTAINERS,
  ...ENV,
  ...PROBES,
  ...RESOURCES,
  ...SECURITY_CONTEXTS,
  ...VOLUMES,
  ...PLACEMENT,
  ...PODS,
  ...REVISION,
  ...SERVICES,
];
