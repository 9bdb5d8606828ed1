// A Knative Service of properties, as an install takes it.

import { get } from '../../lib/fields/read';
import type { Manifest } from '../../lib/gitops/manifest';
import { isJsonObject, type Json } from '../../lib/kubernetes/json';
import { KnativeRelease } from '../../lib/release/knative-release';
import { SERVICE } from '../../lib/service/fields/service';
import { type RenderedService, renderService } from '../../lib/service/render';
import type { ServiceProps } from '../../lib/service/service-props';
import type { ServingConfiguration } from '../../lib/serving/configuration/serving-configuration';
import { Settings } from '../../lib/serving/configuration/settings';
import { knativeProblems, kubernetesProblems } from '../support/schema-problems';

/** An image that nothing is to be said of. */
export const IMAGE = `example.com/hello@sha256:${'0'.repeat(64)}`;

/** The install that a service is for. */
interface Install {
  readonly release: KnativeRelease;
  readonly configuration: ServingConfiguration;
}

/** A Knative Service, and what is wrong with it. */
export interface TestService {
  readonly manifest: Manifest;
  readonly problems: readonly string[];
  readonly uses: RenderedService['uses'];
}

/** Returns the Knative Service that properties come to, and what is wrong with them. */
export function serviceOf(
  props: Partial<ServiceProps>,
  { release = KnativeRelease.newest(), configuration = {} }: Partial<Install> = {},
): TestService {
  const { metadata, spec, problems, uses } = renderService<ServiceProps>(SERVICE, { image: IMAGE, ...props }, release);
  const settings = new Settings(
    [{ ...configuration, autoscaler: { allowZeroInitialScale: true, ...configuration.autoscaler } }],
    release,
  );
  return {
    manifest: {
      apiVersion: 'serving.knative.dev/v1',
      kind: 'Service',
      metadata: { ...metadata, name: 'hello', namespace: 'dev-01' },
      spec,
    },
    problems: problems({ release, settings, name: 'hello' }),
    uses,
  };
}

/**
 * Returns what the CRD of a release finds wrong with services. Before 1.6 it lets fields pass that it doesn't name, and leaves
 * them to the webhook.
 */
export const crdProblems = (release: KnativeRelease, services: readonly Pick<TestService, 'manifest'>[]): string[] =>
  knativeProblems(
    release,
    services.map(({ manifest }) => manifest),
  ).filter((problem) => release.since('1.6') || !problem.includes('must NOT have additional properties'));

/** What Knative has in the spec of a pod, and Kubernetes doesn't. */
const OF_REVISIONS = ['containerConcurrency', 'timeoutSeconds', 'responseStartTimeoutSeconds', 'idleTimeoutSeconds'];

/** Returns what Kubernetes' own schema finds wrong with the pods of services, as Knative makes them. */
export const podProblems = (services: readonly Pick<TestService, 'manifest'>[]): string[] =>
  kubernetesProblems(services.map(({ manifest }) => podOf(get(manifest, ['spec', 'template', 'spec']))));

function podOf(template: Json | undefined): Manifest {
  const spec = isJsonObject(template) ? template : {};
  const containers = Array.isArray(spec['containers']) ? spec['containers'] : [];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'hello' },
    spec: {
      ...Object.fromEntries(Object.entries(spec).filter(([name]) => !OF_REVISIONS.includes(name))),
      containers: containers.map((each) => ({ name: 'user-container', ...(isJsonObject(each) && each) })),
    },
  };
}

/** Returns a value as one of which the compiler knows nothing, as it is where properties are read from a file. */
export const unseen = (value: unknown): ServiceProps => JSON.parse('0', () => value);
