// One development environment: a namespace, what stands in it, and a Knative Service for each API.
import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { environmentAnnotations } from '../namespace/annotations';
import { flagProblems } from '../namespace/checks';
import { EnvironmentNamespace } from '../namespace/environment-namespace';
import { type NamespaceProps, PARTS } from '../namespace/namespace-props';
import { type ResourceRequirements, requirementsOf, requirementsOr } from '../namespace/resource-list';
import { queueProxyResources } from '../serving/configuration/resources';
import { isObject } from '../validation/object';
import { hostName, knownProperties, namespaceName, resourceName, show } from '../validation/rules';
import { roleBinding } from '../working-hours/access';
import { isByAnnotations } from '../working-hours/annotations';
import { warmProblems } from '../working-hours/warm-hours';
import type { ApiProps, EnvironmentDefinition } from './environment-definition';
import { isDay } from './expiry';
import { certificateProblems, DomainTemplate, domainTemplateProblems, hostLengthProblems } from './hosts';
import { releaseFor, settingsFor, usualSettings } from './install';
import { KnativeDevApi } from './knative-dev-api';

export interface DevEnvironmentProps
  extends NamespaceProps,
    Pick<EnvironmentDefinition, 'owner' | 'labels' | 'expires' | 'protected' | 'warm'> {
  /** The APIs by name. */
  readonly apis: Readonly<Record<string, ApiProps>>;

  /** The domain under which the APIs are called, such as `dev.example.com`. */
  readonly domain: string;

  /**
   * How the hosts of the APIs are made.
   * @default DomainTemplate.FLAT
   */
  readonly domainTemplate?: DomainTemplate;
}

const PROPERTIES: Readonly<Record<keyof DevEnvironmentProps, true>> = {
  apis: true,
  domain: true,
  domainTemplate: true,
  owner: true,
  labels: true,
  expires: true,
  protected: true,
  warm: true,
  ...PARTS,
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

/** Id of the namespace's construct. Names are lower-case: no API is called like it. */
const NAMESPACE = 'Namespace';

/** Whether a construct can be called so. A wrong name that can be an id is built all the same, to find its other problems. */
export const isConstructId = (name: unknown): boolean =>
  typeof name === 'string' && name !== '' && !name.includes('/') && !(name in {});

const isApiId = (name: string): boolean => isConstructId(name) && name !== NAMESPACE;

/** Returns what stands in a namespace, of properties that say other things, too. */
export const namespaceParts = (props: NamespaceProps): NamespaceProps =>
  Object.fromEntries(Object.entries(props).filter(([property]) => Object.hasOwn(PARTS, property)));

const dayProblems = (property: string, value: string | undefined): string[] =>
  value === undefined || isDay(value)
    ? []
    : [`${property} is ${show(value)}; allowed: a day of the calendar such as 2027-01-31`];

/** A development environment. Its id is its name, and the name of its namespace. */
export class DevEnvironment extends Chart {
  /** What is said of the environment besides its APIs. */
  readonly definition: EnvironmentDefinition;
  /** Its APIs by name. */
  readonly apis: ReadonlyMap<string, KnativeDevApi>;
  /** The hosts of each API by the API's name: its own, then those of its tags. */
  readonly hosts: ReadonlyMap<string, readonly string[]>;

  constructor(scope: Construct, id: string, props: DevEnvironmentProps) {
    super(scope, id);
    const { domain, owner, labels, expires, protected: isProtected, warm } = props;
    const apis = isObject(props.apis) ? props.apis : {};
    const domainTemplate = props.domainTemplate instanceof DomainTemplate ? props.domainTemplate : DomainTemplate.FLAT;
    this.definition = { name: id, owner, labels, expires, protected: isProtected, warm };
    const expiresProblems = dayProblems('expires', expires);

    const namespace = new EnvironmentNamespace(this, NAMESPACE, {
      ...namespaceParts(props),
      name: id,
      release: releaseFor(this),
      owner,
      labels,
      annotations: environmentAnnotations({
        expires: expiresProblems.length === 0 ? expires : undefined,
        protected: isProtected,
      }),
    });

    if (warm !== undefined && isByAnnotations(releaseFor(this))) {
      roleBinding(namespace, id);
    }

    this.apis = new Map(
      Object.entries(apis)
        .filter(([name, api]) => isApiId(name) && isObject(api))
        .map(([name, api]) => {
          const { serviceAccountName = namespace.serviceAccountName } = api;
          return [name, new KnativeDevApi(this, name, { ...api, serviceAccountName, namespace: id })];
        }),
    );
    this.hosts = new Map([...this.apis].map(([name, api]) => [name, api.hosts(domainTemplate, domain)]));
    for (const [name, api] of this.apis) {
      api.node.addValidation({
        validate: () => [
          ...(this.hosts.get(name) ?? []).flatMap((host) => [
            ...hostLengthProblems(host),
            ...this.certificateProblems(api, host, domain),
          ]),
          ...namespace.podProblems(api.podSpec, this.queueProxy(api, props.queueProxy)),
        ],
      });
    }

    this.node.addValidation({
      validate: () => [
        ...knownProperties('props', props, PROPERTIES),
        ...environmentNameProblems(id),
        ...hostName('domain', domain),
        ...domainTemplateProblems(props.domainTemplate),
        ...expiresProblems,
        ...flagProblems('protected', isProtected),
        ...warmProblems(warm),
        ...namespace.countProblems(this.apis.size),
        ...(isObject(props.apis) ? [] : [`apis is ${show(props.apis)}; allowed: APIs by their names`]),
        ...Object.entries(apis).flatMap(([name, api]) => [
          ...(isApiId(name) ? [] : apiNameProblems(name)),
          ...(isObject(api) ? [] : [`apis.${name} is ${show(api)}; allowed: an object with the properties of an API`]),
        ]),
      ],
    });
  }

  private certificateProblems({ props }: KnativeDevApi, host: string, domain: string): string[] {
    const release = releaseFor(this);
    return props.disableExternalDomainTls === true
      ? []
      : certificateProblems(host, domain, release, settingsFor(this) ?? usualSettings(release));
  }

  /** What queue-proxy gets in an API's pods, where it isn't what it gets in all others. */
  private queueProxy(
    { props: { queueProxyResources: own } }: KnativeDevApi,
    usual: DevEnvironmentProps['queueProxy'] = requirementsOf(
      queueProxyResources(settingsFor(this) ?? usualSettings(releaseFor(this))),
    ),
  ): ResourceRequirements | undefined {
    return own && isObject(usual) ? requirementsOr(own, usual) : undefined;
  }
}
