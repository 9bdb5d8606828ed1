// What a container and a pod may do on their node.
import { field, type Shape } from '../../fields/field';
import { choice, flag, integer, list, object, only, textThat } from '../../fields/kinds';
import type { Capabilities, PodSecurityContext, SeccompProfile, SecurityContext } from '../service-props';
import { relativePath } from './names';

const SEE = 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/';

/** The number of a user or a group. */
const ID = integer({ minimum: 0 });

/** Runtimes put the prefix before it by themselves. */
const CAPABILITY = textThat(
  'the name of a capability without CAP_, such as NET_BIND_SERVICE',
  (name) => name.trim() !== '' && !/^CAP_/i.test(name),
);

const OF_IMAGE = "the image's own";

const SECCOMP_PROFILE: Shape<SeccompProfile> = {
  name: 'SeccompProfile',
  description: 'Which system calls a container may make.',
  fields: {
    type: field(choice('RuntimeDefault', 'Unconfined', 'Localhost'), {
      required: true,
    }),
    localhostProfile: field(relativePath, {
      unset: 'none',
    }),
  },
};

const CAPABILITIES: Shape<Capabilities> = {
  name: 'Capabilities',
  description: 'Capabilities of Linux that a container has besides, or without, those of its runtime.',
  fields: {
    drop: field(list(CAPABILITY), { remark: 'ALL takes all of them.', unset: 'none' }),
    add: field(list(CAPABILITY), { unset: 'none', feature: 'kubernetesContainerspecAddcapabilities' }),
  },
};

export const SECURITY_CONTEXT: Shape<SecurityContext> = {
  name: 'SecurityContext',
  description: 'What a container may do on its node.',
  see: SEE,
  fields: {
    runAsUser: field(ID, { unset: OF_IMAGE }),
    runAsGroup: field(ID, { unset: OF_IMAGE }),
    runAsNonRoot: field(flag, { unset: 'false, or what secure-pod-defaults says' }),
    readOnlyRootFilesystem: field(flag, { unset: 'false' }),
    allowPrivilegeEscalation: field(flag, { unset: 'true, or what secure-pod-defaults says', since: '1.8' }),
    capabilities: field(object(CAPABILITIES), { unset: "the container runtime's own" }),
    seccompProfile: field(object(SECCOMP_PROFILE), {
      unset: 'none, or what secure-pod-defaults says',
      since: '1.9',
    }),
    privileged: field(only(false), { unset: 'false', since: '1.17' }),
  },
};

export const POD_SECURITY_CONTEXT: Shape<PodSecurityContext> = {
  name: 'PodSecurityContext',
  description: 'What all containers of a pod may do on their node.',
  see: SEE,
  fields: {
    runAsUser: field(ID, { description: 'User that the containers run as.', unset: OF_IMAGE }),
    runAsGroup: field(ID, { description: 'Main group that the containers run as.', unset: OF_IMAGE }),
    runAsNonRoot: field(flag, {
      description: 'Whether a container that would run as root is not started.',
      unset: 'false',
    }),
    fsGroup: field(ID, { description: 'Group that the files of volumes belong to.', unset: 'none' }),
    supplementalGroups: field(list(ID), {
      description: 'Groups that the containers belong to besides.',
      unset: 'none',
    }),
    seccompProfile: field(object(SECCOMP_PROFILE), {
      description: 'Which system calls the containers may make.',
      unset: 'none',
      since: '1.8',
    }),
  },
};
