// The schema of an Ingress of Knative: what a network layer is to route, and where it answers.
import type { KnativeRelease } from '../../release/knative-release';
import { resource, status } from './resource';
import { array, boolean, integer, intOrString, map, object, type Schema, string } from './vocabulary';

const split = (): Schema =>
  object(
    {
      appendHeaders: map(string()),
      percent: integer(),
      serviceName: string(),
      serviceNamespace: string(),
      servicePort: intOrString(),
    },
    'serviceName',
    'serviceNamespace',
    'servicePort',
  );

const path = (): Schema =>
  object(
    {
      appendHeaders: map(string()),
      headers: map(object({ exact: string() }, 'exact')),
      path: string(),
      rewriteHost: string(),
      splits: array(split()),
    },
    'splits',
  );

const rule = (): Schema =>
  object({ hosts: array(string()), http: object({ paths: array(path()) }, 'paths'), visibility: string() });

const tls = (): Schema => object({ hosts: array(string()), secretName: string(), secretNamespace: string() });

const loadBalancer = (): Schema =>
  object({
    ingress: array(object({ domain: string(), domainInternal: string(), ip: string(), meshOnly: boolean() })),
  });

/** The schema of an Ingress. */
export const ingress = (release: KnativeRelease): Schema =>
  resource({
    spec: object({ httpOption: string(), rules: array(rule()), tls: array(tls()) }),
    status: status(release, { privateLoadBalancer: loadBalancer(), publicLoadBalancer: loadBalancer() }),
  });
