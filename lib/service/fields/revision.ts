// A revision: its containers, its limits, and what Knative's proxy does in its pods.
import { Duration } from 'cdk8s';
import { type Field, type FieldKind, type Fields, field, fieldUnder, type Shape } from '../../fields/field';
import { anyText, choice, flag, flagThatUses, integer, map, object } from '../../fields/kinds';
import { readWhole } from '../../fields/read';
import { seconds, wholeSeconds } from '../../fields/units';
import { MAIN_CONTAINER, TEMPLATE_ANNOTATIONS, TEMPLATE_METADATA, TEMPLATE_SPEC } from '../paths';
import type { QueueProxyResources, RevisionProps } from '../service-props';
import { AUTOSCALING } from './autoscaling';
import { mainContainerFields } from './container';
import { LABEL_KEYS, label, labelValue, startingWithLetter } from './names';
import { POD } from './pod';
import { type BoundsAt, cpuBounds, sizeBounds } from './resources';

const revision = fieldUnder(TEMPLATE_SPEC);
const annotation = fieldUnder(TEMPLATE_ANNOTATIONS);
const container = fieldUnder(MAIN_CONTAINER);
const metadata = fieldUnder(TEMPLATE_METADATA);

const IN_ANNOTATION: BoundsAt = (resource) => ({
  request: [`queue.sidecar.serving.knative.dev/${resource}-resource-request`],
  limit: [`queue.sidecar.serving.knative.dev/${resource}-resource-limit`],
});

const QUEUE_PROXY_RESOURCES: Shape<QueueProxyResources> = {
  name: 'QueueProxyResources',
  description: "What Knative's proxy asks for and may use in each pod.",
  see: 'https://knative.dev/docs/serving/services/configure-requests-limits-services/',
  fields: {
    cpu: annotationOf(object(cpuBounds(IN_ANNOTATION('cpu')), 'by property'), 'CPU.', '25m, and no limit'),
    memory: annotationOf(object(sizeBounds(IN_ANNOTATION('memory')), 'by property'), 'Memory.', 'none'),
    ephemeralStorage: annotationOf(
      object(sizeBounds(IN_ANNOTATION('ephemeral-storage')), 'by property'),
      "Storage on the node's disk.",
      'none',
    ),
  },
};

function annotationOf<Value>(kind: FieldKind<Value>, description: string, unset: string): Field<Value> {
  return field(kind, { at: [], description, unset: `${unset}, by \`queue-sidecar-…\` in config-deployment` });
}

/** A flag that an annotation sets, in the words that Knative reads there. */
const enabled = (kind: FieldKind<boolean>): FieldKind<boolean> => ({
  ...kind,
  render: (property, value, release) => {
    const { json, ...rest } = kind.render(property, value, release);
    return { ...rest, json: json === undefined ? undefined : json === true ? 'Enabled' : 'Disabled' };
  },
  read: (json) =>
    readWhole(typeof json === 'string' && /^(en|dis)abled$/i.test(json) ? json.toLowerCase() === 'enabled' : undefined),
});

const FROM_ZERO = seconds({ minimum: Duration.seconds(0) });

const REVISION_FIELDS: Fields<RevisionProps> = {
  ...mainContainerFields(MAIN_CONTAINER),
  containerName: container(label, {
    at: ['name'],
    unset: 'user-container, by `container-name-template` in config-defaults',
  }),
  port: container(integer({ minimum: 1, maximum: 65535 }), {
    at: ['ports', 0, 'containerPort'],
    remark: "Not one that Knative's own proxy uses.",
    unset: '8080',
  }),
  portName: container(choice('http1', 'h2c'), {
    at: ['ports', 0, 'name'],
    unset: 'http1',
  }),
  ...POD.fields,
  containerConcurrency: revision(integer({ minimum: 0 }), {
    remark:
      'Up to `container-concurrency-max-limit` in config-defaults, 1000. A limit of 1 wakes two pods where `maxScale` lets it, because a pod is to be 70 % busy.',
    unset: '0, by `container-concurrency` in config-defaults',
    see: 'https://knative.dev/docs/serving/autoscaling/concurrency/',
  }),
  timeout: revision(seconds({ minimum: Duration.seconds(1) }), {
    at: ['timeoutSeconds'],
    remark:
      'Up to `max-revision-timeout-seconds` in config-defaults, 600 seconds. Before Knative 1.19, only until the answer begins. The wait of a first request for its pod is part of it from 1.8 on. Before 1.7, Kourier also ends a request on which nothing has moved for 300 seconds.',
    unset: '300 seconds, by `revision-timeout-seconds` in config-defaults',
  }),
  responseStartTimeout: revision(FROM_ZERO, {
    at: ['responseStartTimeoutSeconds'],
    remark: 'At most `timeout`.',
    unset: '`timeout` from 1.13 on; Knative would otherwise take that of config-defaults',
    since: '1.7',
  }),
  idleTimeout: revision(FROM_ZERO, {
    at: ['idleTimeoutSeconds'],
    remark: 'At most `timeout`; 0 is no limit.',
    unset: 'none, by `revision-idle-timeout-seconds` in config-defaults',
    since: '1.7',
  }),
  ...AUTOSCALING.fields,
  progressDeadline: annotation(wholeSeconds({ minimum: Duration.seconds(1), maximum: Duration.seconds(2 ** 31 - 1) }), {
    at: ['serving.knative.dev/progress-deadline'],
    description: 'Time after which a revision that is not ready has failed.',
    remark: 'Longer than a node takes to come, where one must.',
    unset: '600 seconds, by `progress-deadline` in config-deployment',
    since: '1.4',
    see: 'https://knative.dev/docs/serving/configuration/deployment/',
  }),
  queueProxyResources: annotation(object(QUEUE_PROXY_RESOURCES, 'by property'), {
    at: [],
    description: "What Knative's proxy asks for and may use in each pod.",
    unset: 'what config-deployment says',
    since: '1.11',
  }),
  queueProxyPodInfo: annotation(enabled(flagThatUses('queueproxyMountPodinfo')), {
    at: ['features.knative.dev/queueproxy-podinfo'],
    description: "Whether Knative's proxy finds the annotations of its pod in a file.",
    unset: 'what queueproxy.mount-podinfo in config-features says',
    since: '1.7',
  }),
  httpFullDuplex: annotation(enabled(flag), {
    at: ['features.knative.dev/http-full-duplex'],
    description: 'Whether the container may answer while it still reads the request, over HTTP/1.',
    unset: 'false',
    since: '1.13',
    see: 'https://knative.dev/docs/serving/configuration/feature-flags/',
  }),
  revisionName: metadata(startingWithLetter, {
    at: ['name'],
    remark: 'Every change of the revision needs another name.',
    unset: 'NAME-00001 and so on',
  }),
  revisionLabels: metadata(map(labelValue, LABEL_KEYS), {
    at: ['labels'],
    remark: 'A change makes a new revision.',
    unset: 'none',
  }),
  revisionAnnotations: metadata(map(anyText, LABEL_KEYS), {
    at: ['annotations'],
    remark: 'A change makes a new revision.',
    unset: 'none besides those of other properties',
  }),
};

/** A revision: its containers, its limits and its scale. */
export const REVISION: Shape<RevisionProps> = {
  name: 'RevisionProps',
  description: 'What a revision runs: its containers, its limits and its scale.',
  see: 'https://knative.dev/docs/serving/services/creating-services/',
  includes: [POD, AUTOSCALING],
  fields: REVISION_FIELDS,
};
