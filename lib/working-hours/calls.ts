// Keeping environments warm by calls, for releases in which nothing else does.
import { Lazy } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { releaseFor, settingsFor, usualSettings } from '../fleet/install';
import type { KnativeDevApi } from '../fleet/knative-dev-api';
import { GATEWAY_NAMESPACE, INTERNAL_GATEWAY } from '../network/kourier/labels';
import { KnativeServing } from '../serving/knative-serving';
import { show } from '../validation/rules';
import type { Way } from './cron-job';

/** What a call may come later than it should, in seconds: the calls before it may take longer than the last time. */
const MARGIN_SECONDS = 15;

/** Calls that follow each other faster would be a load of their own. */
const LEAST_INTERVAL_SECONDS = 10;

/** For as long, two Jobs call, so that the pod of the next has time to start. */
const OVERLAP_SECONDS = 30;

/** A Job ends by itself; a call that doesn't, and what else may hang, is given as much longer. */
const END_SECONDS = 600;

const PATH = /^\/[-\w./~%?&=+,:@]*$/;

export interface CallsProps {
  /** The path that is called. */
  readonly path: string;
  /** Minutes from one Job to the next. */
  readonly everyMinutes: number;
  /** The APIs of which a pod is kept. */
  readonly apis: readonly KnativeDevApi[];
}

/**
 * Returns what calls the APIs, again before the last pod of any of them may go.
 * @param scope whose install says how long pods stay; it may be added to the app later
 */
export const byCalls = (scope: IConstruct, { path, everyMinutes, apis }: CallsProps): Way => ({
  script: 'keep-warm-by-calls.sh',
  env: [
    { name: 'GATEWAY', value: Lazy.any({ produce: () => gatewayOf(scope) }) },
    { name: 'URL_PATH', value: path },
    { name: 'INTERVAL', value: Lazy.any({ produce: () => String(intervalSeconds(scope, apis, everyMinutes)) }) },
    { name: 'SECONDS_TO_RUN', value: String(everyMinutes * 60 + OVERLAP_SECONDS) },
  ],
  // Calls of two Jobs don't disturb each other, and so there is no gap between them.
  concurrencyPolicy: 'Allow',
  // The next Job is as good.
  backoffLimit: 0,
  activeDeadlineSeconds: everyMinutes * 60 + END_SECONDS,
  // curl takes 15 MiB for 2,000 calls of which 100 run at a time.
  memory: { request: '32Mi', limit: '128Mi' },
});

/** Returns which API doesn't stay awake for long enough to be kept warm by calls. */
export function intervalProblems(scope: IConstruct, apis: readonly KnativeDevApi[]): string[] {
  const shortest = shortestStay(scope, apis);
  const least = LEAST_INTERVAL_SECONDS + MARGIN_SECONDS;
  return shortest === undefined || shortest.seconds >= least
    ? []
    : [
        `${shortest.api.namespace}/${shortest.api.name} stays awake for ${shortest.seconds} seconds after a request, by window and scaleToZeroPodRetentionPeriod; allowed before Knative 1.21, in which calls keep it warm: ${least} or more`,
      ];
}

/** Returns what is wrong with a path, which may come from where no compiler has seen it. One that is not set is allowed. */
export const pathProblems = (path: unknown): string[] =>
  path === undefined || (typeof path === 'string' && PATH.test(path))
    ? []
    : [`path is ${show(path)}; allowed: / and letters, digits and any of -_./~%?&=+,:@`];

/** Public or not, all APIs are reached there, and by HTTP even where public hosts redirect to HTTPS. */
function gatewayOf(scope: IConstruct): string {
  const { internalService, namespace } = KnativeServing.of(scope)?.network ?? {
    internalService: INTERNAL_GATEWAY,
    namespace: GATEWAY_NAMESPACE,
  };
  return `${internalService}.${namespace}.svc`;
}

/** Returns one interval for all, by the API that sleeps first; every Job calls at least once. */
const intervalSeconds = (scope: IConstruct, apis: readonly KnativeDevApi[], everyMinutes: number): number =>
  Math.min(
    Math.floor((shortestStay(scope, apis)?.seconds ?? Number.POSITIVE_INFINITY) - MARGIN_SECONDS),
    everyMinutes * 60,
  );

/** Returns the API that sleeps first after a request, and after how many seconds; nothing without any. */
function shortestStay(
  scope: IConstruct,
  apis: readonly KnativeDevApi[],
): { readonly api: KnativeDevApi; readonly seconds: number } | undefined {
  const settings = settingsFor(scope) ?? usualSettings(releaseFor(scope));
  const stays = apis.map((api) => ({
    api,
    seconds: [
      api.props.window ?? settings.autoscaler('stableWindow'),
      api.props.scaleToZeroPodRetentionPeriod ?? settings.autoscaler('scaleToZeroPodRetentionPeriod'),
    ].reduce((sum, duration) => sum + (duration?.toSeconds({ integral: false }) ?? 0), 0),
  }));
  return stays.reduce<(typeof stays)[number] | undefined>(
    (first, stay) => (first === undefined || stay.seconds < first.seconds ? stay : first),
    undefined,
  );
}
