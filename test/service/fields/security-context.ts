// What containers and pods may do on their node.
import type {
  Capabilities,
  PodSecurityContext,
  SeccompProfile,
  SecurityContext,
} from '../../../lib/service/service-props';
import { type Case, FLAG, oneOf, type Place, place, plainList, plainPart, RELATIVE_PATH, since, whole } from './case';

const CONTAINER = { property: 'securityContext', at: 'spec.template.spec.containers[0].securityContext' };
const POD = { property: 'podSecurityContext', at: 'spec.template.spec.securityContext' };

const CAPABILITY = 'the name of a capability without CAP_, such as NET_BIND_SERVICE';

const CAPABILITIES = plainList(
  [['ALL'], ['NET_BIND_SERVICE', 'CHOWN'], []],
  ...['', 'CAP_CHOWN', 'cap_chown'].map((name) => [[name], `[0] is '${name}'; allowed: ${CAPABILITY}`] as const),
  [['ALL', 5], `[1] is 5; allowed: ${CAPABILITY}`],
);

const SECCOMP_PROFILE = plainPart('type, localhostProfile', { type: 'RuntimeDefault' });

const profile = (seccompProfile: SeccompProfile) => ({ securityContext: { seccompProfile } });

/** Only the type Localhost has a profile. */
const SECCOMP_TYPE: Case<SeccompProfile['type']> = {
  ...oneOf('RuntimeDefault', 'Unconfined', 'Localhost'),
  good: [
    ['RuntimeDefault', 'RuntimeDefault'],
    ['Unconfined', 'Unconfined'],
    ['Localhost', 'Localhost', profile({ type: 'Localhost', localhostProfile: 'profile.json' })],
  ],
};

export const FALSE: Case<false> = { good: [[false, false]], allowed: 'false', bad: [[true], ['false'], [null]] };

export const SECURITY_CONTEXTS: readonly Place[] = [
  place<SecurityContext>(CONTAINER, {
    runAsUser: whole(0),
    runAsGroup: whole(0),
    runAsNonRoot: FLAG,
    readOnlyRootFilesystem: FLAG,
    allowPrivilegeEscalation: since('1.8', FLAG),
    capabilities: plainPart('drop, add', { drop: ['ALL'] }),
    seccompProfile: since('1.9', SECCOMP_PROFILE),
    privileged: since('1.17', FALSE),
  }),
  place<Capabilities>(
    { property: `${CONTAINER.property}.capabilities`, at: `${CONTAINER.at}.capabilities` },
    { drop: CAPABILITIES, add: CAPABILITIES },
  ),
  place<SeccompProfile>(
    {
      property: `${CONTAINER.property}.seccompProfile`,
      at: `${CONTAINER.at}.seccompProfile`,
      service: profile({ type: 'Localhost' }),
    },
    { type: { ...SECCOMP_TYPE, service: { securityContext: {} } }, localhostProfile: RELATIVE_PATH },
  ),
  place<PodSecurityContext>(POD, {
    runAsUser: whole(0),
    runAsGroup: whole(0),
    runAsNonRoot: FLAG,
    fsGroup: whole(0),
    supplementalGroups: plainList(
      [[0, 2147483647], []],
      [[-1], '[0] is -1; allowed: a whole number from 0 to 2147483647'],
      [[0, 2147483648], '[1] is 2147483648; allowed: a whole number from 0 to 2147483647'],
    ),
    seccompProfile: since('1.8', SECCOMP_PROFILE),
  }),
];
