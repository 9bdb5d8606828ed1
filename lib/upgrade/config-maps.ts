// The ConfigMaps whose keys a plan compares.
import type { ConfigMapDefinition } from '../configuration/key';
import { KOURIER } from '../network/kourier/configuration';
import { SERVING_DEFINITIONS } from '../serving/configuration/definitions';

/** Every ConfigMap of Serving and of Kourier. */
export const CONFIG_MAPS: readonly ConfigMapDefinition[] = [...Object.values(SERVING_DEFINITIONS), KOURIER];
