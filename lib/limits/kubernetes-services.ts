// How many Kubernetes Services a fleet takes, and how many Kubernetes is good for.
import type { IConstruct } from 'constructs';
import { groupBy } from '../validation/group-by';
import type { FleetFacts, ServiceFacts } from './facts';
import { type InstallSettings, installSettings } from './install-settings';
import { namespaceOf, objectsOf } from './objects';

/**
 * Services beyond which Kubernetes doesn't promise to stay fast.
 * @see https://github.com/kubernetes/community/blob/master/sig-scalability/configs-and-limits/thresholds.md
 */
const SERVICES_IN_CLUSTER = 10_000;
const SERVICES_IN_NAMESPACE = 5_000;

/**
 * What each revision takes, be it called or only kept: a public Service, and a private one with its pods.
 * @see https://github.com/knative/serving/blob/knative-v1.23.0/pkg/reconciler/serverlessservice/resources/services.go
 */
const SERVICES_OF_REVISION = 2;

/** The Services of a cluster or a namespace. */
interface ServiceCount {
  /** What is counted, such as `a cluster`. */
  readonly scope: string;
  /** Most Services that it is good for. */
  readonly threshold: number;
  readonly knativeServices: number;
  /** Services while no revision is kept but the one that is called. */
  readonly withoutKept: number;
}

/** Returns the Services that there are while so many revisions without requests are kept of each Knative Service. */
const servicesWith = ({ withoutKept, knativeServices }: ServiceCount, kept: number): number =>
  withoutKept + SERVICES_OF_REVISION * knativeServices * kept;

/** Returns the most revisions without requests for which the threshold is kept; below 0 if it isn't even for none. */
const mostKept = ({ threshold, withoutKept, knativeServices }: ServiceCount): number =>
  Math.floor((threshold - withoutKept) / (SERVICES_OF_REVISION * knativeServices));

/**
 * Returns the Services of the cluster and of the namespace with least room, the objects of the construct tree among them; none
 * without a Knative Service.
 */
function serviceCounts(root: IConstruct, { services }: Pick<FleetFacts, 'services'>): ServiceCount[] {
  if (services.length === 0) {
    return [];
  }
  const own = objectsOf(root, 'core', 'Service').map(namespaceOf);
  const count = (scope: string, threshold: number, counted: readonly ServiceFacts[], objects: number) => ({
    scope,
    threshold,
    knativeServices: counted.length,
    withoutKept: counted.reduce((sum, service) => sum + servicesOf(service), objects),
  });
  const namespaces = [...groupBy(services, namespaceOfService)].map(([namespace, counted]) =>
    count(`namespace ${namespace}`, SERVICES_IN_NAMESPACE, counted, own.filter((each) => each === namespace).length),
  );
  return [count('a cluster', SERVICES_IN_CLUSTER, services, own.length), ...tightest(namespaces)];
}

const namespaceOfService = ({ namespace }: ServiceFacts): string => namespace;

/**
 * Its own name and each tag are a Service that leads to the gateway; the revision that is called comes to that.
 * @see https://github.com/knative/serving/blob/knative-v1.23.0/pkg/reconciler/route/resources/service.go
 */
const servicesOf = ({ tags }: ServiceFacts): number => 1 + tags.length + SERVICES_OF_REVISION;

/**
 * Returns what is too much for certain: `minNonActiveRevisions` are kept however old they are.
 * @see https://github.com/knative/serving/blob/knative-v1.23.0/pkg/reconciler/gc/gc.go
 */
export function serviceProblems(root: IConstruct, facts: FleetFacts): string[] {
  const { minNonActiveRevisions } = installSettings(facts);
  return tightest(serviceCounts(root, facts))
    .filter((count) => isTooMuch(count, minNonActiveRevisions))
    .map((count) => {
      const { scope, threshold, knativeServices } = count;
      const most = mostKept(count);
      return most >= 0
        ? `minNonActiveRevisions is ${minNonActiveRevisions}; allowed: at most ${most}, as ${knativeServices} Knative Services take ${servicesWith(count, minNonActiveRevisions)} Kubernetes Services with it, and ${scope} is good for ${threshold}`
        : `Knative Services are ${knativeServices}; allowed: fewer, as they take ${count.withoutKept} Kubernetes Services even with minNonActiveRevisions 0, and ${scope} is good for ${threshold}`;
    });
}

/** Returns what can get too much: up to `maxNonActiveRevisions` are kept while they are young. */
export function serviceWarnings(root: IConstruct, facts: FleetFacts): string[] {
  const settings = installSettings(facts);
  return tightest(serviceCounts(root, facts))
    .filter((count) => !isTooMuch(count, settings.minNonActiveRevisions))
    .filter((count) => isTooMuch(count, settings.maxNonActiveRevisions))
    .map((count) => {
      const { scope, threshold, knativeServices } = count;
      return `${maximumInWords(settings)} lets the Kubernetes Services of ${knativeServices} Knative Services grow to ${reachable(count, settings)} while revisions are young, and ${scope} is good for ${threshold}; maxNonActiveRevisions ${mostKept(count)} keeps them within that`;
    });
}

/** In words, the most revisions without requests that are kept. */
const maximumInWords = ({ maxNonActiveRevisions }: InstallSettings): string =>
  `maxNonActiveRevisions ${Number.isFinite(maxNonActiveRevisions) ? maxNonActiveRevisions : 'disabled'}`;

/** In words, how many Services there can get to be. */
function reachable(count: ServiceCount, { maxNonActiveRevisions }: InstallSettings): string {
  const most = servicesWith(count, maxNonActiveRevisions);
  return Number.isFinite(most) ? String(most) : 'any number';
}

/** Whoever keeps the tightest threshold keeps all. */
const tightest = (counts: readonly ServiceCount[]): ServiceCount[] =>
  [...counts].sort((one, other) => mostKept(one) - mostKept(other)).slice(0, 1);

const isTooMuch = (count: ServiceCount, kept: number): boolean => servicesWith(count, kept) > count.threshold;
