// The fleet: the same APIs in every development environment, each at a host of its own.
import { Construct, type IConstruct } from 'constructs';
import { nearest } from '../configuration/nearest';
import type { FleetFacts } from '../limits/facts';
import { fleetProblems, fleetWarnings } from '../limits/fleet-limits';
import { FLEET } from '../namespace/annotations';
import { reservedProblems } from '../namespace/checks';
import { type NamespaceProps, PARTS } from '../namespace/namespace-props';
import { isNodes, nodesProblems } from '../nodes/checks';
import type { Nodes } from '../nodes/nodes';
import { deploymentFor, onNodes } from '../nodes/placement';
import { nodesWarnings } from '../nodes/warnings';
import { LOCAL_REGISTRIES } from '../serving/configuration/keys/deployment';
import { TAG_TEMPLATE } from '../serving/configuration/keys/network';
import type { ServingRequirements } from '../serving/configuration/requirements';
import { KnativeServing } from '../serving/knative-serving';
import { groupBy } from '../validation/group-by';
import { isObject } from '../validation/object';
import { knownProperties, show, unique } from '../validation/rules';
import { setSource } from '../validation/sources';
import { addWarnings } from '../validation/warnings';
import { wakeable } from '../working-hours/apis';
import { isKept } from '../working-hours/kept';
import { DevEnvironment, environmentNameProblems, isConstructId, namespaceParts } from './dev-environment';
import { KnativeDomainMapping } from './domain-mapping';
import type { ApiOverrides, ApiProps, EnvironmentDefinition } from './environment-definition';
import { dayOf, expiryWarnings } from './expiry';
import { DomainTemplate, domainTemplateProblems } from './hosts';
import { releaseFor, settingsFor, usualSettings } from './install';
import { KnativeDevApi } from './knative-dev-api';
import { environmentApis } from './layers';
import { serviceFacts, servicesOf } from './services';

export interface DevFleetProps {
  /** The domain under which all APIs are called, such as `dev.example.com`. */
  readonly domain: string;

  /**
   * How hosts are made of the domain and the names of an API and its environment.
   * @default DomainTemplate.FLAT - one wildcard DNS record and one wildcard certificate serve the whole fleet
   */
  readonly domainTemplate?: DomainTemplate;

  /** The APIs by name; every environment runs all of them, unless it names those that it runs. */
  readonly apis: Readonly<Record<string, ApiProps>>;

  /**
   * What all APIs say that say nothing else themselves.
   * @default - nothing
   */
  readonly defaults?: ApiOverrides;

  /** The environments, such as `readEnvironments('environments.yaml')` or `numbered('dev', 20)`. */
  readonly environments: readonly EnvironmentDefinition[];

  /**
   * What stands in each environment's namespace beside its APIs.
   * @default - see NamespaceProps
   */
  readonly namespaces?: NamespaceProps;

  /**
   * The nodes that the APIs run on which don't say it themselves: by `nodeSelector`, `tolerations` or `affinity.nodeAffinity`.
   * @default - any
   */
  readonly nodes?: Nodes;

  /**
   * Registries whose tags Knative leaves to the nodes, by their exact hosts such as `europe-west1-docker.pkg.dev`, which
   * for docker.io is index.docker.io: those that Knative's controller may not read. Images by digest need none of this.
   * @default - none besides Knative's own kind.local, ko.local and dev.local
   */
  readonly registriesSkippingTagResolving?: readonly string[];

  /**
   * Revisions without requests that are kept of each API however old they are, 0 or more. Each costs two Services in
   * Kubernetes.
   * @default 1 - to go back to
   */
  readonly minNonActiveRevisions?: number;

  /**
   * Revisions without requests that are kept of each API at the most, even while they are young; `minNonActiveRevisions` or
   * more.
   * @default 5
   */
  readonly maxNonActiveRevisions?: number;
}

const PROPERTIES: Readonly<Record<keyof DevFleetProps, true>> = {
  domain: true,
  domainTemplate: true,
  apis: true,
  defaults: true,
  environments: true,
  namespaces: true,
  nodes: true,
  registriesSkippingTagResolving: true,
  minNonActiveRevisions: true,
  maxNonActiveRevisions: true,
};

const ENVIRONMENT_PROPERTIES: Readonly<Record<keyof EnvironmentDefinition, true>> = {
  name: true,
  owner: true,
  labels: true,
  expires: true,
  protected: true,
  warm: true,
  runs: true,
  apis: true,
  source: true,
};

/** Returns environments `PREFIX-01` to `PREFIX-COUNT`. No name changes when the count does. */
export const numbered = (prefix: string, count: number): EnvironmentDefinition[] =>
  Array.from({ length: count }, (_, index) => ({ name: `${prefix}-${String(index + 1).padStart(2, '0')}` }));

