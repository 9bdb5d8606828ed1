// What a change of Knative's ConfigMaps comes to for the APIs.
import { SERVING_NAMESPACE } from '../../release/namespace';
import { changedKeys, type Effect, type Rule } from './rule';

/** A rule about keys of one ConfigMap. */
interface KeyRule extends Pick<Rule, 'when' | 'reason'> {
  readonly effect: Effect;
  readonly configMap: string;
  /** Returns whether a key that changes counts, by what it is to be; undefined if it is taken out. */
  readonly counts: (key: string, value: string | undefined) => boolean;
}

const INTO_PODS =
  'The controller puts it into the Deployment of every revision. A revision that has no pods gets none by it.';

const KEY_RULES: readonly KeyRule[] = [
  {
    when: '`queue-sidecar-*`, `default-affinity-type` or `runtime-class-name` of config-deployment changes',
    effect: 'replaces',
    reason: INTO_PODS,
    configMap: 'config-deployment',
    counts: (key) =>
      /^(queue-sidecar-.*|queueSidecarImage|concurrency-state-endpoint|default-affinity-type|runtime-class-name)$/.test(
        key,
      ),
  },
  {
    when: 'a key of config-observability changes',
    effect: 'replaces',
    reason: INTO_PODS,
    configMap: 'config-observability',
    counts: (key) => !isExample(key),
  },
  {
    when: 'a key of config-tracing changes, which releases before 1.19 read',
    effect: 'replaces',
    reason: INTO_PODS,
    configMap: 'config-tracing',
    counts: (key) => !isExample(key),
  },
  {
    when: '`zap-logger-config` or `loglevel.queueproxy` of config-logging changes',
    effect: 'replaces',
    reason: INTO_PODS,
    configMap: 'config-logging',
    counts: (key) => key === 'zap-logger-config' || key === 'loglevel.queueproxy',
  },
  {
    when: '`system-internal-tls` or `internal-encryption` of config-network changes',
    effect: 'replaces',
    reason: INTO_PODS,
    configMap: 'config-network',
    counts: (key) => key === 'system-internal-tls' || key === 'internal-encryption',
  },
  {
    when: '`autodetect-http2`, `multi-container-probing` or `queueproxy.*` of config-features changes',
    effect: 'replaces',
    reason: INTO_PODS,
    configMap: 'config-features',
    counts: isFeatureOfRunningPods,
  },
  {
    when: 'any other key of config-features changes',
    effect: 'later',
    reason: 'It says what a Knative Service may ask for, which is checked when one is applied.',
    configMap: 'config-features',
    counts: (key) => !isExample(key) && !isFeatureOfRunningPods(key),
  },
  {
    when: 'a key of config-defaults changes',
    effect: 'later',
    reason: 'Defaults are written into a revision when it is made.',
    configMap: 'config-defaults',
    counts: (key) => !isExample(key),
  },
  {
    when: '`min-scale` of config-autoscaler becomes 1 or more',
    effect: 'starts',
    reason: 'Every revision that gets requests and says no minimum of its own keeps so many pods.',
    configMap: 'config-autoscaler',
    counts: (key, value = '0') => key === 'min-scale' && Number(value) >= 1,
  },
  {
    when: '`enable-scale-to-zero` of config-autoscaler becomes false',
    effect: 'starts',
    reason: 'Every revision that gets requests keeps one pod.',
    configMap: 'config-autoscaler',
    counts: (key, value = 'true') => key === 'enable-scale-to-zero' && /^(0|f|false)$/i.test(value),
  },
  {
    when: '`initial-scale` of config-autoscaler changes',
    effect: 'later',
    reason: 'Only a revision that is made gets its initial scale.',
    configMap: 'config-autoscaler',
    counts: (key) => key === 'initial-scale',
  },
  {
    when: '`domain-template` or `tag-template` of config-network changes',
    effect: 'hosts',
    reason: 'Every host of a Route is made by it, also those that people have written down.',
    configMap: 'config-network',
    counts: (key) => key === 'domain-template' || key === 'tag-template',
  },
  {
    when: 'a key of config-domain changes',
    effect: 'hosts',
    reason: 'Each key is a domain, and the hosts of the APIs are under it.',
    configMap: 'config-domain',
    counts: (key) => !isExample(key),
  },
];

/** Knative's own releases explain the keys in one that it doesn't read. */
function isExample(key: string): boolean {
  return key === '_example';
}

function isFeatureOfRunningPods(key: string): boolean {
  return /^(autodetect-http2|multi-container-probing|queueproxy\..*)$/.test(key);
}

/**
 * What Knative's ConfigMaps come to.
 * @see https://github.com/knative/serving/tree/main/pkg/reconciler/revision/resources which key is in the Deployment
 */
export const CONFIGURATION_RULES: readonly Rule[] = KEY_RULES.map(({ when, effect, reason, configMap, counts }) => ({
  when,
  effect,
  reason,
  kinds: ['ConfigMap'],
  applies: (object) => {
    const metadata = object.after?.metadata;
    return (
      metadata?.name === configMap &&
      metadata.namespace === SERVING_NAMESPACE &&
      [...changedKeys(object)].some(([key, value]) => counts(key, value))
    );
  },
}));
