// Which pods the namespace admits, by the levels of the Pod Security Standards.
import type { KnativeRelease } from '../release/knative-release';
import { isAtLeast, isMinor } from '../release/versions';
import { knownProperties, show } from '../validation/rules';

/** From the one that admits everything to the one that admits least. */
export const POD_SECURITY_LEVELS = ['privileged', 'baseline', 'restricted'] as const;

export type PodSecurityLevel = (typeof POD_SECURITY_LEVELS)[number];

/** @see https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export interface PodSecurityProps {
  /**
   * Pods that break this level are refused. `restricted` needs Knative 1.10.3, as queue-proxy breaks it before, and
   * containers with a securityContext, of their own or by `securePodDefaults`.
   * @default baseline - which queue-proxy of every release keeps, and whatever Knative runs without flags of its own
   */
  readonly enforce?: PodSecurityLevel;

  /**
   * Whoever makes a pod, or a Deployment, that breaks this level is warned.
   * @default - nobody: with Knative, that is its own controller, in whose log nobody looks
   */
  readonly warn?: PodSecurityLevel;

  /**
   * Pods that break this level are marked in the audit log.
   * @default - none
   */
  readonly audit?: PodSecurityLevel;

  /**
   * The Kubernetes minor whose rules the levels have, such as `v1.34`, or `latest`.
   * @default - the one that the app's cluster runs, so that a newer cluster refuses nothing that it admitted before; in an
   * app without a cluster, latest
   */
  readonly version?: string;
}

const PROPERTIES: Readonly<Record<keyof PodSecurityProps, true>> = {
  enforce: true,
  warn: true,
  audit: true,
  version: true,
};

const MODES = ['enforce', 'warn', 'audit'] as const;

/** What the labels of Pod Security begin with. */
export const POD_SECURITY_PREFIX = 'pod-security.kubernetes.io/';

const LATEST = 'latest';

/** A level, and the Kubernetes minor whose rules it has, such as `v1.34`, or `latest`. */
export interface LevelRules {
  readonly level: PodSecurityLevel;
  readonly version: string;
}

/**
 * Returns the level that pods have to keep.
 * @param kubernetes the minor that the cluster runs
 */
export const enforcedRules = (
  { enforce = 'baseline', version }: PodSecurityProps,
  kubernetes: string | undefined,
): LevelRules => ({ level: enforce, version: version ?? (isMinor(kubernetes) ? `v${kubernetes}` : LATEST) });

/** Returns the labels of the namespace. */
export function podSecurityLabels(props: PodSecurityProps, kubernetes: string | undefined): Record<string, string> {
  const { level: enforce, version } = enforcedRules(props, kubernetes);
  const levels: PodSecurityProps = { ...props, enforce };
  return Object.fromEntries(
    MODES.flatMap((mode) => {
      const level = levels[mode];
      return level === undefined
        ? []
        : [
            [`${POD_SECURITY_PREFIX}${mode}`, level],
            [`${POD_SECURITY_PREFIX}${mode}-version`, version],
          ];
    }),
  );
}

/** Returns what is wrong with the levels. */
export function podSecurityPropsProblems(props: PodSecurityProps, release: KnativeRelease): string[] {
  const { version, enforce } = props;
  return [
    ...knownProperties('podSecurity', props, PROPERTIES),
    ...MODES.filter((mode) => props[mode] !== undefined && !isLevel(props[mode])).map(
      (mode) => `podSecurity.${mode} is ${show(props[mode])}; allowed: ${POD_SECURITY_LEVELS.join(', ')}`,
    ),
    ...(version === undefined || isVersion(version)
      ? []
      : [`podSecurity.version is ${show(version)}; allowed: ${LATEST}, or a minor such as v1.34`]),
    ...(enforce === 'restricted' && !release.since('1.10.3')
      ? [
          `podSecurity.enforce is 'restricted'; allowed for Knative ${release.version}: privileged, baseline, as its queue-proxy has no seccompProfile`,
        ]
      : []),
  ];
}

const isLevel = (value: unknown): boolean => POD_SECURITY_LEVELS.some((level) => level === value);

const isVersion = (value: unknown): boolean =>
  value === LATEST || (typeof value === 'string' && value.startsWith('v') && isMinor(value.slice(1)));

/** Returns whether the rules that hold are those of a Kubernetes minor, or newer. */
export const rulesSince = (version: string, minor: string): boolean =>
  version === LATEST || isAtLeast(version.slice(1), minor);
