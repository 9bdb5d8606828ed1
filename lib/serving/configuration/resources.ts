// What containers request and may use by the settings of an install, where they say nothing themselves.
import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import type { Settings } from './settings';

/** What is requested of a resource, and the most that may be used. */
interface Bounds<Amount> {
  readonly request?: Amount;
  readonly limit?: Amount;
}

/** Requests and limits by resource. */
export interface ResourceBounds {
  readonly cpu: Bounds<Cpu>;
  readonly memory: Bounds<Size>;
  readonly ephemeralStorage: Bounds<Size>;
}

/** Returns what a container of a revision gets by config-defaults. Init containers get nothing. */
export const containerResources = (settings: Settings): ResourceBounds => ({
  cpu: { request: settings.defaults('revisionCpuRequest'), limit: settings.defaults('revisionCpuLimit') },
  memory: { request: settings.defaults('revisionMemoryRequest'), limit: settings.defaults('revisionMemoryLimit') },
  ephemeralStorage: {
    request: settings.defaults('revisionEphemeralStorageRequest'),
    limit: settings.defaults('revisionEphemeralStorageLimit'),
  },
});

/** What `queueproxy.resource-defaults` in config-features gives queue-proxy where config-deployment gives it nothing. */
const FLAGGED = { cpuLimit: Cpu.units(1), memoryRequest: Size.mebibytes(400), memoryLimit: Size.mebibytes(800) };

/**
 * Returns what queue-proxy, which Knative adds to each pod, gets by config-deployment.
 * @see https://github.com/knative/serving/blob/knative-v1.23.0/pkg/reconciler/revision/resources/queue.go
 */
export function queueProxyResources(settings: Settings): ResourceBounds {
  const flagged: Partial<typeof FLAGGED> = settings.features('queueproxyResourceDefaults') === 'Enabled' ? FLAGGED : {};
  return {
    cpu: {
      request: settings.deployment('queueSidecarCpuRequest'),
      limit: settings.deployment('queueSidecarCpuLimit') ?? flagged.cpuLimit,
    },
    memory: {
      request: settings.deployment('queueSidecarMemoryRequest') ?? flagged.memoryRequest,
      limit: settings.deployment('queueSidecarMemoryLimit') ?? flagged.memoryLimit,
    },
    ephemeralStorage: {
      request: settings.deployment('queueSidecarEphemeralStorageRequest'),
      limit: settings.deployment('queueSidecarEphemeralStorageLimit'),
    },
  };
}
