// Containers: the one that answers the requests, those beside it, and those before it.
import { type Fields, field, fieldUnder, type Path, type Shape } from '../../fields/field';
import { anyText, choice, list, namedList, object, someText } from '../../fields/kinds';
import type { Container, InitContainer } from '../service-props';
import { env, envFrom } from './env';
import { absolutePath, image, label } from './names';
import { PROBE } from './probe';
import { RESOURCES } from './resources';
import { SECURITY_CONTEXT } from './security-context';
import { volumeMounts } from './volume';

/** What every container has. */
type Common = Omit<InitContainer, 'name'>;

/** What a container has that runs as long as the pod does. */
type Probed = Pick<Container, 'livenessProbe' | 'readinessProbe' | 'startupProbe'>;

const commonFields = (base: Path): Fields<Common> => {
  const field = fieldUnder(base);
  return {
    image: field(image, {
      remark: 'Best by digest, which says in Git what runs.',
      required: true,
    }),
    command: field(list(anyText), { unset: "the image's own" }),
    args: field(list(anyText), { unset: "the image's own" }),
    workingDir: field(someText, { unset: "the image's own" }),
    env: field(env, { unset: 'only those that Knative sets: PORT, K_SERVICE, K_CONFIGURATION, K_REVISION' }),
    envFrom: field(envFrom, { unset: 'none' }),
    imagePullPolicy: field(choice('Always', 'IfNotPresent', 'Never'), {
      unset: 'IfNotPresent for an image by digest, which Knative makes of a tag',
    }),
    resources: field(object(RESOURCES, 'by property'), {
      unset: 'what config-defaults says; a node then takes as many pods as it has room for',
    }),
    securityContext: field(object(SECURITY_CONTEXT, 'by property'), { unset: "the image's and the pod's own" }),
    terminationMessagePath: field(absolutePath, { unset: '/dev/termination-log' }),
    terminationMessagePolicy: field(choice('File', 'FallbackToLogsOnError'), { unset: 'File' }),
    volumeMounts: field(volumeMounts, { unset: 'none' }),
  };
};

const probeFields = (base: Path): Fields<Probed> => {
  const field = fieldUnder(base);
  return {
    livenessProbe: field(object(PROBE), { unset: 'the container is restarted only when it ends' }),
    readinessProbe: field(object(PROBE), { unset: 'ready when the port accepts connections' }),
    startupProbe: field(object(PROBE), {
      remark: 'It makes cold starts longer: Knative asks for readiness only after it.',
      unset: 'none',
      since: '1.15',
    }),
  };
};

/** The fields of the container that answers the requests. */
export const mainContainerFields = (base: Path): Fields<Common & Probed> => ({
  ...commonFields(base),
  ...probeFields(base),
});

const NAME = field(label, { required: true });

/** Without a flag, Knative refuses probes of containers that don't answer requests. */
function flaggedProbes(): Fields<Probed> {
  const { livenessProbe, readinessProbe, startupProbe } = probeFields([]);
  const flagged = { feature: 'multiContainerProbing', unset: 'none' } as const;
  return {
    livenessProbe: { ...livenessProbe, ...flagged, since: '1.14' },
    readinessProbe: { ...readinessProbe, ...flagged, since: '1.14' },
    startupProbe: { ...startupProbe, ...flagged, since: '1.15' },
  };
}

const SIDECAR: Shape<Container> = {
  name: 'Container',
  description: 'A container beside the one that answers the requests.',
  fields: { name: NAME, ...commonFields([]), ...flaggedProbes() },
};

const INIT_CONTAINER: Shape<InitContainer> = {
  name: 'InitContainer',
  description: 'A container that runs to its end before the others start.',
  fields: { name: NAME, ...commonFields([]) },
};

/** Containers beside the one that answers the requests. */
export const sidecars = namedList(object(SIDECAR, 'by property'), 'name');

/** Containers that run to their end before the others start, one after the other. */
export const initContainers = namedList(object(INIT_CONTAINER, 'by property'), 'name');
