// What tells external-dns which records lead to the gateway.
import { Duration } from 'cdk8s';
import { listProblems } from '../../namespace/checks';
import { durationBetween, hostName, knownProperties, show } from '../../validation/rules';

/** @see https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/ */
export interface ExternalDnsProps {
  /** The names of the records, such as `fleet.wildcardHosts`. */
  readonly hosts: readonly string[];

  /**
   * How long others may keep a record, in whole seconds, 1 or more.
   * @default - what external-dns takes for the provider
   */
  readonly ttl?: Duration;
}

const PROPERTIES: Readonly<Record<keyof ExternalDnsProps, true>> = { hosts: true, ttl: true };

const ANNOTATION = 'external-dns.alpha.kubernetes.io';

/** Most characters of all annotations of an object. */
const MAX_ANNOTATIONS = 256 * 1024;

/** Room for the other annotations. */
const OTHERS = 4 * 1024;

/** Returns the annotations of the object that has the address; none where there is nothing to tell. */
export function recordAnnotations(props: ExternalDnsProps | undefined): Record<string, string> {
  if (props === undefined) {
    return {};
  }
  const { hosts, ttl } = props;
  return {
    [`${ANNOTATION}/hostname`]: String(hosts),
    ...(ttl instanceof Duration && { [`${ANNOTATION}/ttl`]: String(ttl.toSeconds({ integral: false })) }),
  };
}

/** Returns what is wrong with the records. */
export function externalDnsProblems(props: ExternalDnsProps | undefined): string[] {
  if (props === undefined) {
    return [];
  }
  const problems = knownProperties('externalDns', props, PROPERTIES);
  if (problems.length > 0) {
    return problems;
  }
  const { hosts, ttl } = props;
  const length = String(hosts).length;
  return [
    ...(Array.isArray(hosts) && hosts.length > 0
      ? listProblems('externalDns.hosts', hosts, 'hosts', recordProblems)
      : [`externalDns.hosts is ${show(hosts)}; allowed: a list of one or more hosts`]),
    ...(length > MAX_ANNOTATIONS - OTHERS
      ? [
          `externalDns.hosts has ${length} characters; allowed: ${MAX_ANNOTATIONS - OTHERS}, which an annotation takes; DomainTemplate.FLAT needs one host`,
        ]
      : []),
    ...durationBetween('externalDns.ttl', ttl, 1),
  ];
}

/** Checks the name of a record, which may begin with a wildcard. */
const recordProblems = (property: string, host: unknown): string[] =>
  hostName(property, typeof host === 'string' ? host.replace(/^\*\./, '') : host);
