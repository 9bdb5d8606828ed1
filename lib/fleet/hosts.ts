// Under which host a Knative Service is called.
import type { KnativeRelease } from '../release/knative-release';
import type { Settings } from '../serving/configuration/settings';
import { MAX_HOST_LENGTH, MAX_LABEL_LENGTH, show } from '../validation/rules';

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

  /** Returns the wildcards under which all hosts of some namespaces are: DNS records and certificates are for these. */
  wildcardHosts(namespaces: readonly string[], domain: string): string[] {
    return this.separator === '.' ? namespaces.map((namespace) => `*.${namespace}.${domain}`) : [`*.${domain}`];
  }
}

/** Returns what is wrong with a template, which may come from where no compiler has seen it. One that is not set is allowed. */
export const domainTemplateProblems = (template: unknown): string[] =>
  template === undefined || template instanceof DomainTemplate
    ? []
    : [`domainTemplate is ${show(template)}; allowed: DomainTemplate.FLAT, DomainTemplate.NESTED`];

/** How services are called within the cluster, whatever the domain. */
export const CLUSTER_LOCAL = { domainTemplate: DomainTemplate.NESTED, domain: 'svc.cluster.local' };

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

/** Longest common name of a certificate, as the releases from 1.9 on count it. */
const MAX_COMMON_NAME = 63;

/** What Knative puts before the domain where the host is too long for a common name. */
const SHORT_PREFIX = 'k.';

/**
 * Checks the name that a certificate of a host would have, where Knative asks for one: without it, the host has no TLS.
 * @param domain the part of the host that others share; nothing for a DomainMapping
 */
export function certificateProblems(
  host: string,
  domain: string | undefined,
  release: KnativeRelease,
  settings: Settings,
): string[] {
  const asksFor = settings.network('externalDomainTls') === 'Enabled';
  if (!asksFor || host.length <= MAX_COMMON_NAME || host.endsWith(`.${CLUSTER_LOCAL.domain}`)) {
    return [];
  }
  const isShortened =
    release.since('1.9') && domain !== undefined && domain.length + SHORT_PREFIX.length <= MAX_COMMON_NAME;
  return isShortened
    ? []
    : [`host ${host} has ${host.length} characters; allowed with certificates of cert-manager: ${MAX_COMMON_NAME}`];
}
