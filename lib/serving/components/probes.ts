// How Kubernetes asks Serving's components whether they are well.
import { k8s } from 'cdk8s-plus-27';
import type { KnativeRelease } from '../../release/knative-release';

/** The probe of a component on a port that users' requests come in by as well, of which a header once told it apart. */
export const kubeletProbe = (
  release: KnativeRelease,
  port: number,
  component: string,
  scheme?: 'HTTPS',
): k8s.Probe => ({
  httpGet: {
    scheme,
    port: k8s.IntOrString.fromNumber(port),
    ...(!release.since('1.14') && { httpHeaders: [{ name: 'k-kubelet-probe', value: component }] }),
  },
});

/** The port of components that no request comes in by, and its name. */
export const PROBES_PORT = { name: 'probes', containerPort: 8080 };

/**
 * The probes of a component that no request comes in by.
 * @param failures times that each may fail in a row
 */
export function healthProbes(failures: { readonly liveness: number; readonly readiness: number }): {
  readonly livenessProbe: k8s.Probe;
  readonly readinessProbe: k8s.Probe;
} {
  const probe = (path: string, failureThreshold: number): k8s.Probe => ({
    httpGet: { path, port: k8s.IntOrString.fromString(PROBES_PORT.name), scheme: 'HTTP' },
    periodSeconds: 5,
    failureThreshold,
  });
  return {
    livenessProbe: probe('/health', failures.liveness),
    readinessProbe: probe('/readiness', failures.readiness),
  };
}
