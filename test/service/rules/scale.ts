// How many pods there may be, and what they are measured by.
import { MAX_INT32 } from '../fields/case';
import { allowed, type Row, refused } from './row';

const [KPA, HPA] = ['kpa.autoscaling.knative.dev', 'hpa.autoscaling.knative.dev'];
const LIMIT = { configuration: { autoscaler: { maxScaleLimit: 5, maxScale: 5 } } };
const HPA_INSTALL = { configuration: { autoscaler: { podAutoscalerClass: HPA } } };

export const SCALE: readonly Row[] = [
  allowed('as many pods at least as at most', { minScale: 2, maxScale: 2 }),
  allowed('more pods at least than one, without a limit', { minScale: 5, maxScale: 0 }),
  refused(
    'more pods at least than at most',
    { minScale: 3, maxScale: 2 },
    'minScale is 3; allowed: at most maxScale, which is 2',
  ),
  allowed('one pod at least', { minScale: 1 }),
  refused('two pods at least', { minScale: 2 }, 'minScale is 2; allowed: at most maxScale, which is 1'),
  allowed('as many pods to wake with as at least', { minScale: 2, activationScale: 2, maxScale: 3 }),
  refused(
    'fewer pods to wake with than at least',
    { minScale: 3, activationScale: 2, maxScale: 3 },
    'activationScale is 2; allowed: minScale, which is 3, or more',
  ),
  allowed('as many pods to wake with as at most', { activationScale: 3, maxScale: 3 }),
  allowed('many pods to wake with, without a limit', { activationScale: 30, maxScale: 0 }),
  refused(
    'more pods to wake with than at most',
    { activationScale: 4, maxScale: 3 },
    'activationScale is 4; allowed: at most maxScale, which is 3',
  ),
  refused(
    'two pods to wake with',
    { activationScale: 2 },
    'activationScale is 2; allowed: at most maxScale, which is 1',
  ),

  allowed('as many pods as the install allows', { maxScale: 5 }, LIMIT),
  refused(
    'more pods than the install allows',
    { maxScale: 6 },
    'maxScale is 6; allowed: 1 to 5, which maxScaleLimit in config-autoscaler is',
    LIMIT,
  ),
  refused(
    'pods without a limit where the install has one',
    { maxScale: 0 },
    'maxScale is 0; allowed: 1 to 5, which maxScaleLimit in config-autoscaler is',
    LIMIT,
  ),
  allowed(
    'many pods where the install has no limit',
    { maxScale: 1000 },
    {
      configuration: { autoscaler: { maxScaleLimit: 0 } },
    },
  ),

  allowed('no pod to start with', { initialScale: 0 }),
  ...[{}, { initialScale: 0 }].map((props) =>
    refused(
      `no pod to start with, of ${JSON.stringify(props)}, where the install does not allow it`,
      props,
      'initialScale is 0; allowed: 1 or more, unless config-autoscaler has allowZeroInitialScale, as a DevFleet asks for',
      { configuration: { autoscaler: { allowZeroInitialScale: false } } },
    ),
  ),
  allowed(
    'a pod to start with where there must be one',
    { initialScale: 1 },
    {
      configuration: { autoscaler: { allowZeroInitialScale: false } },
    },
  ),

  ...['concurrency', 'rps'].map((metric) => allowed(`${metric} by itself`, { metric })),
  refused('cpu by itself', { metric: 'cpu' }, `metric is 'cpu'; allowed for ${KPA}: concurrency, rps`),
  refused(
    "memory with Knative's own autoscaler",
    { metric: 'memory', autoscalingClass: KPA },
    `metric is 'memory'; allowed for ${KPA}: concurrency, rps`,
  ),
  ...['cpu', 'memory', 'own'].flatMap((metric) => [
    allowed(`${metric} with the autoscaler of Kubernetes`, { metric, autoscalingClass: HPA, target: 80 }),
    allowed(`${metric} with another autoscaler`, { metric, autoscalingClass: 'own.example.com' }),
  ]),
  allowed(
    'cpu where the install has the autoscaler of Kubernetes',
    { metric: 'cpu' },
    { ...HPA_INSTALL, version: '1.11.6' },
  ),
  refused(
    'cpu where the install has it in Knative 1.10',
    { metric: 'cpu' },
    `metric is 'cpu'; allowed for ${KPA}: concurrency, rps`,
    { ...HPA_INSTALL, version: '1.10.6' },
  ),
  refused(
    "cpu with Knative's own autoscaler where the install has that of Kubernetes",
    { metric: 'cpu', autoscalingClass: KPA },
    `metric is 'cpu'; allowed for ${KPA}: concurrency, rps`,
    HPA_INSTALL,
  ),
  // What the autoscaler of Kubernetes is told.
  ...(
    [
      [undefined, 'cpu', 0, MAX_INT32],
      ['cpu', 'cpu', 0, MAX_INT32],
      ['memory', 'memory', 1, 8796093022207],
      ['own', 'own', 1, Number.MAX_SAFE_INTEGER],
    ] as const
  ).flatMap(([metric, name, least, most]) => [
    ...[Math.max(least, 0.01), most].map((target) =>
      allowed(`${target} of ${metric}`, { autoscalingClass: HPA, metric, target }),
    ),
    ...[...(least === 0 ? [] : [0.99]), most + 1].map((target) =>
      refused(
        `${target} of ${metric}`,
        { autoscalingClass: HPA, metric, target },
        `target is ${target}; allowed for ${HPA} with ${name}: ${least} to ${most}`,
      ),
    ),
  ]),
  ...['a/b', '50%', '.', '..'].flatMap((metric) => [
    refused(
      `the metric ${metric} with the autoscaler of Kubernetes`,
      { autoscalingClass: HPA, metric, target: 80 },
      `metric is '${metric}'; allowed for ${HPA}: cpu, memory or a name without '/' and '%'`,
    ),
    allowed(`the metric ${metric} with another autoscaler`, { autoscalingClass: 'own.example.com', metric }),
  ]),
  ...[{}, { metric: 'cpu' }].map((props) =>
    allowed(`no target with ${JSON.stringify(props)} for the autoscaler of Kubernetes`, {
      ...props,
      autoscalingClass: HPA,
    }),
  ),
  refused(
    'no target with memory for the autoscaler of Kubernetes',
    { autoscalingClass: HPA, metric: 'memory' },
    `target is not set; allowed for ${HPA} with memory: a number, as it goes by CPU without one`,
  ),
  allowed('a small target for another autoscaler', {
    autoscalingClass: 'own.example.com',
    metric: 'memory',
    target: 0.5,
  }),

  refused(
    'another autoscaler of Knative',
    { autoscalingClass: 'own.autoscaling.knative.dev' },
    `autoscalingClass is 'own.autoscaling.knative.dev'; allowed: ${KPA}, ${HPA}, or a class outside of knative.dev`,
  ),
];
