// Ports: Knative sends requests to one of them.
import { get } from '../fields/read';
import { isJsonObject, type Json } from '../kubernetes/json';
import { show } from '../validation/rules';
import { CONTAINERS, inContainer } from './containers';
import type { Draft } from './draft';
import type { Why } from './left';
import { POD, textAt } from './places';
import { type Install, problemsOf } from './refused';
import { isForMetrics, isTcp, type Serving } from './serving';

/** Leaves the port that requests go to; the container that has it stands before the others. */
export function takePorts(draft: Draft, { declared, port, isH2c }: Serving, install: Install): void {
  const isServing = (path: readonly (string | number)[]) => path.at(-3) === 0 && path.at(-1) === declared;
  const serving = declared === undefined ? undefined : get(draft.json, inContainer(0, 'ports', declared));
  for (const field of ['hostPort', 'hostIP']) {
    draft.take(`${CONTAINERS}[].ports[].${field}`, (_, path) =>
      isServing(path.slice(0, -1))
        ? { reason: 'requests come by the gateway, and to no address of a node', replacement: 'the host of the API' }
        : undefined,
    );
  }
  draft.take(`${CONTAINERS}[].ports[]`, (found, path) => (isServing(path) ? undefined : whyNoPort(found, install)));
  draft.take(`${POD}.initContainers[].ports`, () => ({ reason: 'nothing is sent to an init container' }));

  const name = isH2c ? 'h2c' : textAt(serving, 'name') === 'http1' ? 'http1' : undefined;
  if (port === undefined) {
    draft.list(inContainer(0, 'ports'), {
      reason: 'nothing says on which port the container answers; Knative sends requests to 8080, and says so in PORT',
      replacement: 'port',
    });
  }
  draft.change(`${CONTAINERS}[]`, (container, path) =>
    path.at(-1) === 0 && isJsonObject(container)
      ? {
          ...container,
          ports: [{ ...(port !== undefined && { containerPort: port }), ...(name !== undefined && { name }) }],
        }
      : container,
  );
}

function whyNoPort(port: Json, install: Install): Why {
  if (!isTcp(port)) {
    return { reason: 'Knative sends requests by HTTP, and nothing by UDP or SCTP' };
  }
  const number = get(port, ['containerPort']);
  const isTaken =
    typeof number === 'number' &&
    problemsOf({ image: 'any', port: number }, install).some((problem) => problem.startsWith('port '));
  const taken = isTaken ? "; Knative's own proxy listens there in the same pod, so the container must not" : '';
  return isForMetrics(port)
    ? {
        reason: `Knative sends requests to one port, and metrics are fetched from the pods themselves${taken}`,
        replacement: `a PodMonitoring or PodMonitor, or revisionAnnotations: { 'prometheus.io/port': '${show(number)}' }`,
      }
    : {
        reason: `Knative sends requests to one port; the containers of a pod reach each other without a word on it${taken}`,
        replacement: 'for requests from outside, an API of its own',
      };
}
