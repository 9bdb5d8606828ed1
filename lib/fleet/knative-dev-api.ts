// One API: a Knative Service that sleeps while nobody calls it.
import { Construct } from 'constructs';
import { Service } from '../../imports/serving.knative.dev';
import { resourceName } from '../validation/rules';
import { type RevisionProps, revisionProblems, revisionTemplate } from './revision';
import { renderTraffic, type TrafficTarget, trafficProblems } from './traffic';

export interface KnativeDevApiProps extends RevisionProps {
  /** The namespace that the API runs in. */
  readonly namespace: string;

  /**
   * Name of the Knative Service, and so the first part of its host.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Which revisions get which share of the requests.
   * @default - the latest ready revision gets all of them
   */
  readonly traffic?: readonly TrafficTarget[];
}

/** An API as a Knative Service. Its id is its name, and so a contract: another name is another API at another host. */
export class KnativeDevApi extends Construct {
  /** The Knative Service. */
  readonly service: Service;

  constructor(scope: Construct, id: string, props: KnativeDevApiProps) {
    super(scope, id);
    const { name = id, namespace, traffic } = props;

    this.service = new Service(this, 'service', {
      metadata: { name, namespace },
      spec: { template: revisionTemplate(props), traffic: traffic && renderTraffic(traffic) },
    });

    this.node.addValidation({
      validate: () => [
        ...resourceName('name', name),
        ...revisionProblems(props),
        ...(traffic ? trafficProblems(traffic) : []),
      ],
    });
  }
}
