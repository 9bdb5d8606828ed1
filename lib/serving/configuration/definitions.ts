// The ConfigMaps of Serving, by the property that sets each.
import type { ConfigMapDefinition } from '../../configuration/key';
import { AUTOSCALER } from './keys/autoscaler';
import { CERTMANAGER } from './keys/certmanager';
import { DEFAULTS } from './keys/defaults';
import { DEPLOYMENT } from './keys/deployment';
import { DOMAIN } from './keys/domain';
import { FEATURES } from './keys/features';
import { GC } from './keys/gc';
import { LEADER_ELECTION } from './keys/leader-election';
import { LOGGING } from './keys/logging';
import { NETWORK } from './keys/network';
import { OBSERVABILITY } from './keys/observability';
import { TRACING } from './keys/tracing';
import type { ServingConfiguration } from './serving-configuration';

export const SERVING_DEFINITIONS: Readonly<Record<keyof ServingConfiguration, ConfigMapDefinition>> = {
  autoscaler: AUTOSCALER,
  defaults: DEFAULTS,
  deployment: DEPLOYMENT,
  domain: DOMAIN,
  features: FEATURES,
  gc: GC,
  leaderElection: LEADER_ELECTION,
  logging: LOGGING,
  network: NETWORK,
  observability: OBSERVABILITY,
  tracing: TRACING,
  certmanager: CERTMANAGER,
};
