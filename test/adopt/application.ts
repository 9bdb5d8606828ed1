// A small application, for tests of what becomes of one thing in it.
import { adoptDeployment } from '../../lib/adopt/adopt-deployment';
import type { Left } from '../../lib/adopt/left';
import type { JsonObject } from '../../lib/kubernetes/json';

const LABELS = { app: 'catalog' };

const CONTAINER = { name: 'web', image: 'registry.example.com/catalog:2.4.0', ports: [{ containerPort: 3000 }] };

/** Parts of a Deployment that differ from the plainest. */
export interface Parts {
  readonly container?: JsonObject;
  readonly pod?: JsonObject;
  readonly template?: JsonObject;
  readonly spec?: JsonObject;
  readonly metadata?: JsonObject;
}

/** Returns a Deployment of one container. */
export const deployment = ({ container, pod, template, spec, metadata }: Parts = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'catalog', namespace: 'shop', ...metadata },
  spec: {
    selector: { matchLabels: LABELS },
    template: {
      metadata: { labels: LABELS, ...template },
      spec: { containers: [{ ...CONTAINER, ...container }], ...pod },
    },
    ...spec,
  },
});

/** What the plainest Deployment comes to. */
export const PLAIN = { image: CONTAINER.image, containerName: 'web', port: 3000 };

/** Returns a Service that leads to the Deployment. */
export const service = (spec: JsonObject = {}, metadata: JsonObject = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'catalog', namespace: 'shop', ...metadata },
  spec: { selector: LABELS, ports: [{ name: 'http', port: 80, targetPort: 3000 }], ...spec },
});

/** Returns an object of another kind. */
export const object = (apiVersion: string, kind: string, name: string, rest: JsonObject = {}) => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'shop' },
  ...rest,
});

/** Returns what a Deployment comes to. */
export const adopt = (parts: Parts, ...others: readonly object[]) => adoptDeployment([deployment(parts), ...others]);

/** Returns what is left, by its place in the Deployment. */
export const byPlace = (left: readonly Left[]): Record<string, Left> =>
  Object.fromEntries(left.map((each) => [each.path.replace(/^Deployment catalog: /, ''), each]));
