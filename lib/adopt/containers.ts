// The containers of a Deployment in the order of a Knative Service: the one that answers the requests before the others.
import { isJsonObject, type Json } from '../kubernetes/json';
import type { Draft } from './draft';
import { POD } from './places';

/** The containers that run as long as the pod does. */
export const CONTAINERS = `${POD}.containers`;

/** Returns the place of a container, or of something in it. */
export const inContainer = (index: number, ...rest: readonly (string | number)[]) => [
  ...CONTAINERS.split('.'),
  index,
  ...rest,
];

/** Makes sidecars of the init containers that keep running. */
export function promoteSidecars(draft: Draft): void {
  const sidecars: Json[] = [];
  draft.change(`${POD}.initContainers[]`, (container, path) => {
    if (!isJsonObject(container) || container['restartPolicy'] !== 'Always') {
      return container;
    }
    const { restartPolicy, ...sidecar } = container;
    draft.list(
      [...path, 'restartPolicy'],
      { reason: 'it becomes a sidecar, which starts beside the other containers and not before them' },
      restartPolicy,
    );
    sidecars.push(sidecar);
    return undefined;
  });
  draft.change(CONTAINERS, (containers) => (Array.isArray(containers) ? [...containers, ...sidecars] : containers));
}

/** Puts the container that answers the requests before the others, where a Knative Service has it. */
export function bringToFront(draft: Draft, index: number): void {
  draft.change(CONTAINERS, (containers) =>
    Array.isArray(containers)
      ? [...containers.slice(index, index + 1), ...containers.slice(0, index), ...containers.slice(index + 1)]
      : containers,
  );
}
