// What the levels of the Pod Security Standards refuse of a pod, as far as Knative lets it through to one.
import { isObject, type Unchecked } from '../validation/object';
import { show } from '../validation/rules';
import { type LevelRules, POD_SECURITY_LEVELS, type PodSecurityLevel, rulesSince } from './pod-security';

/** A field of a pod, with what it is called and what it holds. */
interface Field {
  readonly property: string;
  readonly value: unknown;
}

/** A rule, as Kubernetes publishes it. */
interface Rule {
  /** The least strict level that has the rule. */
  readonly level: PodSecurityLevel;
  /** The Kubernetes minor that first has the rule. @default - older than any that Knative runs on */
  readonly since?: string;
  /** In words, what the field may hold. */
  readonly allowed: string;
  readonly fields: (pod: Pod) => readonly Field[];
  readonly admits: (value: unknown) => boolean;
}

interface Pod {
  readonly spec: Unchecked;
  /** Every container, with where it stands. */
  readonly containers: readonly { readonly at: string; readonly container: Unchecked }[];
}

/** Capabilities that a container has anyway, unless it drops them. */
const BASELINE_CAPABILITIES = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];

const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/** Readiness is probed by queue-proxy, whatever host the probe names. */
const PROBES = ['livenessProbe', 'startupProbe'];
const HANDLERS = ['httpGet', 'tcpSocket'];
const SECCOMP_TYPE = ['securityContext', 'seccompProfile', 'type'];

/** @see https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
const RULES: readonly Rule[] = [
  ...['hostNetwork', 'hostPID', 'hostIPC'].map(
    (field): Rule => ({
      level: 'baseline',
      allowed: 'false',
      fields: ({ spec }) => [fieldAt('', spec, [field])],
      admits: (value) => value !== true,
    }),
  ),
  {
    level: 'baseline',
    allowed: 'no hostPath',
    fields: volumes,
    admits: (value) => !(isObject(value) && value['hostPath'] !== undefined),
  },
  {
    level: 'baseline',
    allowed: `only ${BASELINE_CAPABILITIES.join(', ')}`,
    fields: ofContainers(['securityContext', 'capabilities', 'add']),
    admits: only(BASELINE_CAPABILITIES),
  },
  {
    level: 'baseline',
    allowed: 'RuntimeDefault, Localhost',
    fields: (pod) => [fieldAt('', pod.spec, SECCOMP_TYPE), ...ofContainers(SECCOMP_TYPE)(pod)],
    admits: (value) => value !== 'Unconfined',
  },
  ...PROBES.flatMap((probe) =>
    HANDLERS.map(
      (handler): Rule => ({
        level: 'baseline',
        since: '1.34',
        allowed: 'none, as a probe is for the pod itself',
        fields: ofContainers([probe, handler, 'host']),
        admits: (value) => value === undefined || value === '',
      }),
    ),
  ),
  {
    level: 'restricted',
    allowed: `only ${VOLUMES.join(', ')}`,
    fields: volumes,
    admits: (value) => isObject(value) && VOLUMES.some((type) => value[type] !== undefined),
  },
  {
    level: 'restricted',
    allowed: 'only NET_BIND_SERVICE',
    fields: ofContainers(['securityContext', 'capabilities', 'add']),
    admits: only(['NET_BIND_SERVICE']),
  },
  {
    level: 'restricted',
    allowed: 'ALL',
    fields: ofContainers(['securityContext', 'capabilities', 'drop']),
    admits: (value) => Array.isArray(value) && value.includes('ALL'),
  },
  {
    level: 'restricted',
    allowed: 'false',
    fields: ofContainers(['securityContext', 'allowPrivilegeEscalation']),
    admits: (value) => value === false,
  },
  {
    level: 'restricted',
    allowed: 'true, here or of the pod',
    fields: ofContainersOrPod(['securityContext', 'runAsNonRoot']),
    admits: (value) => value === true,
  },
  {
    level: 'restricted',
    allowed: 'any user but 0',
    fields: ofContainersOrPod(['securityContext', 'runAsUser']),
    admits: (value) => value !== 0,
  },
  {
    level: 'restricted',
    allowed: 'RuntimeDefault, Localhost, here or of the pod',
    fields: ofContainersOrPod(SECCOMP_TYPE),
    admits: (value) => value === 'RuntimeDefault' || value === 'Localhost',
  },
];

export interface PodSecurityRules extends LevelRules {
  /** Whether config-features has `secure-pod-defaults` Enabled, which gives a securityContext to containers without one. */
  readonly securePodDefaults: boolean;
}

