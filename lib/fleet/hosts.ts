// Under which host a Knative Service is called.
import { MAX_HOST_LENGTH, MAX_LABEL_LENGTH } from '../validation/rules';

/** How the host of a Knative Service is made of its name, its namespace and the domain. */
export class DomainTemplate {
  /**
   * `API-ENVIRONMENT.DOMAIN`: one label under the domain, so that one wildcard DNS record and one wildcard certificate
   * serve the whole fleet.
   */
  static readonly FLAT = new DomainTemplate('{{.Name}}-{{.Namespace}}.{{.Domain}}', '-');

  /** `API.ENVIRONMENT.DOMAIN`, Knative's own: needs a wildcard record and a wildcard certificate for each environment. */
  static readonly NESTED = new DomainTemplate('{{.Name}}.{{.Namespace}}.{{.Domain}}', '.');

  private constructor(
    /** The Go template for `domain-template` in config-network. */
    readonly template: string,
    private readonly separator: string,
  ) {}

  /** Returns the host of a service. */
  host(name: string, namespace: string, domain: string): string {
    return `${name}${this.separator}${namespace}.${domain}`;
  }

  /** Returns the host of a tag of a service, by TAG_TEMPLATE. */
  tagHost(tag: string, name: string, namespace: string, domain: string): string {
    return this.host(`${tag}-${name}`, namespace, domain);
  }
}

/** Checks the lengths of a host and its labels: a host that DNS doesn't know leaves the service without a route. */
export function hostLengthProblems(host: string): string[] {
  const labels = host.split('.').filter((label) => label.length > MAX_LABEL_LENGTH);
  return [
    ...labels.map(
      (label) => `host label '${label}' of ${host} has ${label.length} characters; allowed: ${MAX_LABEL_LENGTH}`,
    ),
    ...(host.length > MAX_HOST_LENGTH
      ? [`host ${host} has ${host.length} characters; allowed: ${MAX_HOST_LENGTH}`]
      : []),
  ];
}
