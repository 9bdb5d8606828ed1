// One development environment: a namespace, and a Knative Service for each API.
import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { DomainTemplate, hostLengthProblems } from './hosts';
import { KnativeDevApi, type KnativeDevApiProps } from './knative-dev-api';

/** An API, without what each environment gives it. */
export type ApiProps = Omit<KnativeDevApiProps, 'namespace' | 'name'>;

export interface DevEnvironmentProps {
  /** The APIs by name. */
  readonly apis: Readonly<Record<string, ApiProps>>;

  /** The domain under which the APIs are called, such as `dev.example.com`. */
  readonly domain: string;

  /**
   * How the hosts of the APIs are made.
   * @default DomainTemplate.FLAT
   */
  readonly domainTemplate?: DomainTemplate;

  /**
   * Labels of the namespace.
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A development environment. Its id is its name, and the name of its namespace. */
export class DevEnvironment extends Chart {
  /** The host of each API, by the API's name. */
  readonly hosts: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: DevEnvironmentProps) {
    super(scope, id);
    const { apis, domain, domainTemplate = DomainTemplate.FLAT, labels } = props;

    new k8s.KubeNamespace(this, 'namespace', { metadata: { name: id, labels } });
    for (const [name, api] of Object.entries(apis)) {
      const construct = new KnativeDevApi(this, name, { ...api, namespace: id });
      const tags = (api.traffic ?? []).flatMap(({ tag }) => tag ?? []);
      const hosts = [
        domainTemplate.host(name, id, domain),
        ...tags.map((tag) => domainTemplate.tagHost(tag, name, id, domain)),
      ];
      construct.node.addValidation({ validate: () => hosts.flatMap(hostLengthProblems) });
    }
    this.hosts = new Map(Object.keys(apis).map((name) => [name, domainTemplate.host(name, id, domain)]));
  }
}
