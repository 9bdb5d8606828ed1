// A Knative Service: what its revisions run, and how requests reach them.
import { Duration } from 'cdk8s';
import { type FieldKind, type Fields, field, fieldUnder, type Shape } from '../../fields/field';
import {
  anyText,
  apart,
  choice,
  flag,
  inText,
  integer,
  list,
  map,
  namedList,
  object,
  someText,
} from '../../fields/kinds';
import { get } from '../../fields/read';
import { put, renderShape } from '../../fields/render';
import { wholeSeconds } from '../../fields/units';
import { METADATA } from '../paths';
import type {
  ConfigurationProps,
  ExposureProps,
  HostName,
  MetadataProps,
  RouteProps,
  RouteTarget,
  ServiceProps,
  TrafficTarget,
} from '../service-props';
import { host, LABEL_KEYS, labelValue, objectName, startingWithLetter } from './names';
import { REVISION } from './revision';

const metadata = fieldUnder(METADATA);
const annotation = fieldUnder([...METADATA, 'annotations']);

const TARGET_FIELDS: Fields<TrafficTarget> = {
  revisionName: field(startingWithLetter, { unset: 'the latest revision that is ready' }),
  percent: field(integer({ minimum: 0, maximum: 100 }), {
    remark: 'All shares together are 100.',
    unset: '0: reached by its tag only',
  }),
  tag: field(startingWithLetter, { remark: 'The host is TAG-NAME in place of the name.', unset: 'none' }),
};

const TRAFFIC_TARGET: Shape<TrafficTarget> = {
  name: 'TrafficTarget',
  description: 'A share of the requests, for one revision.',
  see: 'https://knative.dev/docs/serving/traffic-management/',
  fields: TARGET_FIELDS,
};

const ROUTE_TARGET: Shape<RouteTarget> = {
  name: 'RouteTarget',
  description: 'A share of the requests, for a revision of any Configuration in the namespace.',
  see: 'https://knative.dev/docs/serving/traffic-management/',
  fields: {
    ...TARGET_FIELDS,
    configurationName: field(startingWithLetter, { unset: 'revisionName is used' }),
  },
};

/** A share, with the word on whether it follows the latest revision that Knative would add. */
const target = <Target extends object>(shape: Shape<Target>): FieldKind<Target> => ({
  ...object(shape),
  render: (property, value, release) => {
    const rendered = renderShape(shape, property, value, release);
    const latestRevision = get(rendered.json, ['revisionName']) === undefined;
    return rendered.json === undefined ? rendered : { ...rendered, json: put(rendered.json, [], { latestRevision }) };
  },
});

/** Shares of the requests, for revisions of the service itself. */
const serviceTraffic = list(target(TRAFFIC_TARGET));

/** Shares of the requests, for revisions of any Configuration. */
const routeTraffic = list(target(ROUTE_TARGET));

/** Labels and annotations of an object itself. */
const OWN_METADATA: Shape<MetadataProps> = {
  name: 'MetadataProps',
  description: 'Labels and annotations of an object itself.',
  fields: {
    labels: metadata(map(labelValue, LABEL_KEYS), {
      description: 'Labels of the object itself.',
      unset: 'none besides those of other properties',
    }),
    annotations: metadata(map(anyText, LABEL_KEYS), {
      description: 'Annotations of the object itself.',
      unset: 'none besides those of other properties',
    }),
  },
};

/** Whoever may call it, Knative has a label for the narrower choice only. */
const VISIBILITY: FieldKind<'public' | 'cluster-local'> = {
  ...choice('public', 'cluster-local'),
  render: (property, value, release) => {
    const rendered = choice('public', 'cluster-local').render(property, value, release);
    return value === 'public' ? { ...rendered, json: undefined } : rendered;
  },
};

