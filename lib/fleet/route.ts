// A Route by itself: a host, and the revisions that get its requests.
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { renderShape } from '../fields/render';
import { isJsonObject } from '../kubernetes/json';
import { ROUTE } from '../service/fields/service';
import { metadataProblems } from '../service/rules/metadata';
import { routeTrafficProblems } from '../service/rules/traffic';
import type { RouteProps } from '../service/service-props';
import { writtenBack } from '../service/written-back';
import { namespaceName, resourceName } from '../validation/rules';
import { releaseFor } from './install';

export interface KnativeRouteProps extends RouteProps {
  /** The namespace of the revisions. */
  readonly namespace: string;

  /**
   * Name of the Route, and so the first part of its host.
   * @default - the construct's id
   */
  readonly name?: string;
}

/** A Route, for those who manage the revisions behind it themselves. */
export class KnativeRoute extends Construct {
  /** The Route. */
  readonly route: ApiObject;

  constructor(scope: Construct, id: string, { name = id, namespace, ...props }: KnativeRouteProps) {
    super(scope, id);
    const { json, problems, sound } = renderShape(ROUTE, '', props, releaseFor(this));
    const { metadata, spec } = isJsonObject(json) ? writtenBack(json) : {};
    this.route = new ApiObject(this, 'route', {
      apiVersion: 'serving.knative.dev/v1',
      kind: 'Route',
      metadata: { ...(isJsonObject(metadata) && metadata), name, namespace },
      spec,
    });
    this.node.addValidation({
      validate: () => [
        ...resourceName('name', name),
        ...namespaceName('namespace', namespace),
        ...problems,
        ...(sound.includes('traffic') ? routeTrafficProblems(props.traffic) : []),
        ...metadataProblems(props),
      ],
    });
  }
}
