// Probes: their ports by number, and how often Knative asks.
import { get } from '../fields/read';
import { isJsonObject, type Json } from '../kubernetes/json';
import { show } from '../validation/rules';
import { CONTAINERS } from './containers';
import type { Draft } from './draft';
import { itemsAt, textAt } from './places';

/** Ways to ask that go to a port, which may be the container's own. */
const WAYS = ['httpGet', 'tcpSocket'] as const;

/** Seconds between two questions where a probe of Kubernetes doesn't say. */
const KUBERNETES_PERIOD = 10;

/** Writes ports as numbers: those of a Knative Service don't have the names that they had. */
export function numberProbePorts(draft: Draft): void {
  for (const way of WAYS) {
    for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
      draft.change(`${CONTAINERS}[].${probe}.${way}.port`, (port, path) => {
        const ports = itemsAt(draft.json, ...path.slice(0, -3), 'ports');
        return get(ports.find((each) => textAt(each, 'name') === port) ?? {}, ['containerPort']) ?? port;
      });
    }
  }
}

/**
 * Leaves out the port where it is that of the requests, and takes out what would ask there though it means another port.
 * @param serving the port that requests go to
 */
export function takeProbePorts(draft: Draft, serving: number): void {
  draft.take(`${CONTAINERS}[].livenessProbe`, (probe, path) => {
    const port = WAYS.map((way) => get(probe, [way, 'port'])).find((each) => each !== undefined);
    return path.at(-2) === 0 && port !== undefined && port !== serving
      ? {
          reason: `it asks port ${show(port)}, and Knative would send it to ${serving}, the port that requests go to`,
          replacement: `livenessProbe on port ${serving}`,
        }
      : undefined;
  });
  for (const way of WAYS) {
    // A startup probe needs the number: Kubernetes gets it as it is.
    for (const probe of ['livenessProbe', 'readinessProbe']) {
      draft.change(`${CONTAINERS}[].${probe}.${way}.port`, (port, path) =>
        path.at(-4) === 0 && port === serving ? undefined : port,
      );
    }
  }
}

/** Says how often a readiness probe asks, where it counts by that: Knative would otherwise ask as fast as it can. */
export function spellOutPeriods(draft: Draft): void {
  draft.change(`${CONTAINERS}[].readinessProbe`, (probe) => {
    if (!isJsonObject(probe)) {
      return probe;
    }
    const { periodSeconds, ...rest } = probe;
    const counts = rest['timeoutSeconds'] !== undefined || rest['failureThreshold'] !== undefined;
    const period: Json | undefined = periodSeconds === KUBERNETES_PERIOD ? undefined : periodSeconds;
    return { ...rest, periodSeconds: period ?? (counts ? KUBERNETES_PERIOD : undefined) };
  });
}
