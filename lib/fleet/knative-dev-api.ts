// One API: a Knative Service that sleeps while nobody calls it.
import { Construct } from 'constructs';
import { Service } from '../../imports/serving.knative.dev';
import { knownProperties, namespaceName, resourceName } from '../validation/rules';
import type { DomainTemplate } from './hosts';
import { REVISION_PROPERTIES, type RevisionProps, revisionProblems, revisionTemplate } from './revision';
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

const PROPERTIES: Readonly<Record<keyof KnativeDevApiProps, true>> = {
  ...REVISION_PROPERTIES,
  namespace: true,
  name: true,
  traffic: true,
};

/** An API as a Knative Service. Its name, by default its id, is a contract: another name is another API at another host. */
export class KnativeDevApi extends Construct {
  /** The Knative Service. */
  readonly service: Service;
  private readonly name: string;
  private readonly namespace: string;
  private readonly tags: readonly string[];

  constructor(scope: Construct, id: string, props: KnativeDevApiProps) {
    super(scope, id);
    const { name = id, namespace, traffic } = props;
    this.name = name;
    this.namespace = namespace;
    this.tags = [
      ...new Set(
        (Array.isArray(traffic) ? traffic : []).flatMap(({ tag }: TrafficTarget) => (tag === undefined ? [] : [tag])),
      ),
    ];

    this.service = new Service(this, 'service', {
      metadata: { name, namespace },
      spec: { template: revisionTemplate(this, props), traffic: traffic && renderTraffic(traffic) },
    });

    this.node.addValidation({
      validate: () => [
        ...knownProperties('props', props, PROPERTIES),
        ...resourceName('name', name),
        ...namespaceName('namespace', namespace),
        ...revisionProblems(props),
        ...(traffic ? trafficProblems(traffic) : []),
      ],
    });
  }

  /** Returns the hosts under which the API is called: its own, then those of its tags. */
  hosts(domainTemplate: DomainTemplate, domain: string): string[] {
    return [
      domainTemplate.host(this.name, this.namespace, domain),
      ...this.tags.map((tag) => domainTemplate.tagHost(tag, this.name, this.namespace, domain)),
    ];
  }
}
