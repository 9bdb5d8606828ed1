// The fleet: the same APIs in every development environment, each at a host of its own.
import { Construct } from 'constructs';
import type { ServingConfiguration } from '../serving/configuration/keys';
import { unique } from '../validation/rules';
import { type ApiProps, DevEnvironment, environmentNameProblems } from './dev-environment';
import { DomainTemplate, TAG_TEMPLATE } from './hosts';

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
}

/** What a list of registries replaces in config-deployment. */
const LOCAL_REGISTRIES = ['kind.local', 'ko.local', 'dev.local'];

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

    // A name that can't be one, or that is given twice, is reported, and everything else is still checked.
    const names = [...new Set(props.environments)].filter((name) => environmentNameProblems(name).length === 0);
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
      // Each revision that is kept costs two Services in Kubernetes; one is enough to go back to.
      gc: { minNonActiveRevisions: 1, maxNonActiveRevisions: 5 },
      network: { domainTemplate: domainTemplate.template, tagTemplate: TAG_TEMPLATE },
    };

    this.node.addValidation({
      validate: () => [
        ...[...new Set(props.environments)].flatMap(environmentNameProblems),
        ...unique(props.environments, (name, count) => `environment '${name}' is named ${count} times; allowed: once`),
        ...overrideProblems(props),
        ...this.sharedHosts(),
      ],
    });
  }

  private sharedHosts(): string[] {
    const apisByHost = new Map<string, string[]>();
    for (const [environment, { hosts }] of this.environments) {
      for (const [api, apiHosts] of hosts) {
        for (const host of apiHosts) {
          apisByHost.set(host, [...(apisByHost.get(host) ?? []), `${environment}/${api}`]);
        }
      }
    }
    return [...apisByHost]
      .filter(([, owners]) => owners.length > 1)
      .map(([host, owners]) => `host ${host} is that of ${owners.join(' and ')}; allowed: one API on a host`);
  }
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
      return [name, { ...api, ...set, env: (api.env || env) && { ...api.env, ...env } }];
    }),
  );
}

/** An override of what doesn't exist would be ignored. */
function overrideProblems({ apis, environments, overrides = {} }: DevFleetProps): string[] {
  return Object.entries(overrides).flatMap(([environment, { apis: own = {} }]) => [
    ...(environments.includes(environment)
      ? []
      : [`overrides has environment '${environment}'; allowed: one of environments`]),
    ...Object.keys(own)
      .filter((api) => !Object.hasOwn(apis, api))
      .map((api) => `overrides of ${environment} has API '${api}'; allowed: ${Object.keys(apis).join(', ')}`),
  ]);
}
