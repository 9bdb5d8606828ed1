// Parts of a container that Serving's Deployments and its Job share.
import { k8s } from 'cdk8s-plus-27';

/** Requests and limits of a container, as Kubernetes writes quantities. */
export interface Resources {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly cpu: string; readonly memory: string };
}

export function resourceRequirements(resources: Resources): k8s.ResourceRequirements {
  const quantities = ({ cpu, memory }: Resources['requests']) => ({
    cpu: k8s.Quantity.fromString(cpu),
    memory: k8s.Quantity.fromString(memory),
  });
  return { requests: quantities(resources.requests), limits: quantities(resources.limits) };
}

/** What every component of Serving does without. */
export const SECURITY_CONTEXT: k8s.SecurityContext = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
};

/** Kubernetes' probe of a component, which tells itself apart from a user's request by a header. */
export const kubeletProbe = (port: number, component: string, scheme?: 'HTTPS'): k8s.Probe => ({
  httpGet: {
    scheme,
    port: k8s.IntOrString.fromNumber(port),
    httpHeaders: [{ name: 'k-kubelet-probe', value: component }],
  },
});
