// What a container may do: combinations that Kubernetes refuses when the pod is made, or starts in vain.
import type { SeccompProfile } from '../service-props';
import { containersOf } from './containers';
import { type Rule, when } from './rule';

const seccomp = (property: string, { type, localhostProfile }: SeccompProfile): string[] => [
  ...when(
    type === 'Localhost' && localhostProfile === undefined,
    () => `${property}.localhostProfile is not set; allowed: a file on the node, for the type Localhost`,
  ),
  ...when(
    type !== 'Localhost' && localhostProfile !== undefined,
    () => `${property}.localhostProfile is '${localhostProfile}'; allowed: only with the type Localhost`,
  ),
];

const profiles: Rule = (props) => [
  ...containersOf(props).flatMap(({ prefix, securityContext }) =>
    securityContext?.seccompProfile === undefined
      ? []
      : seccomp(`${prefix}securityContext.seccompProfile`, securityContext.seccompProfile),
  ),
  ...(props.podSecurityContext?.seccompProfile === undefined
    ? []
    : seccomp('podSecurityContext.seccompProfile', props.podSecurityContext.seccompProfile)),
];

/** A container that must not run as root, and is told to, never starts. */
const root: Rule = ({ podSecurityContext, ...props }, { settings }) =>
  containersOf(props).flatMap(({ prefix, securityContext = {} }) => {
    const bySettings = settings.features('securePodDefaults') === 'Enabled';
    const { runAsNonRoot = podSecurityContext?.runAsNonRoot ?? bySettings, runAsUser = podSecurityContext?.runAsUser } =
      securityContext;
    return when(
      runAsNonRoot === true && runAsUser === 0,
      () => `${prefix}securityContext.runAsUser is 0; allowed: 1 or more, as runAsNonRoot is true`,
    );
  });

/** Linux knows ALL only in upper case. */
const capabilities: Rule = (props) =>
  containersOf(props).flatMap(({ prefix, securityContext }) =>
    (securityContext?.capabilities?.drop ?? []).flatMap((capability) =>
      when(
        capability === 'all',
        () => `${prefix}securityContext.capabilities.drop has 'all'; allowed: ALL, in upper case`,
      ),
    ),
  );

/** The processes of the node are none of the pod's. */
const processes: Rule = ({ hostPID, shareProcessNamespace }) =>
  when(
    hostPID === true && shareProcessNamespace === true,
    () => 'shareProcessNamespace is true; allowed: false, as hostPID is true',
  );

export const SECURITY_RULES: readonly Rule[] = [profiles, root, capabilities, processes];