/** Development environments that run the same APIs. */
export class DevFleet extends Construct {
  /** The environments by name. */
  readonly environments: ReadonlyMap<string, DevEnvironment>;

  /** The wildcards under which all hosts of the fleet are, for DNS records and certificates. */
  readonly wildcardHosts: readonly string[];

  /** What the fleet needs of the install. */
  readonly servingConfiguration: ServingRequirements;

  constructor(scope: Construct, id: string, props: DevFleetProps) {
    super(scope, id);
    const { domain, registriesSkippingTagResolving, minNonActiveRevisions = 1, maxNonActiveRevisions = 5 } = props;
    // What is of a wrong type is reported below, and taken for nothing until then.
    const domainTemplate = props.domainTemplate instanceof DomainTemplate ? props.domainTemplate : DomainTemplate.FLAT;
    const apis = isObject(props.apis) ? props.apis : {};
    const defaults = isObject(props.defaults) ? props.defaults : {};
    const namespaces = isObject(props.namespaces) ? props.namespaces : {};
    const nodes = isNodes(props.nodes) && nodesProblems(props.nodes).length === 0 ? props.nodes : undefined;
    const rows: readonly unknown[] = Array.isArray(props.environments) ? props.environments : [];
    const definitions = rows.filter(isDefinition);

    // An environment that is named twice is built once; both it and a name that can't be built are reported below.
    const firstIndexes = new Map(definitions.map(({ name }, index) => [name, index] as const).reverse());
    this.environments = new Map(
      definitions
        .filter(({ name }, index) => isConstructId(name) && firstIndexes.get(name) === index)
        .map((definition) => {
          const { name, owner, labels, expires, protected: isProtected, warm, source } = definition;
          const environment = new DevEnvironment(this, name, {
            ...namespaceParts(namespaces),
            domain,
            domainTemplate,
            owner,
            expires,
            protected: isProtected,
            warm,
            apis: wakeable(warm, onNodes(nodes, environmentApis(defaults, apis, definition)), releaseFor(this)),
            labels: labels === undefined || isObject(labels) ? { ...labels, [FLEET]: id } : labels,
          });
          if (source !== undefined) {
            setSource(environment, source);
          }
          return [name, environment];
        }),
    );

    this.wildcardHosts = domainTemplate.wildcardHosts([...this.environments.keys()], domain);

    const deployment = {
      ...(Array.isArray(registriesSkippingTagResolving) && {
        registriesSkippingTagResolving: [...LOCAL_REGISTRIES, ...registriesSkippingTagResolving],
      }),
      ...deploymentFor(nodes, releaseFor(this)),
    };
    this.servingConfiguration = {
      // Without this, a revision that starts with no pod is refused.
      autoscaler: { allowZeroInitialScale: true },
      deployment: Object.keys(deployment).length > 0 ? deployment : undefined,
      domain: [{ name: domain }],
      gc: { minNonActiveRevisions, maxNonActiveRevisions },
      network: { domainTemplate: domainTemplate.template, tagTemplate: TAG_TEMPLATE },
      knativeServices: this.apis().length,
      uses: [...new Set(this.apis().flatMap(({ features }) => features))].sort(),
    };

    this.node.addValidation({
      validate: () => [
        ...knownProperties('props', props, PROPERTIES),
        ...domainTemplateProblems(props.domainTemplate),
        ...(rows.length === 0
          ? [`environments is ${show(props.environments)}; allowed: a list of one or more environments`]
          : []),
        ...(Object.keys(apis).length === 0
          ? [`apis is ${show(props.apis)}; allowed: one or more APIs by their names`]
          : []),
        ...(props.defaults === undefined || isObject(props.defaults)
          ? []
          : [`defaults is ${show(props.defaults)}; allowed: an object with properties of APIs`]),
        ...(props.namespaces === undefined ? [] : knownProperties('namespaces', props.namespaces, PARTS)),
        ...nodesProblems(props.nodes),
        ...(registriesSkippingTagResolving === undefined || Array.isArray(registriesSkippingTagResolving)
          ? []
          : [
              `registriesSkippingTagResolving is ${show(registriesSkippingTagResolving)}; allowed: a list of the hosts of registries`,
            ]),
        ...rows.flatMap((row, index) =>
          isDefinition(row)
            ? []
            : [
                `environments[${index}] is ${show(row)}; allowed: an object with ${Object.keys(ENVIRONMENT_PROPERTIES).join(', ')}`,
              ],
        ),
        ...definitions.flatMap((definition) => environmentProblems(definition, Object.keys(apis))),
        ...unique(
          definitions.map(({ name }) => name),
          (name, count) => `environment '${name}' is named ${count} times; allowed: once`,
        ),
        ...this.hostProblems(domainTemplate, domain),
        ...this.installProblems(),
        ...(isKept(this) || definitions.every(({ warm }) => warm === undefined)
          ? []
          : [
              'environments are to be warm at times; allowed: with a WorkingHours that has this fleet among its fleets',
            ]),
        ...this.limits(fleetProblems),
      ],
    });
    addWarnings(this, () => [...this.limits(fleetWarnings), ...expiryWarnings(definitions, dayOf(new Date()))]);
    addWarnings(this, () =>
      nodesWarnings(nodes, this.apis(), {
        release: releaseFor(this),
        settings: settingsFor(this) ?? usualSettings(releaseFor(this)),
        platform: KnativeServing.of(this),
      }),
    );
  }

