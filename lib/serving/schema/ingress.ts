// The schema of an Ingress of Knative: what a network layer is to route, and where it answers.
import type { KnativeRelease } from '../../release/knative-release';
import { servicePort } from './kubernetes';
import { resource, status } from './resource';
import { array, boolean, type FieldSchema, integer, map, object, type Schema, string } from './vocabulary';

const split = (): Schema =>
  object(
    'A Kubernetes Service and its share of the requests.',
    {
      ...servicePort(),
      appendHeaders: map('Headers to set on requests of this share.', string()),
      percent: integer('Share of the requests, 0 to 100; 100 if it is the only one.'),
    },
    'serviceName',
    'serviceNamespace',
    'servicePort',
  );

const path = (): Schema =>
  object(
    'Requests that match, and where they are sent.',
    {
      appendHeaders: map('Headers to set on every request that matches.', string()),
      headers: map(
        'Headers that a request must have, by name.',
        object('What the header must be.', { exact: string('Exact value of the header.') }, 'exact'),
      ),
      path: string('Prefix of the request path; any path if unset.'),
      rewriteHost: string('Host header that replaces that of the request.'),
      splits: array('Kubernetes Services among which the requests are divided.', split()),
    },
    'splits',
  );

const rule = (): Schema =>
  object('Routing of some hosts.', {
    hosts: array('Hosts to which the rule applies.', string()),
    http: object(
      'Routing of requests for these hosts.',
      { paths: array('Routes by path and headers.', path()) },
      'paths',
    ),
    visibility: string(
      'Who can reach the hosts: the cluster with ClusterLocal, everybody with ExternalIP or if unset.',
    ),
  });

const tls = (): Schema =>
  object('A certificate and its hosts.', {
    hosts: array('Hosts that use the certificate.', string()),
    secretName: string('Secret that holds the certificate.'),
    secretNamespace: string('Where the Secret is; in the namespace of the Ingress if unset.'),
  });

const loadBalancer = (description: string): FieldSchema =>
  object(description, {
    ingress: array(
      'Addresses of the gateway.',
      object('An address of the gateway.', {
        domain: string('Host name of the gateway.'),
        domainInternal: string('Host name of the gateway within the cluster.'),
        ip: string('IP address of the gateway.'),
        meshOnly: boolean('Whether only a service mesh leads to the gateway.'),
      }),
    ),
  });

/** The schema of an Ingress. */
export const ingressSchema = (release: KnativeRelease): FieldSchema =>
  resource('Tells the network layer, such as Kourier, how to route hosts to Kubernetes Services.', {
    spec: object('Routing rules and certificates by host.', {
      httpOption: string('Handling of plain HTTP: Enabled to serve it, Redirected to send clients to HTTPS.'),
      rules: array('Routing rules by host.', rule()),
      tls: array('Certificates of the hosts.', tls()),
    }),
    status: status(release, {
      privateLoadBalancer: loadBalancer('Entry points for requests from within the cluster.'),
      publicLoadBalancer: loadBalancer('Entry points for all other requests.'),
    }),
  });
