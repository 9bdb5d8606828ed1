// Annotations by which Kubernetes itself is told something of a pod.
import type { ServiceProps } from '../../../lib/service/service-props';
import { allowed, type Row, refused } from './row';

const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';
const APP_ARMOR_ALLOWED = 'runtime/default, unconfined or localhost/PROFILE, for a container of the pod';
const SECCOMP_ALLOWED = 'runtime/default, docker/default, unconfined or localhost/PROFILE';
const COST = 'controller.kubernetes.io/pod-deletion-cost';

const annotated = (key: string, value: string, props: Partial<ServiceProps> = {}): Partial<ServiceProps> => ({
  revisionAnnotations: { [key]: value },
  ...props,
});

const NAMED = { containerName: 'hello' };

export const POD_ANNOTATIONS: readonly Row[] = [
  ...['runtime/default', 'unconfined', 'localhost/strict'].flatMap((profile) => [
    allowed(`AppArmor's profile ${profile}`, annotated(`${APP_ARMOR}hello`, profile, NAMED)),
    allowed(
      `AppArmor's profile ${profile} for a container without a name`,
      annotated(`${APP_ARMOR}user-container`, profile),
    ),
  ]),
  ...['docker/default', 'localhost/', '', 'strict'].map((profile) =>
    refused(
      `AppArmor's profile '${profile}'`,
      annotated(`${APP_ARMOR}hello`, profile, NAMED),
      `revisionAnnotations.${APP_ARMOR}hello is '${profile}'; allowed: ${APP_ARMOR_ALLOWED}`,
    ),
  ),
  allowed("AppArmor's profile for Knative's proxy", annotated(`${APP_ARMOR}queue-proxy`, 'unconfined', NAMED)),
  refused(
    "AppArmor's profile for no container",
    annotated(`${APP_ARMOR}other`, 'unconfined', NAMED),
    `revisionAnnotations.${APP_ARMOR}other is 'unconfined'; allowed: ${APP_ARMOR_ALLOWED}`,
  ),
  ...['seccomp.security.alpha.kubernetes.io/pod', 'container.seccomp.security.alpha.kubernetes.io/hello'].flatMap(
    (key) => [
      ...['runtime/default', 'docker/default', 'unconfined', 'localhost/strict', 'localhost/a/..b'].map((profile) =>
        allowed(`${key} ${profile}`, annotated(key, profile)),
      ),
      ...['localhost/', 'strict', 'localhost//strict', 'localhost/../strict'].map((profile) =>
        refused(
          `${key} ${profile}`,
          annotated(key, profile),
          `revisionAnnotations.${key} is '${profile}'; allowed: ${SECCOMP_ALLOWED}`,
        ),
      ),
    ],
  ),
  ...['-2147483648', '0', '2147483647'].map((cost) => allowed(`a cost of ${cost}`, annotated(COST, cost))),
  ...['-2147483649', '2147483648', '1.5', 'much', '01', '-0'].map((cost) =>
    refused(
      `a cost of ${cost}`,
      annotated(COST, cost),
      `revisionAnnotations.${COST} is '${cost}'; allowed: a whole number from -2147483648 to 2147483647`,
    ),
  ),
  allowed('another annotation that begins like that of the cost', annotated(`${COST}-2`, 'much')),
  refused(
    'tolerations as they once were',
    annotated('scheduler.alpha.kubernetes.io/tolerations', '[]'),
    "revisionAnnotations.scheduler.alpha.kubernetes.io/tolerations is '[]'; allowed: the property tolerations",
  ),
  refused(
    'a copy of a pod',
    annotated('kubernetes.io/config.mirror', 'x'),
    "revisionAnnotations.kubernetes.io/config.mirror is 'x'; allowed: none, as only a node writes it",
  ),
];