  /** What the fleet and everything else in its app cost the cluster, where the install is in the app too. */
  private limits(check: (root: IConstruct, facts: FleetFacts) => readonly string[]): readonly string[] {
    const { root } = this.node;
    const settings = settingsFor(this);
    return settings === undefined
      ? []
      : check(root, { release: releaseFor(this), services: servicesOf(root).map(serviceFacts), settings });
  }

  private apis(): KnativeDevApi[] {
    return [...this.environments.values()].flatMap(({ apis }) => [...apis.values()]);
  }

  /** Two APIs, or an API and a DomainMapping, that one host is to lead to, wherever in the app they are. */
  private hostProblems(domainTemplate: DomainTemplate, domain: string): string[] {
    const hosts = this.node.root.node
      .findAll()
      .flatMap((construct) =>
        hostsOf(construct, domainTemplate, domain).map((host) => ({ host, path: construct.node.path })),
      );
    return [...groupBy(hosts, ({ host }) => host)]
      .filter(([, owners]) => owners.length > 1)
      .map(
        ([host, owners]) =>
          `host ${host} is that of ${owners.map(({ path }) => path).join(' and ')}; allowed: one API on a host`,
      );
  }

  /** An install that isn't told what the fleet needs refuses what the fleet writes. */
  private installProblems(): string[] {
    const installs = this.node.root.node.findAll().filter((construct) => construct instanceof KnativeServing);
    return installs
      .filter(({ configuration }) => !configuration.includes(this.servingConfiguration))
      .map(
        ({ node }) =>
          `${node.path} is configured without this fleet's servingConfiguration; allowed: a configuration that has it`,
      );
  }
}

/** Returns whether a row is an object; what stands in it is checked property by property. */
const isDefinition = (row: unknown): row is EnvironmentDefinition => isObject(row);

function hostsOf(construct: IConstruct, domainTemplate: DomainTemplate, domain: string): string[] {
  if (construct instanceof KnativeDevApi) {
    return construct.hosts(domainTemplate, domain);
  }
  return construct instanceof KnativeDomainMapping ? [construct.host] : [];
}

/** Returns what is wrong with the definition of an environment, beside what its construct finds. */
function environmentProblems(definition: EnvironmentDefinition, apis: readonly string[]): string[] {
  const { name, labels, runs = [], apis: overrides = {}, source } = definition;
  const what = `environment ${show(name)}${source === undefined ? '' : ` (${source})`}`;
  const missing = (api: string, property: string) => {
    const meant = nearest(
      String(api),
      apis.map((each) => [each] as const),
    );
    return `${what} has API ${show(api)} in ${property}${meant === undefined ? '' : ` (did you mean ${meant}?)`}; allowed: ${apis.join(', ')}`;
  };
  return [
    ...(isConstructId(name) ? [] : environmentNameProblems(name)),
    ...knownProperties(what, definition, ENVIRONMENT_PROPERTIES),
    ...reservedProblems(`labels of ${what}`, labels, (key) => key === FLEET, 'the fleet'),
    ...(Array.isArray(runs)
      ? runs.filter((api) => !apis.includes(api)).map((api) => missing(api, 'runs'))
      : [`${what} has runs ${show(runs)}; allowed: a list of names of APIs`]),
    ...(isObject(overrides)
      ? Object.entries(overrides).flatMap(([api, override]) => [
          ...(apis.includes(api) ? [] : [missing(api, 'apis')]),
          ...(override === undefined || isObject(override)
            ? []
            : [`${what} has apis.${api} ${show(override)}; allowed: an object with properties of APIs`]),
        ])
      : [`${what} has apis ${show(overrides)}; allowed: overrides by the names of APIs`]),
  ];
}
