// What containers may do.
import { IMAGE } from '../service';
import { allowed, type Row, refused } from './row';

const NO_PROFILE = 'localhostProfile is not set; allowed: a file on the node, for the type Localhost';
const sidecar = { name: 'proxy', image: IMAGE };

export const SECURITY: readonly Row[] = [
  ...(['securityContext', 'podSecurityContext'] as const).flatMap((property) => [
    allowed(`a profile of the node for ${property}`, {
      [property]: { seccompProfile: { type: 'Localhost', localhostProfile: 'strict.json' } },
    }),
    refused(
      `no profile of the node for ${property}`,
      { [property]: { seccompProfile: { type: 'Localhost' } } },
      `${property}.seccompProfile.${NO_PROFILE}`,
    ),
    ...(['RuntimeDefault', 'Unconfined'] as const).flatMap((type) => [
      allowed(`${type} for ${property}`, { [property]: { seccompProfile: { type } } }),
      refused(
        `${type} with a profile of the node for ${property}`,
        { [property]: { seccompProfile: { type, localhostProfile: 'strict.json' } } },
        `${property}.seccompProfile.localhostProfile is 'strict.json'; allowed: only with the type Localhost`,
      ),
    ]),
  ]),
  refused(
    'no profile of the node for a sidecar',
    { sidecars: [{ ...sidecar, securityContext: { seccompProfile: { type: 'Localhost' } } }] },
    `sidecars[0].securityContext.seccompProfile.${NO_PROFILE}`,
  ),

  allowed('processes of the node', { hostPID: true, shareProcessNamespace: false }),
  allowed('processes of the pod', { hostPID: false, shareProcessNamespace: true }),
  refused(
    'processes of the node and of the pod',
    { hostPID: true, shareProcessNamespace: true },
    'shareProcessNamespace is true; allowed: false, as hostPID is true',
  ),

  allowed('a user other than root', { securityContext: { runAsNonRoot: true, runAsUser: 1 } }),
  allowed('root where it may be', { securityContext: { runAsNonRoot: false, runAsUser: 0 } }),
  refused(
    'root where it may not be',
    { securityContext: { runAsNonRoot: true, runAsUser: 0 } },
    'securityContext.runAsUser is 0; allowed: 1 or more, as runAsNonRoot is true',
  ),
  refused(
    'root where it may not be in the pod',
    { podSecurityContext: { runAsNonRoot: true }, securityContext: { runAsUser: 0 } },
    'securityContext.runAsUser is 0; allowed: 1 or more, as runAsNonRoot is true',
  ),
  refused(
    'root in the pod where it may not be',
    { podSecurityContext: { runAsUser: 0 }, securityContext: { runAsNonRoot: true } },
    'securityContext.runAsUser is 0; allowed: 1 or more, as runAsNonRoot is true',
  ),
  allowed('root that the pod refuses and the container allows', {
    podSecurityContext: { runAsNonRoot: true },
    securityContext: { runAsNonRoot: false, runAsUser: 0 },
  }),
  ...(['AllowRootBounded', 'Disabled'] as const).map((securePodDefaults) =>
    allowed(
      `root where secure-pod-defaults is ${securePodDefaults}`,
      { securityContext: { runAsUser: 0 } },
      { configuration: { features: { securePodDefaults } } },
    ),
  ),
  refused(
    'root where secure-pod-defaults is Enabled',
    { securityContext: { runAsUser: 0 } },
    'securityContext.runAsUser is 0; allowed: 1 or more, as runAsNonRoot is true',
    { configuration: { features: { securePodDefaults: 'Enabled' } } },
  ),
  allowed(
    'root that asks for it where secure-pod-defaults is Enabled',
    { securityContext: { runAsNonRoot: false, runAsUser: 0 } },
    { configuration: { features: { securePodDefaults: 'Enabled' } } },
  ),
  refused(
    'root in a sidecar where it may not be',
    { sidecars: [{ ...sidecar, securityContext: { runAsNonRoot: true, runAsUser: 0 } }] },
    'sidecars[0].securityContext.runAsUser is 0; allowed: 1 or more, as runAsNonRoot is true',
  ),

  allowed('all capabilities that are dropped', { securityContext: { capabilities: { drop: ['ALL'] } } }),
  refused(
    'all capabilities in lower case',
    { securityContext: { capabilities: { drop: ['CHOWN', 'all'] } } },
    "securityContext.capabilities.drop has 'all'; allowed: ALL, in upper case",
  ),
  refused(
    'all capabilities in lower case in an init container',
    { initContainers: [{ ...sidecar, securityContext: { capabilities: { drop: ['all'] } } }] },
    "initContainers[0].securityContext.capabilities.drop has 'all'; allowed: ALL, in upper case",
  ),
];
