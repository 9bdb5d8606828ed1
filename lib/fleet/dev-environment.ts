// One development environment: a namespace, and a Knative Service for each API.
import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { hostName, knownProperties, namespaceName, resourceName } from '../validation/rules';
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

const PROPERTIES: Readonly<Record<keyof DevEnvironmentProps, true>> = {
  apis: true,
  domain: true,
  domainTemplate: true,
  labels: true,
};

/** Namespaces that belong to Kubernetes and Knative. */
const RESERVED_NAMESPACES = [
  'default',
  'knative-serving',
  'kourier-system',
  'kube-node-lease',
  'kube-public',
  'kube-system',
];

/** Returns what is wrong with the name of an environment, which is also its namespace's. */
export const environmentNameProblems = (name: string): string[] =>
  RESERVED_NAMESPACES.includes(name)
    ? [`environment name is '${name}'; allowed: any but ${RESERVED_NAMESPACES.join(', ')}`]
    : [...idProblems('environment name', name), ...namespaceName('environment name', name)];

const apiNameProblems = (name: string): string[] => [
  ...idProblems('API name', name),
  ...resourceName('API name', name),
];

/** A construct refuses children by the names that every object of JavaScript answers to. */
const idProblems = (property: string, name: string): string[] =>
  name in {} ? [`${property} is '${name}'; allowed: any but the names that every JavaScript object has`] : [];

/** Whether a construct can be called so. A wrong name that can be an id is built all the same, to find its other problems. */
export const isConstructId = (name: unknown): boolean =>
  typeof name === 'string' && name !== '' && !name.includes('/') && !(name in {});

/** A development environment. Its id is its name, and the name of its namespace. */
export class DevEnvironment extends Chart {
  /** The hosts of each API by the API's name: its own, then those of its tags. */
  readonly hosts: ReadonlyMap<string, readonly string[]>;

  constructor(scope: Construct, id: string, props: DevEnvironmentProps) {
    super(scope, id);
    const { apis, domain, domainTemplate = DomainTemplate.FLAT, labels } = props;

    // Names are lower-case: no API can be called like the namespace's construct.
    new k8s.KubeNamespace(this, 'Namespace', { metadata: { name: id, labels } });

    const hosts = new Map<string, readonly string[]>();
    for (const [name, api] of Object.entries(apis)) {
      if (isConstructId(name)) {
        const construct = new KnativeDevApi(this, name, { ...api, namespace: id });
        const apiHosts = construct.hosts(domainTemplate, domain);
        construct.node.addValidation({ validate: () => apiHosts.flatMap(hostLengthProblems) });
        hosts.set(name, apiHosts);
      }
    }
    this.hosts = hosts;

    this.node.addValidation({
      validate: () => [
        ...knownProperties('props', props, PROPERTIES),
        ...environmentNameProblems(id),
        ...hostName('domain', domain),
        ...Object.keys(apis)
          .filter((name) => !isConstructId(name))
          .flatMap(apiNameProblems),
      ],
    });
  }
}
