// The fleet: the same APIs in every development environment, each at a host of its own.
import { Construct, type IConstruct } from 'constructs';
import { LOCAL_REGISTRIES } from '../serving/configuration/keys/deployment';
import { TAG_TEMPLATE } from '../serving/configuration/keys/network';
import type { ServingConfiguration } from '../serving/configuration/serving-configuration';
import { KnativeServing } from '../serving/knative-serving';
import { groupBy } from '../validation/group-by';
import { knownProperties, show, unique } from '../validation/rules';
import { type ApiProps, DevEnvironment, environmentNameProblems, isConstructId } from './dev-environment';
import { KnativeDomainMapping } from './domain-mapping';
import { DomainTemplate } from './hosts';
import { KnativeDevApi } from './knative-dev-api';

/** What one environment does differently. */
export interface EnvironmentOverrides {
  /**
   * What is different of which API. An environment variable is added to those of the API, or replaces the one of its name;
   * every other property replaces the API's.
   * @default - nothing
   */
  readonly apis?: Readonly<Record<string, Partial<ApiProps>>>;
}

export interface DevFleetProps {
  /** The domain under which all APIs are called, such as `dev.example.com`. */
  readonly domain: string;

  /**
   * How hosts are made of the domain and the names of an API and its environment.
   * @default DomainTemplate.FLAT - one wildcard DNS record and one wildcard certificate serve the whole fleet
   */
  readonly domainTemplate?: DomainTemplate;

  /** The APIs by name; every environment runs all of them. */
  readonly apis: Readonly<Record<string, ApiProps>>;

  /** Names of the environments, such as `numbered('dev', 20)`. An environment's name is its namespace. */
  readonly environments: readonly string[];

  /**
   * What single environments do differently, by the environment's name.
   * @default - nothing: all environments are the same
   */
  readonly overrides?: Readonly<Record<string, EnvironmentOverrides>>;

  /**
   * Registries whose tags Knative leaves to the nodes, by their exact hosts such as `europe-west1-docker.pkg.dev`: those
   * that Knative's controller may not read. Images by digest need none of this.
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
  environments: true,
  overrides: true,
  registriesSkippingTagResolving: true,
  minNonActiveRevisions: true,
  maxNonActiveRevisions: true,
};

/** Returns the names `PREFIX-01` to `PREFIX-COUNT`. No name changes when the count does. */
export const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`);

/** Development environments that run the same APIs. */
export class DevFleet extends Construct {
  /** The environments by name. */
  readonly environments: ReadonlyMap<string, DevEnvironment>;

  /** What the fleet needs of the install. */
  readonly servingConfiguration: ServingConfiguration;

  constructor(scope: Construct, id: string, props: DevFleetProps) {
    super(scope, id);
    const { domain, domainTemplate = DomainTemplate.FLAT, apis, overrides = {} } = props;
    const environments = Array.isArray(props.environments) ? props.environments : [];
    const { minNonActiveRevisions = 1, maxNonActiveRevisions = 5 } = props;

    // An environment that is named twice is built once; both it and a name that can't be built are reported below.
    const names = [...new Set(environments)].filter(isConstructId);
    this.environments = new Map(
      names.map((name) => [
        name,
        new DevEnvironment(this, name, {
          domain,
          domainTemplate,
          apis: override(apis, own(overrides, name)?.apis ?? {}),
          labels: { 'app.kubernetes.io/part-of': id },
        }),
      ]),
    );

    this.servingConfiguration = {
      // Without this, a revision that starts with no pod is refused.
      autoscaler: { allowZeroInitialScale: true },
      deployment: props.registriesSkippingTagResolving && {
        registriesSkippingTagResolving: [...LOCAL_REGISTRIES, ...props.registriesSkippingTagResolving],
      },
      domain: [{ name: domain }],
      gc: { minNonActiveRevisions, maxNonActiveRevisions },
      network: { domainTemplate: domainTemplate.template, tagTemplate: TAG_TEMPLATE },
    };

    this.node.addValidation({
      validate: () => [
        ...knownProperties('props', props, PROPERTIES),
        ...(environments.length === 0
          ? [`environments is ${show(props.environments)}; allowed: a list of one or more names`]
          : []),
        ...(Object.keys(apis).length === 0 ? ['apis is empty; allowed: one or more APIs'] : []),
        ...[...new Set(environments)].filter((name) => !isConstructId(name)).flatMap(environmentNameProblems),
        ...unique(environments, (name, count) => `environment '${name}' is named ${count} times; allowed: once`),
        ...overrideProblems(props),
        ...this.hostProblems(props),
        ...this.installProblems(),
      ],
    });
  }

  /** Two APIs, or an API and a DomainMapping, that one host is to lead to, wherever in the app they are. */
  private hostProblems({ domain, domainTemplate = DomainTemplate.FLAT }: DevFleetProps): string[] {
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

function hostsOf(construct: IConstruct, domainTemplate: DomainTemplate, domain: string): string[] {
  if (construct instanceof KnativeDevApi) {
    return construct.hosts(domainTemplate, domain);
  }
  return construct instanceof KnativeDomainMapping ? [construct.host] : [];
}

/** Returns a value of a table; a name such as `constructor` has none unless the table says so. */
const own = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

function override(
  apis: Readonly<Record<string, ApiProps>>,
  overrides: Readonly<Record<string, Partial<ApiProps>>>,
): Record<string, ApiProps> {
  return Object.fromEntries(
    Object.entries(apis).map(([name, api]) => {
      const { env, ...properties } = own(overrides, name) ?? {};
      const set = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
      return [name, { ...api, ...set, env: (api?.env || env) && { ...api?.env, ...env } }];
    }),
  );
}

/** An override of what doesn't exist would be ignored. */
function overrideProblems({ apis, environments, overrides = {} }: DevFleetProps): string[] {
  return Object.entries(overrides).flatMap(([environment, override]) => [
    ...knownProperties(`overrides of ${environment}`, override, { apis: true }),
    ...(environments.includes(environment)
      ? []
      : [`overrides has environment '${environment}'; allowed: one of environments`]),
    ...Object.keys(override?.apis ?? {})
      .filter((api) => !Object.hasOwn(apis, api))
      .map((api) => `overrides of ${environment} has API '${api}'; allowed: ${Object.keys(apis).join(', ')}`),
  ]);
}
