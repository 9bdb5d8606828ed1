// The ConfigMaps whose keys a plan compares.
import type { ConfigMapDefinition } from '../configuration/key';

/** Every ConfigMap of Serving and of its network layers. */
export const CONFIG_MAPS: readonly ConfigMapDefinition[] = [];
