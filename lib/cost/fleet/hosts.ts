// Under which hosts Knative Services are called, by the install's templates and DomainMappings as dist/ holds them.
import { parse } from 'yaml';
import { CLUSTER_LOCAL } from '../../fleet/hosts';
import { groupKind, type Manifest } from '../../gitops/manifest';
import { textAt } from '../../kubernetes/json';
import type { Checked } from '../../service/rules/rule';
import type { Settings } from '../../serving/configuration/settings';
import { isObject } from '../../validation/object';
import { configMapData } from './settings';

/** Returns the hosts of a Knative Service: its own, those of its tags, and those that are mapped to it. */
export type HostsOf = (service: Manifest, props: Checked) => readonly string[];

/** Returns how the Knative Services of an install are called. A host that only Go can make of its template is left out. */
export function hostsIn(manifests: readonly Manifest[], settings: Settings): HostsOf {
  const domains = Object.entries(configMapData(manifests, 'config-domain')).map(([name, text]) => ({
    name,
    selector: selectorIn(text),
  }));
  const mappings = manifests.filter((manifest) => groupKind(manifest) === 'DomainMapping.serving.knative.dev');
  const template = settings.network('domainTemplate') ?? '';
  const tagTemplate = settings.network('tagTemplate') ?? '';
  return ({ metadata: { name = '', namespace = '', labels = {} } }, { visibility, traffic = [] }) => {
    const isLocal = visibility === 'cluster-local';
    const domain = isLocal ? CLUSTER_LOCAL.domain : domainFor(domains, labels);
    const tags = traffic.flatMap(({ tag }) => tag ?? []).map((tag) => fill(tagTemplate, { Tag: tag, Name: name }));
    const hosts = [name, ...tags].map((Name) =>
      Name === undefined || domain === undefined
        ? undefined
        : fill(isLocal ? CLUSTER_LOCAL.domainTemplate.template : template, {
            Name,
            Namespace: namespace,
            Domain: domain,
          }),
    );
    const mapped = mappings.filter(
      (mapping) =>
        mapping.metadata.namespace === namespace &&
        textAt(mapping, 'spec', 'ref', 'kind') === 'Service' &&
        textAt(mapping, 'spec', 'ref', 'name') === name,
    );
    return [...hosts, ...mapped.map((mapping) => mapping.metadata.name)].flatMap((host) => host?.toLowerCase() ?? []);
  };
}

/** The domain that selects a service by most labels. */
function domainFor(
  domains: readonly { readonly name: string; readonly selector: ReadonlyMap<string, string> }[],
  labels: Readonly<Record<string, string>>,
): string | undefined {
  const selecting = domains.filter(({ selector }) => [...selector].every(([key, value]) => labels[key] === value));
  return selecting.sort((one, other) => other.selector.size - one.selector.size)[0]?.name;
}

function selectorIn(text: string): ReadonlyMap<string, string> {
  const content: unknown = parse(text);
  const selector = isObject(content) ? content['selector'] : undefined;
  return new Map(isObject(selector) ? Object.entries(selector).map(([key, value]) => [key, String(value)]) : []);
}

/** Puts fields in the place of the actions that name them; nothing if others are left, which only Go can do. */
function fill(template: string, fields: Readonly<Record<string, string>>): string | undefined {
  const text = Object.entries(fields).reduce(
    (filled, [field, value]) => filled.replace(new RegExp(`\\{\\{-? ?\\.${field} ?-?\\}\\}`, 'g'), () => value),
    template,
  );
  return text.includes('{{') ? undefined : text;
}
