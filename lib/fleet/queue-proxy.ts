// What queue-proxy requests and may use in the pods of an API.
import type { ResourceRequirements } from '../namespace/resource-list';
import type { QueueProxyResources } from '../service/service-props';

/**
 * Returns what queue-proxy gets: bound by bound what the API says of it, or else what every pod's has.
 * @param usual what queue-proxy gets in pods whose API says nothing
 */
export const queueProxyOf = (
  { cpu, memory, ephemeralStorage }: QueueProxyResources,
  { requests = {}, limits = {} }: ResourceRequirements,
): ResourceRequirements => ({
  requests: {
    cpu: cpu?.request ?? requests.cpu,
    memory: memory?.request ?? requests.memory,
    ephemeralStorage: ephemeralStorage?.request ?? requests.ephemeralStorage,
  },
  limits: {
    cpu: cpu?.limit ?? limits.cpu,
    memory: memory?.limit ?? limits.memory,
    ephemeralStorage: ephemeralStorage?.limit ?? limits.ephemeralStorage,
  },
});
