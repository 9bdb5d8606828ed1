// A Route by itself: a host, and the revisions that get its requests.
import { Construct } from 'constructs';
import { Route } from '../../imports/serving.knative.dev';
import { knownProperties, namespaceName, resourceName } from '../validation/rules';
import { type RouteTarget, renderTraffic, trafficProblems } from './traffic';

export interface KnativeRouteProps {
  /** The namespace of the revisions. */
  readonly namespace: string;

  /**
   * Name of the Route, and so the first part of its host.
   * @default - the construct's id
   */
  readonly name?: string;

  /** Which revisions get which share of the requests; each names a revision or a Configuration. */
  readonly traffic: readonly RouteTarget[];
}

const PROPERTIES: Readonly<Record<keyof KnativeRouteProps, true>> = { namespace: true, name: true, traffic: true };

/** A Route, for those who manage the revisions behind it themselves. */
export class KnativeRoute extends Construct {
  /** The Route. */
  readonly route: Route;

  constructor(scope: Construct, id: string, props: KnativeRouteProps) {
    super(scope, id);
    const { name = id, namespace, traffic } = props;
    this.route = new Route(this, 'route', { metadata: { name, namespace }, spec: { traffic: renderTraffic(traffic) } });
    this.node.addValidation({
      validate: () => [
        ...knownProperties('props', props, PROPERTIES),
        ...resourceName('name', name),
        ...namespaceName('namespace', namespace),
        ...trafficProblems(traffic),
        ...(Array.isArray(traffic) ? traffic.flatMap(missingTargetProblems) : []),
      ],
    });
  }
}

const missingTargetProblems = ({ revisionName, configurationName }: RouteTarget, index: number): string[] =>
  revisionName === undefined && configurationName === undefined
    ? [`traffic[${index}] names no revision; allowed: revisionName or configurationName`]
    : [];
