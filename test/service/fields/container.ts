// The containers of a pod.
import { Cpu } from 'cdk8s-plus-27';
import type { Container, InitContainer, RevisionProps, ServiceProps } from '../../../lib/service/service-props';
import { IMAGE } from '../service';
import {
  ABSOLUTE_PATH,
  at,
  beside,
  type Cases,
  IMAGES,
  LABEL,
  list,
  map,
  oneOf,
  type Place,
  part,
  place,
  plainList,
  plainPart,
  SOME_TEXT,
  since,
  whole,
} from './case';
import { ENV_NAME } from './env';

const WORDS = plainList([['/app', 'serve', ''], []], [['/app', 5], '[1] is 5; allowed: a string']);

const PROBE = part(
  'httpGet, tcpSocket, exec, grpc, initialDelay, period, timeout, successThreshold, failureThreshold',
  { tcpSocket: { port: 3000 } },
  { tcpSocket: { port: 3000 } },
);

type Probed = Pick<Container, 'livenessProbe' | 'readinessProbe' | 'startupProbe'>;

const PROBES: Cases<Probed> = {
  livenessProbe: PROBE,
  readinessProbe: PROBE,
  startupProbe: since('1.15', PROBE),
};

/** Knative probed no other container at first. */
const PROBES_OF_OTHERS: Cases<Probed> = {
  livenessProbe: since('1.14', PROBE),
  readinessProbe: since('1.14', PROBE),
  startupProbe: since('1.15', PROBE),
};

const ENV = map<NonNullable<Container['env']>>(
  'values by name',
  [
    [
      { LEVEL: 'debug', 'log.level': '', '.a': 'b', 'a..b': 'c', '_-1': 'd' },
      [
        { name: 'LEVEL', value: 'debug' },
        { name: 'log.level', value: '' },
        { name: '.a', value: 'b' },
        { name: 'a..b', value: 'c' },
        { name: '_-1', value: 'd' },
      ],
    ],
    [
      { KEY: { secretKeyRef: { name: 'keys', key: 'key' } } },
      [{ name: 'KEY', valueFrom: { secretKeyRef: { name: 'keys', key: 'key' } } }],
    ],
    [{}, []],
  ],
  ...['1A', '.', '..', '..a', 'a b', ''].map(
    (name) => [{ [name]: '' }, ` has '${name}'; allowed: ${ENV_NAME}`] as const,
  ),
  [
    { LIMIT: 1 },
    '.LIMIT is 1; allowed: a string, or an object with secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef',
  ],
);

/** What every container has. */
const COMMON: Cases<Omit<InitContainer, 'name'>> = {
  image: IMAGES,
  command: WORDS,
  args: WORDS,
  workingDir: SOME_TEXT,
  env: ENV,
  envFrom: plainList(
    [[{ secretRef: { name: 'keys' } }, { configMapRef: { name: 'levels' }, prefix: 'LOG_' }], []],
    [[5], '[0] is 5; allowed: an object with secretRef, configMapRef, prefix'],
  ),
  imagePullPolicy: oneOf('Always', 'IfNotPresent', 'Never'),
  resources: part(
    'cpu, memory, ephemeralStorage, extended',
    { cpu: { request: Cpu.millis(250) } },
    { requests: { cpu: '250m' } },
  ),
  securityContext: plainPart(
    'runAsUser, runAsGroup, runAsNonRoot, readOnlyRootFilesystem, allowPrivilegeEscalation, capabilities, seccompProfile, privileged',
    { runAsUser: 1000, readOnlyRootFilesystem: true },
  ),
  terminationMessagePath: ABSOLUTE_PATH,
  terminationMessagePolicy: oneOf('File', 'FallbackToLogsOnError'),
  volumeMounts: beside(
    { volumes: [{ name: 'files', emptyDir: {} }] },
    plainList(
      [[{ name: 'files', mountPath: '/files' }]],
      [[5], '[0] is 5; allowed: an object with name, mountPath, readOnly, subPath, mountPropagation'],
      [
        [
          { name: 'files', mountPath: '/files' },
          { name: 'files', mountPath: '/files' },
        ],
        " has mountPath '/files' 2 times; allowed: once",
      ],
    ),
  ),
};

type Main = Cases<Omit<Container, 'name'> & Pick<RevisionProps, 'containerName' | 'port' | 'portName'>>;

const MAIN: Main = {
  ...COMMON,
  ...PROBES,
  containerName: at(['name'], LABEL),
  port: at(['ports', 0, 'containerPort'], whole(1, 65535)),
  portName: beside({ port: 3000 }, at(['ports', 0, 'name'], oneOf('http1', 'h2c'))),
};

/** Knative gives the container that answers the requests a port where there are others. */
const WITH_PORT: Partial<ServiceProps> = { port: 8080 };

export const CONTAINERS: readonly Place[] = [
  place({ property: '', at: 'spec.template.spec.containers[0]' }, MAIN),
  place<Container>(
    {
      property: 'sidecars[0]',
      at: 'spec.template.spec.containers[1]',
      service: { ...WITH_PORT, sidecars: [{ name: 'proxy', image: IMAGE }] },
    },
    { name: LABEL, ...COMMON, ...PROBES_OF_OTHERS },
  ),
  place<InitContainer>(
    {
      property: 'initContainers[0]',
      at: 'spec.template.spec.initContainers[0]',
      service: { initContainers: [{ name: 'setup', image: IMAGE }] },
    },
    { name: LABEL, ...COMMON },
  ),
];

/** Lists of containers, as the pod has them. */
export const CONTAINER_LISTS: Cases<Pick<ServiceProps, 'sidecars' | 'initContainers'>> = {
  sidecars: beside(
    WITH_PORT,
    at(
      ['containers', 1],
      list(
        [[[{ name: 'proxy', image: IMAGE }], { name: 'proxy', image: IMAGE }]],
        [
          [5],
          '[0] is 5; allowed: an object with name, image, command, args, workingDir, env, envFrom, imagePullPolicy, resources, securityContext, terminationMessagePath, terminationMessagePolicy, volumeMounts, livenessProbe, readinessProbe, startupProbe',
        ],
        [
          [
            { name: 'proxy', image: IMAGE },
            { name: 'proxy', image: IMAGE },
          ],
          " has name 'proxy' 2 times; allowed: once",
        ],
      ),
    ),
  ),
  initContainers: plainList(
    [[{ name: 'setup', image: IMAGE }], []],
    [
      [5],
      '[0] is 5; allowed: an object with name, image, command, args, workingDir, env, envFrom, imagePullPolicy, resources, securityContext, terminationMessagePath, terminationMessagePolicy, volumeMounts',
    ],
    [
      [
        { name: 'setup', image: IMAGE },
        { name: 'setup', image: IMAGE },
      ],
      " has name 'setup' 2 times; allowed: once",
    ],
  ),
};