/** How requests reach a Service or a Route. */
const EXPOSURE: Shape<ExposureProps> = {
  name: 'ExposureProps',
  description: 'How requests reach a Knative Service or a Route.',
  includes: [OWN_METADATA],
  fields: {
    ...OWN_METADATA.fields,
    visibility: metadata(VISIBILITY, {
      at: ['labels', 'networking.knative.dev/visibility'],
      description: 'Who reaches the service: everybody who reaches the gateway, or only what runs in the cluster.',
      unset: 'public, where the domain is not cluster-local by itself',
      see: 'https://knative.dev/docs/serving/services/private-services/',
    }),
    rolloutDuration: annotation(wholeSeconds({ minimum: Duration.seconds(0) }), {
      at: ['serving.knative.dev/rollout-duration'],
      description: 'Time over which a new revision takes the requests over.',
      unset: 'at once, by `rollout-duration` in config-network',
      see: 'https://knative.dev/docs/serving/rolling-out-latest-revision/',
    }),
    httpProtocol: annotation(choice('enabled', 'redirected'), {
      at: ['networking.knative.dev/http-protocol'],
      description: 'Whether HTTP without TLS is served, or sent to HTTPS.',
      unset: 'what http-protocol in config-network says',
    }),
    ingressClass: annotation(someText, {
      at: ['networking.knative.dev/ingress-class'],
      description: 'The network layer that serves the hosts.',
      unset: 'that of the install, by `ingress-class` in config-network',
    }),
    certificateClass: annotation(someText, {
      at: ['networking.knative.dev/certificate-class'],
      description: 'Who gets the certificates of the hosts.',
      unset: 'that of the install, by `certificate-class` in config-network',
    }),
    disableExternalDomainTls: annotation(inText(flag), {
      at: ['networking.knative.dev/disable-external-domain-tls'],
      description: 'Whether the hosts get no certificates although others do.',
      unset: 'false',
      since: '1.12',
    }),
  },
};

/** A Configuration: a revision's properties, and metadata. */
export const CONFIGURATION: Shape<ConfigurationProps> = {
  name: 'ConfigurationProps',
  description: 'What a Configuration says: its revisions, and metadata.',
  see: 'https://knative.dev/docs/serving/services/creating-services/',
  includes: [REVISION, OWN_METADATA],
  fields: { ...REVISION.fields, ...OWN_METADATA.fields },
};

const HOST_NAME: Shape<HostName> = {
  name: 'HostName',
  description: 'A host of its own, by a DomainMapping and the ClusterDomainClaim by which its namespace owns it.',
  see: 'https://knative.dev/docs/serving/services/custom-domains/',
  fields: {
    host: field(host, { description: 'The host, such as demo.example.com; not under cluster.local.', required: true }),
    tlsSecretName: field(objectName('a Secret'), {
      description: 'Name of the TLS Secret in the same namespace.',
      unset: "the network layer's own certificate, if it has one",
    }),
  },
};

/** A Knative Service. */
export const SERVICE: Shape<ServiceProps> = {
  name: 'ServiceProps',
  description: 'What a Knative Service says: its revisions, and how requests reach them.',
  see: 'https://knative.dev/docs/serving/services/creating-services/',
  includes: [REVISION, EXPOSURE],
  fields: {
    ...REVISION.fields,
    ...EXPOSURE.fields,
    traffic: field(serviceTraffic, {
      at: ['spec', 'traffic'],
      unset: 'the latest revision that is ready gets all of them',
    }),
    domainMappings: field(apart(namedList(object(HOST_NAME), 'host')), {
      description: 'Hosts of its own, beside the one that it has by its name.',
      unset: 'none',
    }),
    allowLatest: field(apart(flag), {
      description: 'Whether images may have the tag latest, or none.',
      remark: 'Knative looks such a tag up once, when the revision is made: what runs is the latest image of that day.',
      unset: 'false',
    }),
  },
};

/** A Route by itself. */
export const ROUTE: Shape<RouteProps> = {
  name: 'RouteProps',
  description: 'What a Route says: which revisions get its requests.',
  see: 'https://knative.dev/docs/serving/traffic-management/',
  includes: [EXPOSURE],
  fields: {
    ...EXPOSURE.fields,
    traffic: field(routeTraffic, { at: ['spec', 'traffic'], required: true }),
  },
};
