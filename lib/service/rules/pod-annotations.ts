// Annotations by which Kubernetes itself is told something of a pod.
import { MAX_INT32, show } from '../../validation/rules';
import { containersOf, QUEUE_PROXY } from './containers';
import { type Checked, type Rule, when } from './rule';

/** Annotations of Kubernetes. */
interface PodAnnotation {
  /** The key, or with a '/' at its end what the keys begin with. */
  readonly key: string;
  /** In words, which values are allowed. */
  readonly allowed: string;
  /** @param rest what follows in the key */
  readonly test: (value: string, rest: string, props: Checked) => boolean;
}

/** Returns whether a container may be called so; one that is called by config-defaults may be called anything. */
const isContainer = (name: string, props: Checked): boolean =>
  name === QUEUE_PROXY || containersOf(props).some((each) => each.name === undefined || each.name === name);

const POD_ANNOTATIONS: readonly PodAnnotation[] = [
  {
    key: 'container.apparmor.security.beta.kubernetes.io/',
    allowed: 'runtime/default, unconfined or localhost/PROFILE, for a container of the pod',
    test: (value, name, props) =>
      /^(?:runtime\/default|unconfined|localhost\/.+)$/.test(value) && isContainer(name, props),
  },
  ...['seccomp.security.alpha.kubernetes.io/pod', 'container.seccomp.security.alpha.kubernetes.io/'].map((key) => ({
    key,
    allowed: 'runtime/default, docker/default, unconfined or localhost/PROFILE',
    test: (value: string) =>
      /^(?:(?:runtime|docker)\/default|unconfined|localhost\/(?!\/).+)$/.test(value) &&
      !value.split('/').includes('..'),
  })),
  {
    key: 'controller.kubernetes.io/pod-deletion-cost',
    allowed: `a whole number from -${MAX_INT32 + 1} to ${MAX_INT32}`,
    test: (value) => /^(?:0|-?[1-9]\d*)$/.test(value) && Number(value) >= -MAX_INT32 - 1 && Number(value) <= MAX_INT32,
  },
  {
    key: 'scheduler.alpha.kubernetes.io/tolerations',
    allowed: 'the property tolerations',
    test: () => false,
  },
  {
    key: 'kubernetes.io/config.mirror',
    allowed: 'none, as only a node writes it',
    test: () => false,
  },
];

const podAnnotations: Rule = (props) =>
  Object.entries(props.revisionAnnotations ?? {}).flatMap(([key, value]) =>
    POD_ANNOTATIONS.filter((known) =>
      known.key.endsWith('/') ? key.startsWith(known.key) : key === known.key,
    ).flatMap((known) =>
      when(
        !known.test(value, key.slice(known.key.length), props),
        () => `revisionAnnotations.${key} is ${show(value)}; allowed: ${known.allowed}`,
      ),
    ),
  );

export const POD_ANNOTATION_RULES: readonly Rule[] = [podAnnotations];
