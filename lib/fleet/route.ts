// A Route by itself: a host, and the revisions that get its requests.
import { Construct } from 'constructs';
import { Route } from '../../imports/serving.knative.dev';
import { namespaceName, resourceName } from '../validation/rules';
import { type RouteTarget, renderTraffic, trafficProblems } from './traffic';

export interface KnativeRouteProps {
  readonly namespace: string;

  /**
   * Name of the Route, and so the first part of its host.
   * @default - the construct's id
   */
  readonly name?: string;

  /** Which revisions get which share of the requests; each names a revision or a Configuration. */
  readonly traffic: readonly RouteTarget[];
}

/** A Route, for those who manage the revisions behind it themselves. */
export class KnativeRoute extends Construct {
  readonly route: Route;

  constructor(scope: Construct, id: string, props: KnativeRouteProps) {
    super(scope, id);
    const { name = id, namespace, traffic } = props;
    this.route = new Route(this, 'route', { metadata: { name, namespace }, spec: { traffic: renderTraffic(traffic) } });
    this.node.addValidation({
      validate: () => [
        ...resourceName('name', name),
        ...namespaceName('namespace', namespace),
        ...trafficProblems(traffic),
        ...traffic.flatMap(aimless),
      ],
    });
  }
}

const aimless = ({ revisionName, configurationName }: RouteTarget, index: number): string[] =>
  revisionName === undefined && configurationName === undefined
    ? [`traffic[${index}] names no revision; allowed: revisionName or configurationName`]
    : [];
