// What a revision of an API runs: its container, its limits and its scale.
import type { Duration } from 'cdk8s';
import type { ContainerResources } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import type { ServiceSpecTemplate } from '../../imports/serving.knative.dev';
import { Cluster } from '../release/cluster';
import { KnativeRelease } from '../release/knative-release';
import { IMAGE_ALLOWED, isImage } from '../validation/image';
import { durationBetween, integerBetween, show } from '../validation/rules';
import {
  AUTOSCALING_PROPERTIES,
  type AutoscalingProps,
  autoscalingAnnotations,
  autoscalingProblems,
} from './autoscaling';
import { renderResources, resourceProblems } from './resources';

/** @see https://knative.dev/docs/serving/services/creating-services/ */
export interface RevisionProps extends AutoscalingProps {
  /** The image to run, best by digest: a tag is looked up once, when the revision is made. */
  readonly image: string;

  /**
   * The port on which the container answers HTTP, 1 to 65535 without those that Knative's own proxy takes. The container
   * finds it in the environment variable PORT.
   * @default 8080
   */
  readonly port?: number;

  /**
   * Environment variables by name.
   * @default - only those that Knative sets: PORT, K_SERVICE, K_CONFIGURATION, K_REVISION
   */
  readonly env?: Readonly<Record<string, string>>;

  /**
   * CPU, memory and ephemeral storage that the container asks for and may use.
   * @default - none, by config-defaults; a node then takes as many pods as it has room for
   */
  readonly resources?: ContainerResources;

  /**
   * Requests that one pod is given at a time, 0 to 1000; 0 is no limit. A limit of 1 wakes two pods where `maxScale` lets it,
   * because a pod is to be 70 % busy.
   * @default 0
   */
  readonly containerConcurrency?: number;

  /**
   * Longest time for a request, 1 to 600 seconds: until the answer is complete, or, before Knative 1.19, until it begins.
   * The wait of a first request for its pod is part of it from Knative 1.8 on. Before 1.7, Kourier also ends a request on
   * which nothing has moved for 300 seconds.
   * @default - 300 seconds, by `revision-timeout-seconds` in config-defaults
   */
  readonly timeout?: Duration;
}

export const REVISION_PROPERTIES: Readonly<Record<keyof RevisionProps, true>> = {
  image: true,
  port: true,
  env: true,
  resources: true,
  containerConcurrency: true,
  timeout: true,
  ...AUTOSCALING_PROPERTIES,
};

/** Ports of Knative's own proxy in each pod. */
const RESERVED_PORTS = [8008, 8012, 8013, 8022, 9090, 9091];

/** Environment variables that Knative sets. */
const RESERVED_ENV = ['PORT', 'K_SERVICE', 'K_CONFIGURATION', 'K_REVISION'];

/** Kubernetes refuses '.', and '..' at the beginning. */
const ENV_NAME = /^(?!\.$|\.\.)[-._a-zA-Z][-._a-zA-Z0-9]*$/;

/**
 * Returns the template of which Knative makes the revision; an empty one if anything is wrong with the revision, as then
 * nothing is written.
 * @param scope the construct that the revision is of, in an app whose cluster gives the release; else it is the newest
 */
export function revisionTemplate(scope: IConstruct, props: RevisionProps): ServiceSpecTemplate {
  if (revisionProblems(props).length > 0) {
    return {};
  }
  const { image, port, env, resources, containerConcurrency, timeout } = props;
  const release = Cluster.of(scope)?.release ?? KnativeRelease.newest();
  const timeoutSeconds = timeout?.toSeconds({ integral: false });
  return {
    metadata: { annotations: autoscalingAnnotations(props) },
    spec: {
      containerConcurrency,
      timeoutSeconds,
      // From 1.13 on, an answer would otherwise have to begin within the timeout of config-defaults.
      ...(release.since('1.13') && { responseStartTimeoutSeconds: timeoutSeconds }),
      containers: [
        {
          image,
          ports: port === undefined ? undefined : [{ containerPort: port }],
          env: env && Object.entries(env).map(([name, value]) => ({ name, value })),
          resources: resources && renderResources(resources),
        },
      ],
    },
  };
}

/** Returns what is wrong with a revision. */
export function revisionProblems(props: RevisionProps): string[] {
  const { image, port, env = {}, resources, containerConcurrency, timeout } = props;
  return [
    ...(isImage(image) ? [] : [`image is '${image}'; allowed: ${IMAGE_ALLOWED}`]),
    ...integerBetween('port', port, 1, 65535),
    ...(port !== undefined && RESERVED_PORTS.includes(port)
      ? [`port is ${port}; allowed: any but ${RESERVED_PORTS.join(', ')}, which Knative's own proxy uses`]
      : []),
    ...(typeof env === 'object'
      ? Object.entries(env).flatMap(([name, value]) => envProblems(name, value))
      : [`env is ${show(env)}; allowed: values by name`]),
    ...(resources ? resourceProblems(resources) : []),
    ...integerBetween('containerConcurrency', containerConcurrency, 0, 1000),
    ...durationBetween('timeout', timeout, 1, 600),
    ...autoscalingProblems(props),
  ];
}

/** A value may come from where no compiler has seen it. */
function envProblems(name: string, value: unknown): string[] {
  if (typeof value !== 'string') {
    return [`env ${name} is ${JSON.stringify(value)}; allowed: a string`];
  }
  if (RESERVED_ENV.includes(name)) {
    return [`env has ${name}; allowed: any but ${RESERVED_ENV.join(', ')}, which Knative sets`];
  }
  return ENV_NAME.test(name)
    ? []
    : [`env has '${name}'; allowed: letters, digits, '-', '_' and '.', not starting with a digit or '..'`];
}
