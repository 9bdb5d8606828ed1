// config-defaults: what a revision gets where it doesn't say so.
import { Duration } from 'cdk8s';
import { goTemplate } from '../../../configuration/go-template';
import { type ConfigMapDefinition, key } from '../../../configuration/key';
import { flag, integer, or } from '../../../configuration/kinds';
import { atMost } from '../../../configuration/rules';
import { cpu, seconds, size } from '../../../configuration/units';
import { namespaceName } from '../../../validation/rules';
import type { DefaultsConfiguration } from '../serving-configuration';

const NO_REQUEST = 'none: the pod asks for nothing';
const NO_LIMIT = 'none: the pod may use what the node has';

/** A template that gives the name of a container, of what Kubernetes knows of the Knative Service. */
const CONTAINER_NAME = goTemplate({
  texts: ['Name', 'Namespace'],
  maps: ['Labels', 'Annotations'],
  gives: {
    // Knative's proxy has the other name.
    test: (name) => namespaceName('', name).length === 0 && name !== 'queue-proxy',
    allowed: "a DNS label other than 'queue-proxy'",
  },
});

/** Timeouts that Knative reads before it uses them. */
const UNUSED_AT_FIRST = 'Read, but without effect before 1.13.';

export const DEFAULTS: ConfigMapDefinition<DefaultsConfiguration> = {
  name: 'config-defaults',
  description: "What a revision gets where it doesn't say so, and the most that it may ask for.",
  see: 'https://knative.dev/docs/serving/configuration/config-defaults/',
  keys: {
    revisionTimeout: key('revision-timeout-seconds', seconds({ minimum: Duration.seconds(1) }), {
      description: 'Longest time for a request; before 1.19 only until its answer begins.',
      default: Duration.seconds(300),
    }),
    maxRevisionTimeout: key('max-revision-timeout-seconds', seconds({ minimum: Duration.seconds(1) }), {
      description: 'Longest timeout that a revision may ask for.',
      default: Duration.seconds(600),
    }),
    revisionResponseStartTimeout: key(
      'revision-response-start-timeout-seconds',
      seconds({ minimum: Duration.seconds(0) }),
      {
        description: `Longest time until the first byte of an answer; 0 leaves it to the revision's timeout. ${UNUSED_AT_FIRST}`,
        unset: 'the same as revision-timeout-seconds',
        since: '1.7',
      },
    ),
    revisionIdleTimeout: key('revision-idle-timeout-seconds', seconds({ minimum: Duration.seconds(0) }), {
      description: `Longest time between two bytes of an answer; 0 is no limit. ${UNUSED_AT_FIRST}`,
      default: Duration.seconds(0),
      since: '1.7',
    }),
    revisionCpuRequest: key('revision-cpu-request', cpu, {
      description: 'CPU that a container asks for.',
      unset: NO_REQUEST,
    }),
    revisionMemoryRequest: key('revision-memory-request', size, {
      description: 'Memory that a container asks for.',
      unset: NO_REQUEST,
    }),
    revisionEphemeralStorageRequest: key('revision-ephemeral-storage-request', size, {
      description: "Storage on the node's disk that a container asks for.",
      unset: NO_REQUEST,
    }),
    revisionCpuLimit: key('revision-cpu-limit', cpu, {
      description: 'CPU that a container may use.',
      unset: NO_LIMIT,
    }),
    revisionMemoryLimit: key('revision-memory-limit', size, {
      description: 'Memory that a container may use.',
      unset: NO_LIMIT,
    }),
    revisionEphemeralStorageLimit: key('revision-ephemeral-storage-limit', size, {
      description: "Storage on the node's disk that a container may use.",
      unset: NO_LIMIT,
    }),
    containerNameTemplate: key('container-name-template', CONTAINER_NAME, {
      description: 'Name of a container that has none.',
      default: 'user-container',
    }),
    initContainerNameTemplate: key('init-container-name-template', CONTAINER_NAME, {
      description: 'Name of an init container that has none.',
      default: 'init-container',
    }),
    containerConcurrency: key('container-concurrency', integer({ minimum: 0 }), {
      description: 'Requests that one pod is given at a time; 0 is no limit.',
      default: 0,
    }),
    containerConcurrencyMaxLimit: key('container-concurrency-max-limit', integer({ minimum: 1 }), {
      description: 'Highest limit of requests at a time that a revision may set.',
      default: 1000,
    }),
    allowContainerConcurrencyZero: key('allow-container-concurrency-zero', flag, {
      description: 'Whether a revision may take requests without a limit.',
      default: true,
    }),
    enableServiceLinks: key('enable-service-links', or(flag, 'default'), {
      description:
        'Whether containers find the addresses of all Services of their namespace in environment variables; default leaves it to Kubernetes, which gives them.',
      default: false,
    }),
  },
  rules: [
    atMost('revisionTimeout', 'maxRevisionTimeout'),
    atMost('revisionResponseStartTimeout', 'revisionTimeout'),
    atMost('revisionIdleTimeout', 'revisionTimeout'),
    atMost('revisionCpuRequest', 'revisionCpuLimit'),
    atMost('revisionMemoryRequest', 'revisionMemoryLimit'),
    atMost('revisionEphemeralStorageRequest', 'revisionEphemeralStorageLimit'),
    atMost('containerConcurrency', 'containerConcurrencyMaxLimit'),
  ],
};
