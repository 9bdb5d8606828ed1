// The domains under which hosts are made, each of them a key of config-domain.
import { Yaml } from 'cdk8s';
import type { Key, KeyFacts } from '../../../configuration/key';
import { refusal } from '../../../configuration/kind';
import { describe } from '../../../configuration/words';
import type { KnativeRelease } from '../../../release/knative-release';
import { labelProblems } from '../../../validation/labels';
import { isObject, type Unchecked } from '../../../validation/object';
import { hostName, knownProperties, unique } from '../../../validation/rules';

/** A domain under which hosts are made. */
export interface Domain {
  /** The domain, such as `dev.example.com`. */
  readonly name: string;
  /** Labels of the routes that get it. @default - every route that no other domain selects */
  readonly selector?: Readonly<Record<string, string>>;
  /**
   * Whether namespaces get a wildcard certificate for the domain, where config-network selects namespaces for that; from
   * Knative 1.14 on.
   * @default - true for a domain without a selector, otherwise false
   */
  readonly wildcard?: boolean;
}

const PROPERTIES: Readonly<Record<keyof Domain, true>> = { name: true, selector: true, wildcard: true };

/** Describes the keys of all domains. Each configuration adds its own. */
export const domains = (facts: KeyFacts<readonly Domain[]>): Key<readonly Domain[]> => ({
  ...facts,
  key: 'DOMAIN',
  type: 'readonly Domain[]',
  allowed: 'a list of domains, each with name, selector, wildcard (from 1.14 on)',
  render: (property, value, release) => {
    if (!Array.isArray(value)) {
      return { entries: {}, problems: refusal(property, value, 'a list of domains').problems };
    }
    const problems = [
      ...value.flatMap((domain, index) => domainProblems(`${property}[${index}]`, domain, release)),
      ...unique(
        value.map((domain) => domain?.name).filter((name) => typeof name === 'string'),
        (name, count) => `${property} has '${name}' ${count} times; allowed: once`,
      ),
    ];
    return { entries: problems.length > 0 ? {} : Object.fromEntries(value.map(domainEntry)), problems };
  },
  combine: (lists) => lists.flat(),
});

function domainProblems(path: string, domain: unknown, release: KnativeRelease): string[] {
  if (!isObject(domain)) {
    return [`${path} is ${describe(domain)}; allowed: an object with ${Object.keys(PROPERTIES).join(', ')}`];
  }
  const { name, selector = {}, wildcard } = domain;
  return [
    ...knownProperties<Domain>(path, domain, PROPERTIES),
    ...hostName(`${path}.name`, name),
    ...labelProblems(`${path}.selector`, selector),
    ...(wildcard === undefined ? [] : wildcardProblems(`${path}.wildcard`, domain, release)),
  ];
}

function wildcardProblems(path: string, domain: Unchecked, release: KnativeRelease): string[] {
  if (!release.since('1.14')) {
    return [`${path} is unknown to Knative ${release.version}; allowed: from 1.14 on`];
  }
  if (typeof domain['wildcard'] !== 'boolean') {
    return [`${path} is ${describe(domain['wildcard'])}; allowed: true, false`];
  }
  return domain['wildcard'] || isSelecting(domain)
    ? []
    : [`${path} is false; allowed: true, as a domain without a selector always has wildcard certificates`];
}

const domainEntry = (domain: Unchecked): [name: string, text: string] => [
  String(domain['name']),
  isSelecting(domain)
    ? Yaml.stringify({ selector: domain['selector'], ...(domain['wildcard'] === true && { type: 'wildcard' }) })
    : '',
];

/** Returns whether a domain is for some routes only. */
export const isSelecting = ({ selector }: { readonly selector?: unknown }): boolean =>
  Object.keys(selector ?? {}).length > 0;
