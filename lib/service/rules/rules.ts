// All rules between the fields of a Knative Service: those of Knative's webhook and of what stands behind it.
import { CONTAINER_RULES } from './containers';
import { CREDENTIAL_RULES } from './credentials';
import { DOWNWARD_API_RULES } from './downward-api';
import { IMAGE_RULES } from './images';
import { LIMIT_RULES } from './limits';
import { METADATA_RULES } from './metadata';
import { PLACEMENT_RULES } from './placement';
import { POD_ANNOTATION_RULES } from './pod-annotations';
import { PROBE_RULES } from './probes';
import { RESOURCE_RULES } from './resources';
import type { Rule } from './rule';
import { SCALE_RULES } from './scale';
import { SECURITY_RULES } from './security';
import { TRAFFIC_RULES } from './traffic';
import { VOLUME_RULES } from './volumes';

export const RULES: readonly Rule[] = [
  ...CONTAINER_RULES,
  ...CREDENTIAL_RULES,
  ...IMAGE_RULES,
  ...PROBE_RULES,
  ...VOLUME_RULES,
  ...DOWNWARD_API_RULES,
  ...RESOURCE_RULES,
  ...SECURITY_RULES,
  ...PLACEMENT_RULES,
  ...LIMIT_RULES,
  ...SCALE_RULES,
  ...METADATA_RULES,
  ...POD_ANNOTATION_RULES,
  ...TRAFFIC_RULES,
];