/**
 * Returns what a level of the Pod Security Standards refuses of a pod.
 * @param spec the pod's spec as it is written, such as `spec.template.spec` of a Knative Service
 */
export function podSecurityProblems(
  spec: Unchecked,
  { level, version, securePodDefaults }: PodSecurityRules,
): string[] {
  const pod: Pod = { spec, containers: containersOf(spec, securePodDefaults) };
  const strictness = POD_SECURITY_LEVELS.indexOf(level);
  return RULES.filter(
    (rule) =>
      POD_SECURITY_LEVELS.indexOf(rule.level) <= strictness &&
      (rule.since === undefined || rulesSince(version, rule.since)),
  ).flatMap(({ fields, admits, allowed }) =>
    fields(pod)
      .filter(({ value }) => !admits(value))
      .map(
        ({ property, value }) =>
          `${property} is ${show(value)}; allowed: ${allowed}, by podSecurity.enforce, which is ${level}`,
      ),
  );
}

/** Returns the containers of a pod, with what Knative gives them. */
function containersOf(spec: Unchecked, securePodDefaults: boolean): Pod['containers'] {
  return ['containers', 'initContainers'].flatMap((list) =>
    items(spec[list]).map(({ property, value }) => {
      const container = isObject(value) ? value : {};
      return {
        at: `${list}${property}.`,
        container: securePodDefaults ? withSecureDefaults(container, spec) : container,
      };
    }),
  );
}

/**
 * Returns a container with the securityContext that `secure-pod-defaults` gives it.
 * @see https://knative.dev/docs/serving/configuration/feature-flags/#secure-pod-defaults
 */
function withSecureDefaults(container: Unchecked, spec: Unchecked): Unchecked {
  const [own, ofPod] = [objectAt(container, 'securityContext'), objectAt(spec, 'securityContext')];
  return {
    ...container,
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      ...(ofPod['seccompProfile'] === undefined && { seccompProfile: { type: 'RuntimeDefault' } }),
      ...(ofPod['runAsNonRoot'] === undefined && { runAsNonRoot: true }),
      ...own,
    },
  };
}

const objectAt = (object: Unchecked, property: string): Unchecked => {
  const value = object[property];
  return isObject(value) ? value : {};
};

const items = (list: unknown): readonly Field[] =>
  Array.isArray(list) ? list.map((value, index) => ({ property: `[${index}]`, value })) : [];

/** The volumes of a pod. */
function volumes({ spec }: Pod): readonly Field[] {
  return items(spec['volumes']).map(({ property, value }) => ({ property: `volumes${property}`, value }));
}

/** @param at what the object is called, with a dot at its end */
const fieldAt = (at: string, object: Unchecked, path: readonly string[]): Field => ({
  property: `${at}${path.join('.')}`,
  value: path.reduce<unknown>((value, step) => (isObject(value) ? value[step] : undefined), object),
});

/** A field of each container. */
function ofContainers(path: readonly string[]): Rule['fields'] {
  return ({ containers }) => containers.map(({ at, container }) => fieldAt(at, container, path));
}

/** A field of each container, which stands for all of them where the pod has it. */
function ofContainersOrPod(path: readonly string[]): Rule['fields'] {
  return ({ spec, containers }) =>
    containers.map(({ at, container }) => {
      const own = fieldAt(at, container, path);
      return own.value === undefined ? { ...own, value: fieldAt('', spec, path).value } : own;
    });
}

function only(allowed: readonly string[]) {
  return (value: unknown): boolean =>
    value === undefined || (Array.isArray(value) && value.every((item) => allowed.includes(item)));
}
