// The ConfigMaps whose keys a plan compares.
import type { Definitions } from '../configuration/render';
import { KOURIER } from '../network/kourier/keys';
import { SERVING_DEFINITIONS } from '../serving/configuration/definitions';

/** Every ConfigMap of Serving and of Kourier, by what sets it in a program. */
export const CONFIG_MAPS: Definitions = { ...SERVING_DEFINITIONS, 'Kourier configuration': KOURIER };
