// The containers of a pod together.
import { IMAGE } from '../service';
import { allowed, type Row, refused } from './row';

const PORTS = '8008, 8012, 8013, 8022, 9090, 9091';
const PROXY = "which Knative's own proxy uses";
const ENCRYPTED = { configuration: { network: { systemInternalTls: 'Enabled' } } } as const;
const sidecar = { name: 'proxy', image: IMAGE };
const setup = { name: 'setup', image: IMAGE };

export const CONTAINERS: readonly Row[] = [
  ...[8007, 8009, 8011, 8014, 8021, 8023, 8080, 9089, 9092].map((port) => allowed(`port ${port}`, { port })),
  ...[8008, 8012, 8013, 8022, 9090, 9091].map((port) =>
    refused(`port ${port}`, { port }, `port is ${port}; allowed: any but ${PORTS}, ${PROXY}`),
  ),
  allowed('port 8112', { port: 8112 }),
  allowed('port 8111 where requests within the cluster are encrypted', { port: 8111 }, ENCRYPTED),
  refused(
    'port 8112 where requests within the cluster are encrypted',
    { port: 8112 },
    `port is 8112; allowed: any but ${PORTS}, 8112, ${PROXY}`,
    ENCRYPTED,
  ),
  refused(
    'port 8112 where they are encrypted as in Knative 1.11',
    { port: 8112 },
    `port is 8112; allowed: any but ${PORTS}, 8112, ${PROXY}`,
    { version: '1.11.6', configuration: { network: { internalEncryption: true } } },
  ),
  allowed(
    'port 8112 where they are not encrypted',
    { port: 8112 },
    {
      version: '1.11.6',
      configuration: { network: { internalEncryption: false } },
    },
  ),

  allowed('port 8111 on the network of the node', { port: 8111, hostNetwork: true }),
  allowed('port 8112 on the network of the pod', { port: 8112, hostNetwork: false }),
  refused(
    'port 8112 on the network of the node',
    { port: 8112, hostNetwork: true },
    `port is 8112; allowed: any but ${PORTS}, 8112, ${PROXY}`,
  ),

  allowed('containers each with a name of its own', {
    containerName: 'hello',
    sidecars: [sidecar],
    initContainers: [setup],
  }),
  ...[
    { containerName: 'queue-proxy' },
    { sidecars: [{ ...sidecar, name: 'queue-proxy' }] },
    { initContainers: [{ ...setup, name: 'queue-proxy' }] },
  ].map((props) =>
    refused(
      `the name of Knative's proxy in ${Object.keys(props).join()}`,
      props,
      "a container is called 'queue-proxy'; allowed: any other name, as Knative's own proxy has it",
    ),
  ),
  refused(
    'a sidecar with the name of the container',
    { containerName: 'proxy', sidecars: [sidecar] },
    "2 containers are called 'proxy'; allowed: one",
  ),
  refused(
    'an init container with the name of a sidecar',
    { sidecars: [sidecar], initContainers: [{ ...setup, name: 'proxy' }] },
    "2 containers are called 'proxy'; allowed: one",
  ),

  ...['PORT', 'K_SERVICE', 'K_CONFIGURATION', 'K_REVISION'].map((name) =>
    refused(
      `the variable ${name}`,
      { env: { [name]: '1' } },
      `env has ${name}; allowed: any but PORT, K_SERVICE, K_CONFIGURATION, K_REVISION, which Knative sets`,
    ),
  ),
  allowed('variables that are called nearly so', { env: { PORTS: '1', K_SINK: '1', port: '1' } }),
  allowed('the variable PORT in other containers', {
    sidecars: [{ ...sidecar, env: { PORT: '1' } }],
    initContainers: [{ ...setup, env: { PORT: '1' } }],
  }),
  refused(
    'the variable K_SERVICE in a sidecar',
    { sidecars: [{ ...sidecar, env: { K_SERVICE: '1' } }] },
    'sidecars[0].env has K_SERVICE; allowed: any but K_SERVICE, K_CONFIGURATION, K_REVISION, which Knative sets',
  ),
  refused(
    'the variable K_REVISION in an init container',
    { initContainers: [{ ...setup, env: { K_REVISION: '1' } }] },
    'initContainers[0].env has K_REVISION; allowed: any but K_SERVICE, K_CONFIGURATION, K_REVISION, which Knative sets',
  ),
];
